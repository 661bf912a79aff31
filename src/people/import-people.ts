// Importing a file of people: find what would change, write it in the record, then keep it, all or nothing.
import { createHash } from 'node:crypto'
import stringify from 'fast-json-stable-stringify'
import { missingRoles } from '../engine/opening/case-roles.ts'
import { dayOf, type InstantText } from '../model/dates.ts'
import type { People, PersonId, Role } from '../model/person.ts'
import type { PeopleStore, PersonRow } from '../ports/people-store.ts'
import { updated } from './person-row.ts'
import type { Problem } from './problem.ts'
import { type GoodFile, readPeopleCsv } from './read-people.ts'

/** What an import leaves in the system's own log: who was touched, never with what. */
export interface PeopleImported {
  readonly kind: 'people-imported'
  /** SHA-256 of the file. */
  readonly file: string
  readonly added: readonly PersonId[]
  readonly changed: readonly PersonId[]
}

export interface ImportAudit {
  append(draft: {
    readonly by: string
    readonly at: InstantText
    readonly cause: string
    readonly body: PeopleImported
  }): Promise<void>
}

interface ImportPorts {
  readonly people: PeopleStore
  readonly systemLog: ImportAudit
  readonly now: InstantText
  readonly by: string
}

export type Imported =
  | {
      readonly ok: true
      readonly added: number
      readonly changed: number
      readonly unchanged: number
      /** Who was in the directory before, also unchanged: their cases look for what is new, as after an import cut short. */
      readonly people: readonly PersonId[]
      /** Roles that a case needs and nobody holds afterwards. */
      readonly missing: readonly Role[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Sealed rows asked for at a time: enough to keep the connections busy. */
const readTogether = 64

/**
 * How many rows were added, changed and left alone and which roles nobody holds then, or every problem of the file; a
 * dry run counts and keeps nothing.
 */
export async function importPeople(bytes: Uint8Array, dryRun: boolean, ports: ImportPorts): Promise<Imported> {
  const { people, systemLog, now, by } = ports
  const directory = await people.snapshot()
  const file = readPeopleCsv(bytes, { directory, today: dayOf(now) })
  if (!file.ok) return file

  const added: PersonRow[] = []
  const changed: PersonRow[] = []
  for (let from = 0; from < file.rows.length; from += readTogether) {
    const some = file.rows.slice(from, from + readTogether)
    const known = await Promise.all(some.map(({ person }) => directory.find(person.id) && people.row(person.id)))
    for (const [i, row] of some.entries()) {
      const before = known[i]
      const after = before === undefined ? row : updated(before, row, file.columns)
      if (before === undefined) added.push(after)
      else if (content(before) !== content(after)) changed.push(after)
    }
  }
  const differing = [...added, ...changed]
  const taken = await takenAccounts(file, differing, people)
  if (taken.length > 0) return { ok: false, problems: taken }

  const missing = missingRoles(afterwards(directory, differing))
  if (!dryRun && differing.length > 0) {
    const ids = (rows: readonly PersonRow[]) => rows.map(row => row.person.id)
    const digest = createHash('sha256').update(bytes).digest('hex')
    // The record first: an import that is written down and then fails can be asked about, the other way round cannot.
    const body: PeopleImported = { kind: 'people-imported', file: digest, added: ids(added), changed: ids(changed) }
    await systemLog.append({ by, at: now, cause: 'people import', body })
    await people.save(differing)
  }
  const unchanged = file.rows.length - differing.length
  const before = file.rows.flatMap(({ person }) => directory.find(person.id)?.id ?? [])
  return { ok: true, added: added.length, changed: changed.length, unchanged, people: before, missing }
}

const content = (row: PersonRow): string =>
  stringify({ ...row, accounts: row.accounts.map(({ platform, id }) => `${platform} ${id}`).sort() })

/** The directory as it will be. */
function afterwards(before: People, rows: readonly PersonRow[]): People {
  const persons = new Map(before.all().map(person => [person.id, person]))
  for (const { person } of rows) persons.set(person.id, person)
  const all = [...persons.values()]
  return { find: id => persons.get(id), all: () => all, withRole: role => all.filter(p => p.roles.includes(role)) }
}

/** Accounts of somebody whom this file does not mention; who is in the file gets the accounts of the file. */
async function takenAccounts(
  file: GoodFile,
  differing: readonly PersonRow[],
  people: PeopleStore,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for (const { person, accounts } of differing)
    for (const account of accounts) {
      const owner = await people.byAccount(account)
      if (owner === undefined || file.lines.has(owner)) continue
      const line = file.lines.get(person.id) ?? 1
      problems.push({ line, column: `${account.platform}_id`, code: 'account-taken', values: { id: owner } })
    }
  return problems
}
