// How long each kind of item is kept: defaults of the house, and floors that no table may go below.
import { type DateText, Temporal } from '../../model/dates.ts'
import type { ItemRole } from './package.ts'

export type Kept = ItemRole | 'settlement-data' | 'process-log' | 'package'
export type RetentionTable = Readonly<Record<Kept, number>>

/** Years. Agreement and statement 30, process log 10 (order no. 10 of the National Archives Administration: permanent, 30, 10). */
export const defaultRetention: RetentionTable = {
  'settlement-statement': 30,
  agreement: 30,
  'signed-agreement': 30,
  certificate: 30,
  report: 10,
  'payment-proof': 30,
  'transfer-proof': 30,
  evidence: 10,
  'settlement-data': 30,
  'process-log': 10,
  package: 30,
}

/** LCL 50: the text of an ended contract at least two years; WPR 6: payroll records two years. */
export const retentionFloorYears = 2

/** Entries of a table that are shorter than the law allows. */
export const belowFloor = (table: RetentionTable): readonly Kept[] =>
  (Object.keys(table) as readonly Kept[]).filter(kept => table[kept] < retentionFloorYears)

export const keepUntil = (from: DateText, years: number): DateText =>
  Temporal.PlainDate.from(from).add({ years }).toString()
