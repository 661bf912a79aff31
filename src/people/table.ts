// CSV text → a header that is known and rows of cells with their line numbers, or every reason why not.
import { CsvError, parse } from 'csv-parse/sync'
import { closest, distance } from 'fastest-levenshtein'
import { z } from 'zod'
import type { Problem, ProblemCode } from './problem.ts'

/** The cells of one line that are not empty, by column. */
export interface TableRow<C extends string> {
  readonly line: number
  readonly cells: Readonly<Partial<Record<C, string>>>
}

type Table<C extends string> =
  | { readonly ok: true; readonly columns: readonly C[]; readonly rows: readonly TableRow<C>[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

interface Shape<C extends string> {
  readonly columns: readonly C[]
  readonly required: readonly C[]
  readonly mostRows: number
  /** Other names of columns: not taken, because they could be meant otherwise, but answered with ours. */
  readonly otherNames?: ReadonlyMap<string, string>
  /** Characters of a cell; 200 unless told otherwise. */
  readonly longestCell?: number
}

const longestRecord = 64 * 1024
const usualLongestCell = 200

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

const failed = (line: number, code: ProblemCode, more: Partial<Problem> = {}): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems: [{ line, code, ...more }],
})

/** Names in messages are shortened: a header may be anything. */
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** The known name that was probably meant; nothing when none is near. */
export function nearest(text: string, known: readonly string[]): string | undefined {
  const guess = closest(text.toLowerCase(), [...known])
  return distance(text.toLowerCase(), guess) <= Math.max(2, Math.floor(guess.length / 2)) ? guess : undefined
}

/** Line breaks, and marks without a shape or that turn round what stands beside them; joiners are part of some letters. */
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length

/** Cells by column, or every reason why not; an unknown column names the closest known one. */
export function readTable<C extends string>(text: string, shape: Shape<C>): Table<C> {
  const nul = text.indexOf('\0')
  if (nul >= 0) return failed(lineOf(text, nul), 'null-character')
  const parsed = readRecords(text, shape.mostRows)
  if (!parsed.ok) return parsed
  const [header, ...body] = parsed.records
  if (!header) return failed(1, 'empty-file')
  const known = readHeader(header.record, header.info.lines, shape)
  if (!known.ok) return known
  const filled = body.filter(({ record }) => record.some(cell => cell.trim() !== ''))
  if (filled.length === 0) return failed(header.info.lines, 'no-rows')
  if (filled.length > shape.mostRows) return failed(1, 'too-many-rows', { values: { most: shape.mostRows } })
  const problems: Problem[] = []
  const rows = filled.map(({ record, info }) => {
    const row = readRow(record, info.lines, known.columns, shape.longestCell ?? usualLongestCell)
    problems.push(...row.problems)
    return row.row
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, columns: known.columns, rows }
}

function readRecords(text: string, mostRows: number) {
  try {
    const parsed = records.parse(
      parse(text, {
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: longestRecord,
        to: mostRows + 2,
      }),
    )
    return { ok: true as const, records: parsed }
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault
    const line = typeof fault.lines === 'number' ? fault.lines : 1
    return failed(line, fault.code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-long' : 'broken-quotes')
  }
}

function readHeader<C extends string>(
  names: readonly string[],
  line: number,
  { columns, required, otherNames }: Shape<C>,
) {
  const trimmed = names.map(name => name.trim())
  // Empty names at the end are what a spreadsheet leaves of deleted columns.
  while (trimmed.at(-1) === '') trimmed.pop()
  if (trimmed.length === 1 && /[;\t|]/.test(trimmed[0] ?? '')) return failed(line, 'wrong-separator')
  const problems: Problem[] = []
  const read = trimmed.map((name, i) => {
    const column = columns.find(known => known === name.toLowerCase())
    if (!column) {
      const near = otherNames?.get(name.replace(/\s/g, '')) ?? nearest(name, columns) ?? 'none'
      const values = { name: shown(name), closest: near }
      problems.push({ line, column: shown(name), code: 'unknown-column', values })
    } else if (trimmed.findIndex(other => other.toLowerCase() === column) < i)
      problems.push({ line, column, code: 'duplicate-column', values: { name: column } })
    return column
  })
  const present = read.filter(column => column !== undefined)
  for (const column of required)
    if (!present.includes(column)) problems.push({ line, column, code: 'missing-column', values: { name: column } })
  return problems.length > 0 ? { ok: false as const, problems } : { ok: true as const, columns: present }
}

function readRow<C extends string>(
  record: readonly string[],
  line: number,
  columns: readonly C[],
  longestCell: number,
) {
  const problems: Problem[] = []
  const cells: Partial<Record<C, string>> = {}
  const surplus = record.slice(columns.length).some(cell => cell.trim() !== '')
  if (record.length < columns.length || surplus)
    problems.push({ line, code: 'wrong-cell-count', values: { found: record.length, expected: columns.length } })
  columns.forEach((column, i) => {
    const cell = (record[i] ?? '').trim()
    if (unseen.test(cell)) problems.push({ line, column, code: 'control-character' })
    else if (cell.length > longestCell) problems.push({ line, column, code: 'too-long', values: { most: longestCell } })
    else if (cell !== '') cells[column] = cell
  })
  return { row: { line, cells }, problems }
}
