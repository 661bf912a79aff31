// A queue in memory, as forgetful as the real one may be: what it held is gone with the process.
import type { Job, Queue } from '../../src/ports/queue.ts'

export function memoryQueue(): Queue {
  const waiting = new Map<string, NodeJS.Timeout>()
  let run: ((job: Job) => Promise<void>) | undefined
  return {
    async add(id, job, delayMs = 0) {
      if (waiting.has(id)) return
      const start = () => {
        waiting.delete(id)
        run?.(job).catch(() => {})
      }
      waiting.set(id, setTimeout(start, Math.min(delayMs, 2_000_000_000)).unref())
    },
    async work(handle) {
      run = handle
    },
    check: async () => undefined,
    async stop() {
      run = undefined
      for (const timer of waiting.values()) clearTimeout(timer)
      waiting.clear()
    },
  }
}
