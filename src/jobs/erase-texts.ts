// Once a day of the clock, texts whose work is long done are erased, and sessions and links that ended.
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Retention } from '../ports/retention.ts'

export interface ErasingDeps {
  readonly retention: Pick<Retention, 'sweep'>
  readonly clock: Clock
  readonly log: Log
}

const everyMs = 86_400_000

/** Gives what to do at every sweep; it asks the database once a day, and at the start. */
export function makeErasing({ retention, clock, log }: ErasingDeps): () => Promise<void> {
  let asked = Number.NEGATIVE_INFINITY
  return async () => {
    const now = clock.now()
    // The demo sets the sandbox's clock back: from there on it is asked as often as before.
    if (Math.abs(Date.parse(now) - asked) < everyMs) return
    const erased = await retention.sweep(now)
    asked = Date.parse(now)
    if (erased.texts + erased.memories + erased.ended > 0)
      log.info('what its days are over for was erased', { ...erased })
  }
}
