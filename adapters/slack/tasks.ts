// What still runs after an acknowledgement: known, so that stopping waits for it, and a fault in it is logged.
import type { Log } from '../../src/ports/log.ts'

export interface Tasks {
  run(work: () => Promise<void>): void
  /** Resolves when nothing of it runs any more. */
  settled(): Promise<void>
}

export function makeTasks(log: Log): Tasks {
  const running = new Set<Promise<void>>()
  return {
    run(work) {
      const task = work()
        .catch(fault => log.error('something that follows an answer to Slack failed', fault))
        .finally(() => running.delete(task))
      running.add(task)
    },
    async settled() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
