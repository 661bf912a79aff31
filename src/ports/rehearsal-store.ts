// Rehearsals: what was said in them is private and short-lived; whether somebody passed one is kept.
import type { InstantText } from '../model/dates.ts'
import type { Effect } from '../model/effect.ts'
import type { PersonId } from '../model/person.ts'
import type { Rehearsal } from '../model/rehearsal.ts'

export interface Forgotten {
  readonly id: string
  readonly person: PersonId
}

export interface RehearsalStore {
  load(id: string): Promise<Rehearsal | undefined>
  save(rehearsal: Rehearsal, passed: boolean): Promise<void>
  /** Drops what was said. */
  forget(id: string): Promise<void>
  /** Drops what was said in rehearsals begun before an instant; with it, or not at all, what follows from each is added to the outbox. */
  forgetBefore(at: InstantText, follows: (forgotten: Forgotten) => Effect): Promise<void>
  hasPassed(person: PersonId): Promise<boolean>
}
