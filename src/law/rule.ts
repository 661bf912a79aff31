// A rule of law: what it needs, what it gives, the articles it stands on, and one piece of arithmetic.
import type { Temporal } from '../model/dates.ts'
import type { Decimal } from '../model/money.ts'
import type { Confidence } from './answer.ts'
import type { ParameterRow, TableRow } from './parameter.ts'

/** A value together with the arithmetic a person can check. */
export class Shown<V> {
  readonly value: V
  readonly formula: string
  /** The articles of this very outcome, where a rule knows more exactly than its own list. */
  readonly basis: readonly string[] | undefined
  constructor(value: V, formula: string, basis?: readonly string[]) {
    this.value = value
    this.formula = formula
    this.basis = basis
  }
}

/** A value with the formula that stands beside it, and articles where they are others than the rule's own. */
export const shown = <V>(value: V, formula: string, basis?: readonly string[]): Shown<V> =>
  new Shown(value, formula, basis)

/** Where the calculation stands: the day that decides which rule and row apply, and what was published by then. */
export interface Moment {
  readonly on: Temporal.PlainDate
  /** The same day as text, to compare with the days of rules and rows. */
  readonly onText: string
  readonly asOfText: string
  readonly region: string | undefined
  /** The region itself and the ones that contain it, nearest first. */
  readonly regions: readonly string[]
}

/** What a rule may ask while it computes. Asking for something unknown ends the rule: it never gets a guess. */
export interface Ask<T> {
  readonly moment: Moment
  /** The value of a fact or result; ends the rule when it cannot be known. */
  get<K extends keyof T & string>(name: K): T[K]
  /** Several at once, so that all that is missing among them is reported together. */
  all<K extends keyof T & string>(...names: readonly K[]): { readonly [N in K]: T[N] }
  /** The value if it can be known. */
  maybe<K extends keyof T & string>(name: K): T[K] | undefined
  /** The fact exactly as the caller gave it, never a derived value. */
  given<K extends keyof T & string>(name: K): T[K] | undefined
  /** Ends the rule: these facts are missing. */
  lacks(...names: (keyof T & string)[]): never
  /** Ends the rule: it does not apply to these facts, and nothing is missing. */
  none(): never
  /** Says that the result hangs on what the request tells besides its facts: the place and the day. */
  anchor(): void
  /** Rows of a parameter (with overrides), of one region or nationwide. */
  rows(id: string, region?: string): readonly ParameterRow[]
  /** A nationwide constant in force on the deciding day. */
  constant(id: string): Decimal
  /** A table in force on the deciding day, nearest region first. */
  table(id: string): readonly TableRow[] | undefined
  warn(code: string, basis?: readonly string[], words?: Readonly<Record<string, string>>): void
  /** Marks the value, and all that is built on it, for a person's review. */
  review(): void
}

export interface Rule {
  readonly gives: string
  readonly needs: readonly string[]
  readonly basis: readonly string[]
  readonly confidence: Confidence
  readonly region: string | undefined
  readonly from: string | undefined
  readonly until: string | undefined
  readonly refines: boolean
  readonly about: readonly string[]
  compute(facts: Readonly<Record<string, unknown>>, ask: Ask<Record<string, unknown>>): unknown
}

export interface RuleText<T, G extends keyof T & string, N extends keyof T & string> {
  readonly gives: G
  /** Known before `compute` runs; all that is missing among them is reported together. */
  readonly needs?: readonly N[]
  readonly basis: readonly string[]
  readonly confidence: Confidence
  /** Facts of which one must be told for the rule to run at all; else the first of them is what is missing. */
  readonly about?: readonly (keyof T & string)[]
  /** Replaces the nationwide rule in this region and in what it contains. */
  readonly region?: string
  /** First and last day (of the deciding date) on which the rule is law. */
  readonly from?: string
  readonly until?: string
  /** Computes even when the caller gave a fact of this name, and starts from it. */
  readonly refines?: boolean
  compute(facts: { readonly [K in N]: T[K] }, ask: Ask<T>): T[G] | Shown<T[G]>
}

/** The maker of rules over one pack's vocabulary. */
export const ruleOf =
  <T>() =>
  <G extends keyof T & string, N extends keyof T & string = never>(text: RuleText<T, G, N>): Rule => ({
    gives: text.gives,
    needs: text.needs ?? [],
    basis: text.basis,
    confidence: text.confidence,
    region: text.region,
    from: text.from,
    until: text.until,
    refines: text.refines ?? false,
    about: text.about ?? [],
    compute: (facts, ask) => text.compute(facts as { readonly [K in N]: T[K] }, ask as unknown as Ask<T>),
  })
