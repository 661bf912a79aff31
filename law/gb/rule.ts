// The vocabulary of the United Kingdom and its maker of rules: one arithmetic, two statutes, Great Britain's and Northern Ireland's.
import type { ValueOf } from '../../src/law/kind.ts'
import { type Ask, type Rule, type RuleText, ruleOf } from '../../src/law/rule.ts'
import type { facts } from './facts.ts'
import type { results } from './results.ts'

/** Names that rules share among themselves and that no answer shows. */
interface Inner {
  /** Complete months of service on the day that notice is measured by. */
  readonly serviceMonthsAtNotice: number
  /** Complete months of service on the relevant date. */
  readonly serviceMonths: number
  /** The employer's statutory minimum, whatever the contract adds. */
  readonly statutoryNoticeWeeks: number
  /** Age on the day after the relevant date: the years of employment are counted backwards from it. */
  readonly bandAge: number
  /** Weeks of pay by age for each complete year, and how they were counted. */
  readonly weeksByAge: { readonly weeks: ValueOf<typeof results.severanceWeeks>; readonly text: string }
}

type Facts = { readonly [K in keyof typeof facts]: ValueOf<(typeof facts)[K]> }
type Results = { readonly [K in keyof typeof results]: ValueOf<(typeof results)[K]> }

export type Terms = Facts & Omit<Results, keyof Facts> & Inner

const rule = ruleOf<Terms>()

export const northernIreland = 'NIR'

/** There the Employment Rights (Northern Ireland) Order 1996 stands in place of the Act. */
export const inNorthernIreland = (ask: Ask<Terms>): boolean => ask.moment.regions.includes(northernIreland)

/** The articles of Great Britain and those that say the same for Northern Ireland. */
export interface Statutes {
  readonly gb: readonly string[]
  readonly nir: readonly string[]
}

/** The articles that hold where this case is. */
export const cited = (ask: Ask<Terms>, statutes: Statutes): readonly string[] =>
  inNorthernIreland(ask) ? statutes.nir : statutes.gb

/** A rule that is law in both, each time with its own statute. */
export const ruleInBoth = <G extends keyof Terms & string, N extends keyof Terms & string = never>(
  statutes: Statutes,
  text: Omit<RuleText<Terms, G, N>, 'basis' | 'region'>,
): readonly Rule[] => [
  rule({ ...text, basis: statutes.gb }),
  rule({ ...text, basis: statutes.nir, region: northernIreland }),
]
