// What the company learns from ended cases, by the version of flow and lines that was in hand: counts of cases, never of people.
import type { CaseState } from '../../model/case.ts'
import { dayOf, type InstantText } from '../../model/dates.ts'
import { addCounts, type CoachCounts, coachCounts } from './coach-counts.ts'

/** Fewer cases than this are never shown; they wait for the next months (product C-PI-13). */
export const smallestGroup = 5

export interface Outcomes {
  readonly cases: number
  /** Cases in which … */
  readonly disputed: number
  readonly corrected: number
  readonly alerted: number
  readonly pressured: number
  readonly declined: number
  readonly agreed: number
}

export interface ReviewRow {
  readonly version: string
  readonly outcomes: Outcomes
  /** Of all its cases together. */
  readonly coach: CoachCounts
}

export interface MonthlyReview {
  readonly rows: readonly ReviewRow[]
  /** Some version has too few cases and waits. */
  readonly waiting: boolean
}

/** `cn-mutual@1 · talk@1` */
export const versionInHand = (state: CaseState): string =>
  [`${state.flow.id}@${state.flow.version}`, state.minutes.at(-1)?.script ?? '—'].join(' · ')

/** A sentence that was said stopped the case. */
export const alertsOf = (state: CaseState): number => state.steps.filter(step => step.step === 'risk-review').length

/** Questions the employee asked a person in HR, on a card or beside it; what they hold against a line of the settlement counts as a dispute. */
export const questionsTo = (state: CaseState): number => state.steps.filter(step => step.step === 'question').length

/** Minutes the employee corrected, disagreed with or added to. */
export const correctionsOf = (state: CaseState): number =>
  state.minutes.reduce(
    (sum, { answer, additions = [] }) => sum + (answer && answer.kind !== 'true' ? 1 : 0) + additions.length,
    0,
  )

const countIn = (states: readonly CaseState[]): Outcomes => {
  const count = (is: (state: CaseState) => boolean): number => states.filter(is).length
  return {
    cases: states.length,
    disputed: count(state => state.disputes.length > 0),
    corrected: count(state => correctionsOf(state) > 0),
    alerted: count(state => alertsOf(state) > 0),
    pressured: count(state => state.agreements.some(one => one.pressured !== undefined)),
    declined: count(state => state.declined !== undefined),
    agreed: count(state => state.effectiveAt !== undefined),
  }
}

/** The calendar month of an instant, `2025-11`. */
export const monthOf = (at: InstantText, zone: string): string => dayOf(at, zone).slice(0, 7)

/**
 * The review of one month. Cases of a version add up from month to month until there are enough, are shown once, and begin anew:
 * no case is counted in two reviews, so nothing can be found out by comparing them.
 */
export function reviewOf(states: readonly CaseState[], month: string, zone: string): MonthlyReview {
  const ended = states
    .flatMap(state => (state.ended ? [{ state, month: monthOf(state.ended.at, zone) }] : []))
    .filter(one => one.month <= month)
  const months = [...new Set(ended.map(one => one.month))].sort()
  const versions = [...new Set(ended.map(one => versionInHand(one.state)))].sort()
  let waiting = false
  const rows = versions.flatMap((version): readonly ReviewRow[] => {
    let group: readonly CaseState[] = []
    for (const now of months) {
      const more = ended.filter(one => one.month === now && versionInHand(one.state) === version)
      group = [...group, ...more.map(one => one.state)]
      if (group.length < smallestGroup) continue
      if (now === month) return [{ version, outcomes: countIn(group), coach: addCounts(group.map(coachCounts)) }]
      group = []
    }
    waiting ||= group.length > 0
    return []
  })
  return { rows, waiting }
}
