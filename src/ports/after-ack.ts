// What still runs after an acknowledgement: known, so that stopping waits for it, and a fault in it is logged.
import type { PlatformName } from '../model/person.ts'
import type { Log } from './log.ts'

export interface AfterAck {
  run(work: () => Promise<void>): void
  /** Resolves when nothing of it runs any more. */
  settled(): Promise<void>
}

/** For one messenger, whose name the log tells. */
export function makeAfterAck(platform: PlatformName, log: Log): AfterAck {
  const running = new Set<Promise<void>>()
  return {
    run(work) {
      const task = work()
        .catch(fault => log.error('what follows the answer to a delivery failed', fault, { platform }))
        .finally(() => running.delete(task))
      running.add(task)
    },
    async settled() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
