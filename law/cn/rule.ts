// The vocabulary of mainland China and its maker of rules: every name typed once, in facts.ts, results.ts and here.
import type { ValueOf } from '../../src/law/kind.ts'
import { ruleOf } from '../../src/law/rule.ts'
import type { facts } from './facts.ts'
import type { GroundCode } from './grounds.ts'
import type { results } from './results.ts'

/** Names that rules share among themselves and that no answer shows. */
interface Inner {
  /** The ground, once it is known who proposed an agreement or what was offered at expiry. */
  readonly route: GroundCode
  /** The first day that counts: 用工之日, moved by transfers and by what a former employer paid. */
  readonly serviceStart: ValueOf<typeof facts.hireDate>
  /** Whether overtime pay counts in the base where the contract is performed. */
  readonly overtimeCounts: boolean
  /** Thrice the local average monthly wage; `undefined` where the cap could not be checked and counts as not reached. */
  readonly wageCap: ValueOf<typeof facts.localAvgMonthlyWage> | undefined
  /** The average wage raised to the local minimum (IR 27), before any cap. */
  readonly flooredWage: ValueOf<typeof facts.avgMonthlyWage>
}

type Facts = { readonly [K in keyof typeof facts]: ValueOf<(typeof facts)[K]> }
type Results = { readonly [K in keyof typeof results]: ValueOf<(typeof results)[K]> }

export type Terms = Facts & Omit<Results, keyof Facts> & Inner

export const rule = ruleOf<Terms>()
