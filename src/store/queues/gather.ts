// Gathers calls that come in one tick, or while the last batch is under way, into one statement.
import { AppError } from '../../model/refusal.ts'

interface Batches<In> {
  readonly most?: number
  /** Inputs of the same name never share a batch; they follow one another. */
  readonly apart?: (input: In) => string
  /** Nobody waits for these: the first of a batch waits so long for others. */
  readonly lingerMs?: number
}

/**
 * `work` gets the inputs in order of arrival and answers in the same order. A fault of the database fails its whole batch;
 * any other is the fault of one input, so each is then tried alone. Whatever is gathered must stand being tried again.
 */
export function gather<In, Out>(
  work: (inputs: readonly In[]) => Promise<readonly Out[]>,
  { most = 500, apart, lingerMs }: Batches<In> = {},
): (input: In) => Promise<Out> {
  interface Call {
    readonly input: In
    readonly resolve: (out: Out) => void
    readonly reject: (error: unknown) => void
  }
  let waiting: Call[] = []
  let busy = false

  const take = (): readonly Call[] => {
    const names = new Set<string>()
    const batch: Call[] = []
    const rest: Call[] = []
    for (const call of waiting) {
      const name = apart?.(call.input)
      const room = batch.length < most && !(name !== undefined && names.has(name))
      if (name !== undefined) names.add(name)
      if (room) batch.push(call)
      else rest.push(call)
    }
    waiting = rest
    return batch
  }

  const answer = async (batch: readonly Call[]): Promise<void> => {
    const outs = await work(batch.map(call => call.input))
    for (const [index, call] of batch.entries()) {
      const out = outs[index]
      if (out === undefined) call.reject(new Error('the batch gave no answer'))
      else call.resolve(out)
    }
  }

  const refuse = (batch: readonly Call[], fault: unknown): void => {
    for (const call of batch) call.reject(fault)
  }

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = take()
      try {
        await answer(batch)
      } catch (error) {
        if (batch.length === 1 || error instanceof AppError) refuse(batch, error)
        else for (const call of batch) await answer([call]).catch((fault: unknown) => refuse([call], fault))
      }
    }
    busy = false
  }

  return input =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      if (busy) return
      busy = true
      if (lingerMs === undefined) setImmediate(flush)
      else setTimeout(flush, lingerMs)
    })
}
