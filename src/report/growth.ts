// Contributions and growth of the last twelve months: what is written down, and which months nobody wrote down.
import { monthsBefore } from '../engine/personnel/taken.ts'
import type { CaseState } from '../model/case.ts'
import type { DateText } from '../model/dates.ts'
import { Decimal } from '../model/money.ts'
import type { MonthText, Row } from '../model/personnel-file.ts'

/** One month of the chart; a month without a score has none, it is not nought. */
export interface MonthScore {
  readonly month: MonthText
  /** Of its scale, between 0 and 100. */
  readonly percent?: string | undefined
  readonly score?: string | undefined
  readonly scale?: string | undefined
}

export interface Growth {
  readonly months: readonly MonthScore[]
  /** Months without a score; all of them when nothing was imported. */
  readonly missing: readonly MonthText[]
  readonly known: boolean
  /** Undefined: never imported. */
  readonly trainings: readonly Row<'training'>[] | undefined
  readonly moves: readonly Move[] | undefined
}

/** A raise is told in per cent: the wage itself is not the manager's to read here. */
export interface Move {
  readonly on: DateText
  readonly move: Row<'pay'>['move']
  readonly percent?: string | undefined
  readonly title?: string | undefined
}

/** The twelve complete months before the day the case was opened. */
export function growthOf(state: CaseState, openedOn: DateText): Growth {
  const { performance, training, pay } = state.personnel ?? {}
  const scores = new Map((performance ?? []).map(row => [row.month, row]))
  const months = monthsBefore(openedOn).map((month): MonthScore => {
    const row = scores.get(month)
    if (row === undefined) return { month }
    const scale = new Decimal(row.scale)
    const percent = scale.isZero() ? undefined : new Decimal(row.score).div(scale).times(100).toFixed(1)
    return { month, score: row.score, scale: row.scale, percent }
  })
  return {
    months,
    missing: months.filter(({ score }) => score === undefined).map(({ month }) => month),
    known: performance !== undefined,
    trainings: training === undefined ? undefined : byDay(training, row => row.finishedOn),
    moves: pay === undefined ? undefined : byDay(pay, row => row.effectiveOn).map(moveOf),
  }
}

function moveOf({ effectiveOn: on, move, before, after, title }: Row<'pay'>): Move {
  const known = before !== undefined && after !== undefined && !new Decimal(before).isZero()
  const percent = known ? new Decimal(after).div(before).minus(1).times(100).toFixed(1) : undefined
  return { on, move, percent, title }
}

/** Earliest first; rows of one day keep their order. */
export const byDay = <T>(rows: readonly T[], day: (row: T) => DateText): readonly T[] =>
  rows.toSorted((a, b) => Number(day(a) > day(b)) - Number(day(a) < day(b)))
