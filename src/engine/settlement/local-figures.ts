// The local averages behind the cap and the tax: what the pack does not know for certain, HR confirms before anything is final.
import type { CaseState, Fact } from '../../model/case.ts'
import type { DateText } from '../../model/dates.ts'
import { Decimal, money } from '../../model/money.ts'
import type { LawView } from '../../model/world.ts'
import type { KnownFacts } from './known.ts'

/** Warnings of the law that leave a local figure open. */
const openWarnings = ['cap_not_checked', 'parameter_carried_forward', 'parameter_conflicting']

export type LocalFigures =
  | { readonly kind: 'certain' }
  | { readonly kind: 'to-confirm'; readonly warnings: readonly string[]; readonly annual?: string | undefined }
  | { readonly kind: 'confirmed'; readonly fact: Fact }

/** What a confirmation is about: it no longer holds when city or year changes. */
export const localFigureKey = (state: CaseState, lastDay: DateText): string =>
  `${state.facts.city?.value ?? '-'}/${lastDay.slice(0, 4)}`

/** How sure the local averages behind these answers of the law are. */
export function localFigures(state: CaseState, lastDay: DateText, views: readonly LawView[]): LocalFigures {
  const warnings = openWarnings.filter(code => views.some(view => view.warnings.some(one => one.code === code)))
  if (warnings.length === 0) return { kind: 'certain' }
  const fact = state.facts.localFigureConfirmed
  // A figure that is not there at all cannot be confirmed; it has to be entered.
  if (fact?.value === localFigureKey(state, lastDay) && !warnings.includes('cap_not_checked')) {
    return { kind: 'confirmed', fact }
  }
  const limit = views.map(view => view.results.taxExemptLimit).find(value => typeof value === 'string')
  return {
    kind: 'to-confirm',
    warnings,
    annual: limit === undefined ? undefined : money(new Decimal(String(limit)).dividedBy(3)).value,
  }
}

/** The two averages as the law asks for them: HR may know the month's, the year's, or both as published. */
export function typedAverages(known: KnownFacts): Readonly<Record<string, string>> {
  const { localAvgMonthlyWage: month, localAvgAnnualWage: year } = known.facts
  if (month === undefined && year === undefined) return {}
  return {
    localAvgMonthlyWage: month ?? money(new Decimal(year ?? 0).dividedBy(12)).value,
    localAvgAnnualWage: year ?? money(new Decimal(month ?? 0).times(12)).value,
  }
}
