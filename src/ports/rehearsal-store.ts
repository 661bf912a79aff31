// Rehearsals: what was said in them is private and short-lived; whether somebody passed one is kept.
import type { InstantText } from '../model/dates.ts'
import type { PersonId } from '../model/person.ts'
import type { Rehearsal } from '../model/rehearsal.ts'

export interface RehearsalStore {
  load(id: string): Promise<Rehearsal | undefined>
  save(rehearsal: Rehearsal, passed: boolean): Promise<void>
  /** Drops what was said. */
  forget(id: string): Promise<void>
  /** Drops what was said in rehearsals begun before an instant; gives whose cards still show it. */
  forgetBefore(at: InstantText): Promise<readonly { readonly id: string; readonly person: PersonId }[]>
  hasPassed(person: PersonId): Promise<boolean>
}
