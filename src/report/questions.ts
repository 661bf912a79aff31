// Eight questions an employee is likely to ask, each with what its answer rests on and what can be shown.
import type { OpenItem } from '../engine/personnel/open-items.ts'
import type { CaseState } from '../model/case.ts'
import type { Money } from '../model/money.ts'

export interface Question {
  readonly id: string
  /** Figures of the answer; for one that nobody knows the answer has words of its own. */
  readonly values: Readonly<Record<string, string>>
  readonly basis: readonly string[]
}

/** What the other parts of the report found. */
interface Found {
  readonly severance:
    | { readonly amount: Money; readonly formula: string; readonly basis: readonly string[] }
    | undefined
  readonly leave: { readonly days: string } | undefined
  readonly items: readonly OpenItem[]
  readonly documents: number
}

/** Always the same eight, in one order; `basis` names articles and policies by their id. */
export function questionsOf(found: Found, state: CaseState): readonly Question[] {
  const { severance, leave, items, documents } = found
  const owed = items.filter(item => item.amount !== undefined && !item.amount.value.startsWith('-')).length
  const months = state.facts.uiContributionMonths?.value
  const enough = months === undefined ? 'unknown' : Number(months) >= 12 ? 'yes' : 'no'
  return [
    { id: 'refuse', values: {}, basis: ['CN-LCL-36'] },
    { id: 'why-me', values: { documents: String(documents) }, basis: ['POLICY-CHECKS'] },
    {
      id: 'severance',
      values: severance
        ? { known: 'yes', amount: severance.amount.value, formula: severance.formula }
        : { known: 'no' },
      basis: severance?.basis ?? ['CN-LCL-47'],
    },
    {
      id: 'wages',
      values: { owed: String(owed), leave: leave ? 'yes' : 'no', days: leave?.days ?? '' },
      basis: ['CN-WPR-9', 'CN-ALM-12'],
    },
    { id: 'more', values: {}, basis: ['POLICY-AUTHORITY'] },
    { id: 'time', values: { days: String(state.considerationDays) }, basis: ['POLICY-CONSIDERATION'] },
    {
      id: 'unemployment',
      values: { enough, months: months ?? '' },
      basis: ['CN-SIL-45'],
    },
    { id: 'certificate', values: {}, basis: ['CN-LCL-50', 'CN-IR-24'] },
  ]
}
