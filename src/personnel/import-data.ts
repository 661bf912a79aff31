// Importing a file of personnel data: find what would change, write it in the record, then keep it, all or nothing.
import { createHash } from 'node:crypto'
import stringify from 'fast-json-stable-stringify'
import { dayOf, type InstantText } from '../model/dates.ts'
import type { PersonId } from '../model/person.ts'
import { type DataKind, keyOf, type PersonnelFile, type Row } from '../model/personnel-file.ts'
import type { Problem } from '../people/problem.ts'
import type { PeopleStore } from '../ports/people-store.ts'
import type { PersonnelStore } from '../ports/personnel-store.ts'
import { readDataCsv } from './read-data.ts'

/** What an import leaves in the system's own log: who was touched, never with what. */
interface DataImported {
  readonly kind: 'data-imported'
  readonly data: DataKind
  /** SHA-256 of the file. */
  readonly file: string
  readonly people: readonly PersonId[]
}

interface DataPorts {
  readonly people: Pick<PeopleStore, 'snapshot'>
  readonly personnel: PersonnelStore
  readonly systemLog: {
    append(draft: {
      readonly by: string
      readonly at: InstantText
      readonly cause: string
      readonly body: DataImported
    }): Promise<void>
  }
  readonly now: InstantText
  readonly by: string
}

export type ImportedData =
  | {
      readonly ok: true
      readonly people: readonly PersonId[]
      readonly added: number
      readonly changed: number
      readonly unchanged: number
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * How many rows were added, changed and left alone, or every problem of the file; a dry run counts and keeps nothing.
 */
export async function importData<K extends DataKind>(
  kind: K,
  bytes: Uint8Array,
  dryRun: boolean,
  { people, personnel, systemLog, now, by }: DataPorts,
): Promise<ImportedData> {
  const file = readDataCsv(kind, bytes, { directory: await people.snapshot(), today: dayOf(now) })
  if (!file.ok) return file
  const counts = { added: 0, changed: 0, unchanged: 0 }
  const differing = new Map<PersonId, readonly Row<K>[]>()
  for (const [person, rows] of file.rows) {
    const before: PersonnelFile[K] = (await personnel.file(person))[kind]
    const known = new Map<string, Row<K>>((before ?? []).map(row => [keyOf(kind, row), row]))
    const other = rows.filter(row => {
      const same = known.get(keyOf(kind, row))
      if (same !== undefined && said(same) === said(row)) counts.unchanged += 1
      else if (same === undefined) counts.added += 1
      else counts.changed += 1
      return same === undefined || said(same) !== said(row)
    })
    if (other.length > 0) differing.set(person, other)
  }
  if (!dryRun && differing.size > 0) {
    const digest = createHash('sha256').update(bytes).digest('hex')
    // The record first: an import that is written down and then fails can be asked about, the other way round cannot.
    const body: DataImported = { kind: 'data-imported', data: kind, file: digest, people: [...differing.keys()] }
    await systemLog.append({ by, at: now, cause: `data import ${kind}`, body })
    await personnel.put(kind, differing)
  }
  return { ok: true, people: [...file.rows.keys()], ...counts }
}

/** A row that says the same keeps its first origin. */
const said = ({ on: _on, line: _line, ...content }: Row<DataKind>): string => stringify(content)
