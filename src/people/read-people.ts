// A CSV file of people → rows for the directory, or everything that is wrong with it. Nothing of a file is kept unless all of it is good.
import type { PersonId } from '../model/person.ts'
import type { PersonRow } from '../ports/people-store.ts'
import { chineseNames } from './chinese-names.ts'
import { type PeopleColumn, peopleColumns, peopleRow, requiredColumns } from './columns.ts'
import { checkTogether } from './cross-check.ts'
import { decode } from './decode.ts'
import type { PeopleContext, ReadRow } from './good-row.ts'
import { problemOf } from './issue.ts'
import { personRow } from './person-row.ts'
import type { Problem } from './problem.ts'
import { readTable } from './table.ts'

const largestFile = 20 * 1024 * 1024
const mostRows = 50_000
const shape = { columns: peopleColumns, required: requiredColumns, otherNames: chineseNames, mostRows }

export interface GoodFile {
  readonly ok: true
  readonly rows: readonly PersonRow[]
  /** The columns that the file has; it says nothing about the others. */
  readonly columns: readonly PeopleColumn[]
  /** Where each person stands in the file. */
  readonly lines: ReadonlyMap<PersonId, number>
}

type PeopleFile = GoodFile | { readonly ok: false; readonly problems: readonly Problem[] }

/** All rows, or all problems with line, column and code; at most 20 MB. */
export function readPeopleCsv(bytes: Uint8Array, context: PeopleContext): PeopleFile {
  if (bytes.length > largestFile) return { ok: false, problems: [{ line: 1, code: 'too-large', values: { most: 20 } }] }
  const decoded = decode(bytes)
  if (!decoded.ok) return { ok: false, problems: [{ line: 1, code: decoded.code }] }
  const table = readTable(decoded.text, shape)
  if (!table.ok) return table

  const problems: Problem[] = []
  const read: ReadRow[] = []
  for (const row of table.rows) {
    const parsed = peopleRow.safeParse(row.cells)
    if (parsed.success) read.push({ line: row.line, cells: parsed.data, row: personRow(parsed.data) })
    else problems.push(...parsed.error.issues.map(issue => problemOf(row.line, issue)))
  }
  // References are judged against every line of the file, also those with another fault.
  const named = new Set(table.rows.flatMap(({ cells }) => cells.employee_no ?? []))
  problems.push(...checkTogether(read, named, context))
  if (problems.length > 0) return { ok: false, problems: problems.sort((a, b) => a.line - b.line) }
  return {
    ok: true,
    rows: read.map(({ row }) => row),
    columns: table.columns,
    lines: new Map(read.map(({ line, row }) => [row.person.id, line])),
  }
}
