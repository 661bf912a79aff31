// Many requests on all cores: this thread and a worker for every further core take portions, the answers come in order.
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { LawPacks } from '../law/pack.ts'
import type { CompanySettings } from '../model/settings.ts'
import { answerText, type LawForm, type LawText } from './law-answer.ts'

/** What a worker is told once. */
export interface Duty {
  readonly form: LawForm
  readonly today: string
  readonly lawOverrides: CompanySettings['lawOverrides']
}

/** A worker says it is ready with no portion, and then hands in each. */
export interface Handed {
  readonly portion?: number
  readonly answers: readonly LawText[]
}

export interface Portion {
  readonly portion: number
  readonly requests: readonly unknown[]
}

const portionSize = 100
// A worker has to start and to read the law; for fewer requests that takes longer than it saves.
const worthWorkers = 1_500
const mostWorkers = 3
// While one portion is on its way the next is at hand.
const atHand = 2

/** Answers each request, in order, as soon as it and all before it are answered. */
export async function* answerAll(packs: LawPacks, requests: readonly unknown[], duty: Duty): AsyncGenerator<LawText> {
  const portions = Math.ceil(requests.length / portionSize)
  const done = new Map<number, readonly LawText[]>()
  const open = Array.from({ length: portions }, (_, portion) => portion)
  const of = (portion: number) => requests.slice(portion * portionSize, (portion + 1) * portionSize)
  const count = requests.length < worthWorkers ? 0 : Math.min(availableParallelism() - 1, mostWorkers)
  const workers = Array.from({ length: count }, () => startWorker(duty, open, of, done))
  try {
    for (let portion = 0; portion < portions; portion += 1) {
      while (!done.has(portion)) {
        const mine = open.shift()
        if (mine !== undefined)
          done.set(
            mine,
            of(mine).map(request => answerText(packs, request, duty.form, duty.today)),
          )
        // Lets the workers hand in what they have.
        await (mine === undefined ? Promise.race(workers.map(worker => worker.next())) : setImmediate())
      }
      yield* done.get(portion) ?? []
      done.delete(portion)
    }
  } finally {
    await Promise.all(workers.map(worker => worker.stop()))
  }
}

function startWorker(
  duty: Duty,
  open: number[],
  of: (portion: number) => readonly unknown[],
  done: Map<number, readonly LawText[]>,
) {
  const worker = new Worker(new URL('./law-worker.ts', import.meta.url), { workerData: duty })
  const held = new Set<number>()
  let heard = (): void => {}

  worker.on('message', ({ portion, answers }: Handed) => {
    if (portion !== undefined) {
      held.delete(portion)
      done.set(portion, answers)
    }
    while (held.size < atHand) {
      const next = open.shift()
      if (next === undefined) break
      held.add(next)
      worker.postMessage({ portion: next, requests: of(next) } satisfies Portion)
    }
    heard()
  })
  // What a worker cannot finish the others do.
  const gone = (): void => {
    open.unshift(...held)
    held.clear()
    heard()
  }
  worker.on('error', gone)
  worker.on('exit', gone)

  return {
    next: () =>
      new Promise<void>(resolve => {
        heard = resolve
      }),
    stop: () => worker.terminate(),
  }
}
