// A messenger that asked to slow down is left alone by this process for a moment, whoever the next card is for.
import type { PlatformName } from '../model/person.ts'
import { AppError } from '../model/refusal.ts'

export interface SlowDown {
  /** Runs a call unless the messenger asked to wait; then the row waits without a call. */
  spare<T>(platform: PlatformName, call: () => Promise<T>): Promise<T>
}

/** A hint can be about one person only: everybody else waits no longer than this. */
const longestMs = 5_000

/** For this process; the rows of others are held back by their own faults. */
export function makeSlowDown(now: () => number = Date.now): SlowDown {
  const until = new Map<PlatformName, number>()
  return {
    async spare(platform, call) {
      const end = until.get(platform) ?? 0
      if (end > now()) {
        throw new AppError('throttled', 'slowed-down', `${platform} asked to slow down.`, {
          retryAt: new Date(end).toISOString(),
        })
      }
      try {
        return await call()
      } catch (fault) {
        if (fault instanceof AppError && fault.kind === 'throttled') {
          const asked = fault.retryAt === undefined ? 1_000 : Date.parse(fault.retryAt) - now()
          until.set(platform, now() + Math.min(Math.max(asked, 0), longestMs))
        }
        throw fault
      }
    },
  }
}
