// What was said in a rehearsal is dropped after a week, in the store and on the card in its person's conversation.
import type { Clock } from '../ports/clock.ts'
import type { RehearsalStore } from '../ports/rehearsal-store.ts'

export interface ForgettingDeps {
  readonly rehearsals: Pick<RehearsalStore, 'forgetBefore'>
  readonly clock: Clock
}

/** Messengers let a card be changed for 14 days; a week leaves room. */
const keptMs = 7 * 86_400_000
const everyMs = 3_600_000

/** Gives what to do at every sweep; it asks the database once an hour of the clock. */
export function makeForgetting({ rehearsals, clock }: ForgettingDeps): () => Promise<void> {
  let asked = Number.NEGATIVE_INFINITY
  return async () => {
    const now = Date.parse(clock.now())
    // The demo sets the sandbox's clock back: from there on it is asked as often as before.
    if (Math.abs(now - asked) < everyMs) return
    await rehearsals.forgetBefore(new Date(now - keptMs).toISOString(), ({ id, person }) => {
      const ref = { instance: id, card: 'rehearsal', to: person }
      return { kind: 'show', ref, asks: false }
    })
    asked = now
  }
}
