// The least a non-compete duty is paid: 30 % of the twelve-month average, never below the local minimum wage (SPC1 36).
import type { CaseState } from '../../model/case.ts'
import { type Money, money } from '../../model/money.ts'
import type { World } from '../../model/world.ts'
import { lastDayOf } from '../clocks/instants.ts'
import { askLaw } from '../settlement/known.ts'

export type NonCompeteFloor =
  | { readonly known: true; readonly floor: Money }
  /** Facts without which there is no figure. */
  | { readonly known: false; readonly missing: readonly string[] }

/** Asks the law; a fact nobody knows gives no floor, and without a floor there is no such clause. */
export function nonCompeteFloor(state: CaseState, world: World, months: number): NonCompeteFloor {
  const average = state.facts.avgMonthlyWage?.value
  const facts = {
    endDate: lastDayOf(state),
    agreedMonths: months,
    ...(average === undefined ? {} : { avgMonthlyWage: average }),
  }
  const law = askLaw(state, world, facts, ['nonCompeteMonthly'])
  const monthly = law.lines.find(line => line.name === 'nonCompeteMonthly')?.amount
  return monthly === undefined
    ? { known: false, missing: law.missing }
    : { known: true, floor: money(monthly.value, monthly.currency) }
}
