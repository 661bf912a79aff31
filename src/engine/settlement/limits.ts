// How far and how often the company may offer: the authority HR was given, two further offers, days between them.
import type { CaseState } from '../../model/case.ts'
import { Decimal } from '../../model/money.ts'

/** Company offers after the first: at most two, each two working days after the last version (product M8). */
export const mostReoffers = 2
export const daysBetweenOffers = 2

/** Whether months above the statute go beyond what HR may offer. */
export const overAuthority = (state: CaseState, months: string): boolean =>
  new Decimal(months).greaterThan(state.authorityMonths)
