// Which parameters should not be trusted as they are: stale, conflicting, of unknown date, or of an unconfirmed series.
import type { LawPack } from './pack.ts'
import type { ParameterRow } from './parameter.ts'

type Doubt = 'stale' | 'conflicting' | 'undated' | 'unconfirmed-series' | 'recalled' | 'overridden'

export interface DoubtfulParameter {
  readonly row: ParameterRow
  readonly doubts: readonly Doubt[]
}

/** Averages of a year are published by the middle of the next; after that month an older one is stale. */
const publishedByMonth = 7

/** Rows that need care as of a day (`YYYY-MM-DD`), each with its reasons. */
export function doubtfulParameters(pack: LawPack, today: string): readonly DoubtfulParameter[] {
  const year = Number(today.slice(0, 4))
  const due = Number(today.slice(5, 7)) > publishedByMonth ? year - 1 : year - 2
  return pack.parameters.flatMap(row => {
    const doubts = doubtsOf(row, pack.parameters, due)
    return doubts.length > 0 ? [{ row, doubts }] : []
  })
}

function doubtsOf(row: ParameterRow, all: readonly ParameterRow[], due: number): readonly Doubt[] {
  const newer = all.some(
    one => one.id === row.id && one.region === row.region && one.forCap !== 'no' && (one.year ?? 0) > (row.year ?? 0),
  )
  const latest = row.year !== undefined && row.forCap !== 'no' && !newer
  return [
    ...(latest && (row.year ?? 0) < due ? (['stale'] as const) : []),
    ...(row.confidence === 'conflicting' ? (['conflicting'] as const) : []),
    ...(row.confidence === 'recalled' ? (['recalled'] as const) : []),
    ...(row.confidence === 'override' ? (['overridden'] as const) : []),
    ...(row.year === undefined && row.from === undefined ? (['undated'] as const) : []),
    ...(row.forCap === 'unconfirmed' ? (['unconfirmed-series'] as const) : []),
  ]
}
