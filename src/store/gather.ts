// Gathers calls that come in one tick, or while the last batch is under way, into one statement.

/** `work` gets the inputs in order of arrival and answers in the same order; a fault fails its whole batch. */
export function gather<In, Out>(
  work: (inputs: readonly In[]) => Promise<readonly Out[]>,
  most: number,
): (input: In) => Promise<Out> {
  interface Call {
    readonly input: In
    readonly resolve: (out: Out) => void
    readonly reject: (error: unknown) => void
  }
  let waiting: Call[] = []
  let busy = false

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        const outs = await work(batch.map(call => call.input))
        for (const [index, call] of batch.entries()) {
          const out = outs[index]
          if (out === undefined) call.reject(new Error('the batch gave no answer'))
          else call.resolve(out)
        }
      } catch (error) {
        for (const call of batch) call.reject(error)
      }
    }
    busy = false
  }

  return input =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      if (busy) return
      busy = true
      setImmediate(flush)
    })
}
