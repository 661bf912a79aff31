// What a case takes over from the personnel data when it opens: the last twelve months, what is still open, nothing else (product C-PI-5).
import type { Fact } from '../../model/case.ts'
import { type DateText, type InstantText, Temporal } from '../../model/dates.ts'
import { Decimal } from '../../model/money.ts'
import { type DataKind, keyOf, type MonthText, type PersonnelFile, type Row } from '../../model/personnel-file.ts'

/** The twelve complete months before a day, oldest first. */
export function monthsBefore(day: DateText): readonly MonthText[] {
  const month = Temporal.PlainDate.from(day).toPlainYearMonth()
  return Array.from({ length: 12 }, (_, i) => month.subtract({ months: 12 - i }).toString())
}

type Wanted = { readonly [K in DataKind]: (row: Row<K>, from: DateText, day: DateText) => boolean }
const wanted: Wanted = {
  performance: (row, from, day) => row.month >= from.slice(0, 7) && row.month < day.slice(0, 7),
  training: (row, from, day) => row.finishedOn >= from && row.finishedOn <= day,
  pay: (row, from, day) => row.effectiveOn >= from && row.effectiveOn <= day,
  feedback: (row, from, day) => row.date >= from && row.date <= day,
  leave: (row, _from, day) => row.from.slice(0, 4) === day.slice(0, 4),
  overtime: row => row.status === 'unpaid',
  bonus: row => row.status !== 'paid',
  expenses: row => row.status === 'open',
  loans: row => !new Decimal(row.balance).isZero(),
  assets: row => row.status === 'held',
  insurance: row => row.status !== 'paid',
  agreements: () => true,
}

/** A kind that was imported stays known even when none of its rows matters any more. */
export function takenFrom(file: PersonnelFile, day: DateText): PersonnelFile {
  const from = `${monthsBefore(day)[0] ?? day}-01`
  const take = <K extends DataKind>(kind: K): readonly (readonly [string, unknown])[] => {
    const rows: PersonnelFile[K] = file[kind]
    if (rows === undefined) return []
    const own = rows.filter(row => wanted[kind](row, from, day))
    // In one order, whatever the order of the files.
    return [[kind, own.toSorted((a, b) => (keyOf(kind, a) < keyOf(kind, b) ? -1 : 1))]]
  }
  return Object.fromEntries((Object.keys(wanted) as DataKind[]).flatMap(take)) as PersonnelFile
}

/** Where a row stands, as a source that a person can look up: `loans.csv 2025-10-20 #2`. */
export const sourceOf = (kind: DataKind, { on, line }: { readonly on: DateText; readonly line: number }): string =>
  `${kind}.csv ${on} #${line}`

/** Annual leave of the year that was taken up to a day, as a fact, when the file tells of any. */
export function leaveTaken(file: PersonnelFile, day: DateText, at: InstantText): Fact | undefined {
  const taken = (file.leave ?? []).filter(row => row.from.slice(0, 4) === day.slice(0, 4) && row.from <= day)
  const last = taken.at(-1)
  if (last === undefined) return undefined
  const days = taken.reduce((sum, row) => sum.plus(row.days), new Decimal(0))
  return { value: days.toString(), source: sourceOf('leave', last), by: 'directory', at }
}
