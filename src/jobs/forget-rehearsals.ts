// What was said in a rehearsal is dropped after a week, in the store and on the card in its person's conversation.
import type { Clock } from '../ports/clock.ts'
import type { Outbox } from '../ports/outbox.ts'
import type { RehearsalStore } from '../ports/rehearsal-store.ts'

export interface ForgettingDeps {
  readonly rehearsals: Pick<RehearsalStore, 'forgetBefore'>
  readonly outbox: Pick<Outbox, 'add'>
  readonly clock: Clock
}

/** Messengers let a card be changed for 14 days; a week leaves room. */
const keptMs = 7 * 86_400_000
const everyMs = 3_600_000

/** Gives what to do at every sweep; it asks the database once an hour of the clock. */
export function makeForgetting({ rehearsals, outbox, clock }: ForgettingDeps): () => Promise<void> {
  let asked = Number.NEGATIVE_INFINITY
  return async () => {
    const now = Date.parse(clock.now())
    if (now - asked < everyMs) return
    const forgotten = await rehearsals.forgetBefore(new Date(now - keptMs).toISOString())
    for (const { id, person } of forgotten) {
      const ref = { instance: id, card: 'rehearsal', to: person }
      await outbox.add(`forgotten:${id}`, [{ kind: 'show', ref, asks: false }])
    }
    asked = now
  }
}
