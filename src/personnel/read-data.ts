// A CSV file of personnel data → rows by person, or everything that is wrong with it. Nothing of a file is kept unless all of it is good.
import type { DateText } from '../model/dates.ts'
import type { People, PersonId } from '../model/person.ts'
import { type DataKind, keyOf, type Row } from '../model/personnel-file.ts'
import { decode } from '../people/decode.ts'
import { problemOf } from '../people/issue.ts'
import type { Problem } from '../people/problem.ts'
import { readTable, type TableRow } from '../people/table.ts'
import { type FileKind, fileKinds } from './columns.ts'

const largestFile = 20 * 1024 * 1024
const mostRows = 200_000
const longestCell = 1000

export interface DataContext {
  readonly directory: Pick<People, 'find'>
  /** The day of the import; it becomes part of each row's origin. */
  readonly today: DateText
}

export type DataFile<K extends DataKind> =
  | { readonly ok: true; readonly rows: ReadonlyMap<PersonId, readonly Row<K>[]> }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** All rows by person, or all problems with line, column and code; at most 20 MB. */
export function readDataCsv<K extends DataKind>(kind: K, bytes: Uint8Array, context: DataContext): DataFile<K> {
  if (bytes.length > largestFile) return { ok: false, problems: [{ line: 1, code: 'too-large', values: { most: 20 } }] }
  const decoded = decode(bytes)
  if (!decoded.ok) return { ok: false, problems: [{ line: 1, code: decoded.code }] }
  const { columns, required, read, together }: FileKind<K> = fileKinds[kind]
  const table = readTable(decoded.text, { columns, required, mostRows, longestCell })
  if (!table.ok) return table

  const problems: Problem[] = []
  const rows = new Map<PersonId, Row<K>[]>()
  const firstLines = new Map<string, number>()
  for (const row of table.rows) {
    problems.push(...peopleExist(row, together, context), ...checkAuthor(row))
    const one = read(row.cells)
    if (!one.ok) {
      problems.push(...one.issues.map(issue => problemOf(row.line, issue)))
      continue
    }
    problems.push(...datesMakeSense(row, together, context))
    const key = `${one.employee} ${keyOf(kind, one.row)}`
    const first = firstLines.get(key)
    if (first !== undefined) problems.push({ line: row.line, code: 'duplicate-row', values: { first } })
    firstLines.set(key, first ?? row.line)
    const own = rows.get(one.employee) ?? []
    own.push({ ...one.row, on: context.today, line: row.line })
    rows.set(one.employee, own)
  }
  return problems.length > 0 ? { ok: false, problems: problems.sort((a, b) => a.line - b.line) } : { ok: true, rows }
}

type Together = FileKind<DataKind>['together']

function peopleExist(
  { line, cells }: TableRow<string>,
  { people = [] }: Together,
  { directory }: DataContext,
): readonly Problem[] {
  return ['employee_no', ...people].flatMap((column): Problem[] => {
    const id = cells[column]
    const known = id === undefined || directory.find(id) !== undefined
    return known ? [] : [{ line, column, code: 'unknown-person', values: { id: id.slice(0, 40) } }]
  })
}

function datesMakeSense(
  { line, cells }: TableRow<string>,
  { past = [], order }: Together,
  { today }: DataContext,
): readonly Problem[] {
  const late = past.filter(column => {
    const value = cells[column] ?? ''
    return value > today.slice(0, value.length)
  })
  const problems = late.map((column): Problem => ({ line, column, code: 'date-in-future' }))
  const [first, second] = order ?? []
  if (first !== undefined && second !== undefined && (cells[first] ?? '') > (cells[second] ?? '9'))
    problems.push({ line, column: second, code: 'date-order', values: { first, second } })
  return problems
}

/** Nobody keeps a record about themselves, and nobody approves their own leave. */
function checkAuthor({ line, cells }: TableRow<string>): readonly Problem[] {
  const own = cells.employee_no
  if (cells.kind === 'work_event' && cells.author_no === own) return [{ line, column: 'author_no', code: 'own-author' }]
  if (cells.approved_by_no !== undefined && cells.approved_by_no === own)
    return [{ line, column: 'approved_by_no', code: 'names-oneself' }]
  return []
}
