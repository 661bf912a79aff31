// The vocabulary of Hong Kong and its maker of rules.
import type { ValueOf } from '../../src/law/kind.ts'
import { ruleOf } from '../../src/law/rule.ts'
import type { Decimal } from '../../src/model/money.ts'
import type { facts } from './facts.ts'
import type { results } from './results.ts'

/** Years of service: whole ones, and the days of the last one over that year's own length. */
export interface Tenure {
  readonly years: Decimal
  readonly text: string
}

/** A career cut at the transition date, or uncut where only its length is known. */
export type Career =
  | { readonly cut: true; readonly before: Tenure; readonly since: Tenure }
  | { readonly cut: false; readonly whole: Tenure }

/** What notice the contract and the Ordinance ask for. */
export type Notice =
  | { readonly unit: 'months' | 'days'; readonly length: number }
  | { readonly unit: 'agreed'; readonly length: null }

/** Both parts of the payment before they are rounded. */
export interface Parts {
  readonly before: Decimal
  readonly since: Decimal
  readonly beforeText: string
  readonly sinceText: string
  readonly capped: boolean
}

/** Names that rules share among themselves and that no answer shows. */
interface Inner {
  readonly serviceMonths: number
  readonly serviceMonthsAtNotice: number
  readonly career: Career
  readonly notice: Notice
  readonly parts: Parts
  readonly averageMonthlyWage: Decimal
  readonly averageDailyWage: Decimal
}

type Facts = { readonly [K in keyof typeof facts]: ValueOf<(typeof facts)[K]> }
type Results = { readonly [K in keyof typeof results]: ValueOf<(typeof results)[K]> }

export type Terms = Facts & Omit<Results, keyof Facts> & Inner

export const rule = ruleOf<Terms>()
