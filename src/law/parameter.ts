// Dated parameters: figures that age. A row says where it comes from; a missing row is a missing fact.
import { Decimal } from '../model/money.ts'

type RowConfidence = 'official' | 'secondary' | 'recalled' | 'conflicting' | 'override'

export interface ParameterRow {
  readonly id: string
  readonly region?: string | undefined
  /** The data year of a statistic. */
  readonly year?: number | undefined
  /** First day in force; a row without it and without a year is known but of unknown date, and never used. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly value: string
  readonly series?: string | undefined
  /** Whether the series is the one that LCL 47 means. */
  readonly forCap?: 'yes' | 'believed' | 'unconfirmed' | 'no' | undefined
  readonly source: string
  readonly publishedAt?: string | undefined
  readonly confidence: RowConfidence
  readonly note?: string | undefined
}

/** One row of a table: a lower or upper bound and named columns, all decimal text. */
export type TableRow = Readonly<Record<string, string | null>>

export interface ParameterTable {
  readonly id: string
  readonly region?: string | undefined
  readonly from: string
  readonly until?: string | undefined
  readonly source: string
  readonly confidence: RowConfidence
  readonly rows: readonly TableRow[]
}

/** A figure of a statistic year, and whether it had to be carried forward from an earlier one. */
interface YearFigure {
  readonly row: ParameterRow
  readonly carried: boolean
}

/** The row of the wanted year if it had been published by `asOf`, else the latest earlier one of the same series. */
export function ofYear(rows: readonly ParameterRow[], year: number, asOf: string): YearFigure | undefined {
  const usable = rows.filter(row => row.year !== undefined && row.year <= year && (row.publishedAt ?? asOf) <= asOf)
  const latest = usable.reduce<ParameterRow | undefined>(
    (best, row) => (best === undefined || (row.year ?? 0) >= (best.year ?? 0) ? row : best),
    undefined,
  )
  return latest && { row: latest, carried: latest.year !== year }
}

/** The row in force on a day: the latest whose first day has come. */
export function inForce(rows: readonly ParameterRow[], on: string): ParameterRow | undefined {
  const usable = rows.filter(row => row.from !== undefined && row.from <= on && (row.until ?? on) >= on)
  return usable.reduce<ParameterRow | undefined>(
    (best, row) => (best === undefined || (row.from ?? '') >= (best.from ?? '') ? row : best),
    undefined,
  )
}

const highestKnown = new WeakMap<readonly ParameterRow[], Decimal>()

/** The highest value of a parameter anywhere in the pack; kept, because the rows of a pack never change. */
export function highest(rows: readonly ParameterRow[]): Decimal | undefined {
  const known = highestKnown.get(rows)
  if (known || rows.length === 0) return known
  const found = Decimal.max(...rows.map(row => row.value))
  highestKnown.set(rows, found)
  return found
}
