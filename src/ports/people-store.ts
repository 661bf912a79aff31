// The directory as stored: people, their accounts, their sealed employment records.
import type { AccountRef, EmploymentRecord, People, Person, PersonId, PlatformName } from '../model/person.ts'

export interface PersonRow {
  readonly person: Person
  readonly accounts: readonly AccountRef[]
  readonly email?: string | undefined
  readonly mobile?: string | undefined
  readonly record: EmploymentRecord
}

/** An account and whose it is, by a file of people or by the messenger's own directory. */
export interface Link {
  readonly account: AccountRef
  readonly person: PersonId
  readonly source: 'file' | 'sync'
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
  /** All accounts of one messenger. */
  links(platform: PlatformName): Promise<readonly Link[]>
  /** Makes the links of a messenger's own directory equal to these; `gone` lose theirs, wherever it came from. */
  relink(
    platform: PlatformName,
    links: readonly { readonly account: AccountRef; readonly person: PersonId }[],
    gone: readonly AccountRef[],
  ): Promise<void>
  /** Company e-mail addresses, for linking. */
  emails(): Promise<ReadonlyMap<PersonId, string>>
}
