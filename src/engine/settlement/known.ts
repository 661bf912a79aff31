// What the case knows for the calculation of its settlement. A fact nobody knows is absent; it is never nought.
import type { CaseState, Fact } from '../../model/case.ts'
import { type DateText, dayOf, type InstantText, latest, readDate, Temporal } from '../../model/dates.ts'
import type { LawView, World } from '../../model/world.ts'

/** The last day of employment that the next version will name. */
export const draftLastDay = (state: CaseState): DateText =>
  state.facts.lastDay?.value ?? state.settlements.at(-1)?.lastDay ?? state.opening.lastDay

/** Facts for the law, each by the name the law gives it, with where it came from. */
export interface KnownFacts {
  readonly lastDay: DateText
  readonly facts: Readonly<Record<string, string>>
  readonly sources: Readonly<Record<string, string>>
  /** When each was recorded. */
  readonly times: Readonly<Record<string, InstantText>>
}

const taken = [
  'hireDate',
  'monthlyWage',
  'avgMonthlyWage',
  'avgMonthlyWageExclOvertime',
  'leaveTakenDays',
  'cumulativeWorkYears',
  'uiContributionMonths',
  'localAvgMonthlyWage',
  'localAvgAnnualWage',
  'localMinMonthlyWage',
] as const

/** A fact as it holds for a last day: days of leave that a file told are those of its own year (ALM 12). */
export function factFor({ facts }: CaseState, name: string, lastDay: DateText): Fact | undefined {
  const fact = facts[name]
  const ofAnotherYear = fact?.by === 'directory' && yearOf(dayOf(fact.at)) !== yearOf(lastDay)
  return name === 'leaveTakenDays' && ofAnotherYear ? undefined : fact
}

const yearOf = (date: DateText): string => date.slice(0, 4)

/** The year of the last day, when it is another than the one the case was opened in: each year has its own leave. */
export const nextYear = (state: CaseState, lastDay: DateText): string | undefined =>
  yearOf(lastDay) === yearOf(dayOf(state.openedAt)) ? undefined : yearOf(lastDay)

/** What is on record, and the years worked anywhere as they follow from the first day of work when nobody recorded them. */
export function knownFacts(state: CaseState): KnownFacts {
  const lastDay = draftLastDay(state)
  const given = taken.flatMap(name => {
    const fact = factFor(state, name, lastDay)
    return fact === undefined ? [] : [[name, fact.value, fact.source, fact.at] as const]
  })
  const years = state.facts.cumulativeWorkYears === undefined ? workedYears(state, lastDay) : undefined
  const first = state.facts.firstWorkOn
  const all = [
    ...given,
    ...(years === undefined || first === undefined
      ? []
      : [['cumulativeWorkYears', years, first.source, first.at] as const]),
  ]
  return {
    lastDay,
    facts: Object.fromEntries(all.map(([name, value]) => [name, value])),
    sources: Object.fromEntries(all.map(([name, , source]) => [name, source])),
    times: Object.fromEntries(all.map(([name, , , at]) => [name, at])),
  }
}

/** Complete years since the first day of work anywhere, the last day counted (ALR 3: all working years). */
function workedYears(state: CaseState, lastDay: DateText): string | undefined {
  const first = readDate(state.facts.firstWorkOn?.value ?? '')
  const last = readDate(lastDay)
  if (!first || !last || Temporal.PlainDate.compare(first, last) > 0) return undefined
  return String(first.until(last.add({ days: 1 }), { largestUnit: 'years' }).years)
}

/** Asks the law about this case as of today, in the region of its city. */
export function askLaw(
  state: CaseState,
  world: World,
  facts: Readonly<Record<string, unknown>>,
  want: readonly string[],
): LawView {
  return world.law({
    jurisdiction: state.jurisdiction,
    region: state.facts.city?.value,
    asOf: dayOf(world.now),
    facts,
    want,
  })
}

/** When the newest of these facts was recorded. */
export const newest = (known: KnownFacts, names: readonly string[]): InstantText | undefined =>
  latest(names.flatMap(name => known.times[name] ?? []))

/** Only the facts named, and of those only the known ones. */
export const pick = (known: KnownFacts, ...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap(name => {
      const value = known.facts[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
