// Many requests on all cores: this thread and a worker for every further core take portions, the answers come in order.
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { LawData } from '../../packs/law-data.ts'
import type { Asked, LawForm, LawText } from './law-answer.ts'

/** What all answers have in common. */
export interface Duty {
  readonly form: LawForm
  readonly today: string
  /** As the company applies it. */
  readonly law: LawData
}

export interface Portion {
  readonly portion: number
  readonly asked: Asked
}

export interface Handed {
  readonly portion: number
  readonly answers: LawText
}

const portionSize = 50
const mostWorkers = 3
// While one portion is on its way the next is at hand.
const atHand = 2

export interface Crew {
  /** The answers of each portion, in order, as soon as it and all before it are answered. */
  answers(asked: Asked, duty: Duty, mine: (asked: Asked) => LawText): AsyncGenerator<LawText>
  dismiss(): Promise<unknown>
}

/** Workers that load the rules while the caller still reads the requests; without any, the caller answers alone. */
export function gatherCrew(alone: boolean): Crew {
  const count = alone ? 0 : Math.min(availableParallelism() - 1, mostWorkers)
  const workers = Array.from({ length: count }, startWorker)
  return {
    async *answers(asked, duty, mine) {
      const portions = Math.ceil(asked.requests.length / portionSize)
      const done = new Map<number, LawText>()
      const open = Array.from({ length: portions }, (_, portion) => portion)
      const of = (portion: number) => part(asked, portion * portionSize, (portion + 1) * portionSize)
      for (const worker of workers) worker.begin(duty, open, of, done)
      for (let portion = 0; portion < portions; portion += 1) {
        while (!done.has(portion)) {
          const next = open.shift()
          if (next !== undefined) done.set(next, mine(of(next)))
          // Lets the workers hand in what they have.
          await (next === undefined ? Promise.race(workers.map(worker => worker.next())) : setImmediate())
        }
        const answers = done.get(portion)
        done.delete(portion)
        if (answers)
          yield { ...answers, faults: answers.faults.map(one => ({ ...one, at: portion * portionSize + one.at })) }
      }
    },
    dismiss: () => Promise.all(workers.map(worker => worker.stop())),
  }
}

function part({ requests, repeated }: Asked, from: number, to: number): Asked {
  const within = [...repeated].filter(([at]) => at >= from && at < to)
  return { requests: requests.slice(from, to), repeated: new Map(within.map(([at, name]) => [at - from, name])) }
}

function startWorker() {
  const worker = new Worker(new URL('./law-worker.mjs', import.meta.url), { execArgv: [] })
  const held = new Set<number>()
  let heard = (): void => {}
  let gone = (): void => {}
  worker.on('error', fault => {
    process.stderr.write(
      `A worker ended (${fault.message}); the others go on without it. 一个计算线程已停止,其余继续。\n`,
    )
    gone()
  })
  worker.on('exit', () => gone())

  return {
    begin(duty: Duty, open: number[], of: (portion: number) => Asked, done: Map<number, LawText>): void {
      const hand = (): void => {
        while (held.size < atHand) {
          const next = open.shift()
          if (next === undefined) break
          held.add(next)
          worker.postMessage({ portion: next, asked: of(next) } satisfies Portion)
        }
      }
      worker.on('message', (handed: Handed | 'ready') => {
        if (handed !== 'ready') {
          held.delete(handed.portion)
          done.set(handed.portion, handed.answers)
        }
        hand()
        heard()
      })
      // What a worker cannot finish the others do.
      gone = () => {
        open.unshift(...held)
        held.clear()
        heard()
      }
      worker.postMessage(duty)
    },
    next: () =>
      new Promise<void>(resolve => {
        heard = resolve
      }),
    stop: () => worker.terminate(),
  }
}
