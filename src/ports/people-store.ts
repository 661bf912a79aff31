// The directory as stored: people, their accounts, their sealed employment records.
import type { AccountRef, EmploymentRecord, People, Person, PersonId } from '../model/person.ts'

export interface PersonRow {
  readonly person: Person
  readonly accounts: readonly AccountRef[]
  readonly email?: string | undefined
  readonly mobile?: string | undefined
  readonly record: EmploymentRecord
}

export interface PeopleStore {
  /** A snapshot for one decision; cached until somebody imports. */
  snapshot(): Promise<People>
  /** All rows or none; gives how many were new, changed and unchanged. */
  save(
    rows: readonly PersonRow[],
  ): Promise<{ readonly added: number; readonly changed: number; readonly unchanged: number }>
  row(id: PersonId): Promise<PersonRow | undefined>
  byAccount(account: AccountRef): Promise<PersonId | undefined>
  accountsOf(id: PersonId): Promise<readonly AccountRef[]>
}
