// A law pack: one jurisdiction's vocabulary, rules, dated parameters, articles and words. Data in, nothing hidden.
import type { Locale } from './answer.ts'
import type { Kind } from './kind.ts'
import type { ParameterRow, ParameterTable } from './parameter.ts'
import type { Rule } from './rule.ts'

export interface Region {
  readonly id: string
  /** Every name a person may type, Chinese and English. */
  readonly names: readonly string[]
  /** The region that contains it, for regional rules and tables (never for averages). */
  readonly within?: string | undefined
}

export interface Article {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** The law and article as a lawyer cites it. */
  readonly ref: { readonly 'zh-CN': string; readonly en: string }
  readonly url: string
}

/** Names and sentences of one language. */
interface PackTexts {
  readonly terms: Readonly<Record<string, string>>
  readonly warnings: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
}

type Vocabulary = Readonly<Record<string, Kind<unknown>>>

/** What is written in code for a jurisdiction; the rest of a pack is read from its YAML files. */
export interface PackCode {
  readonly jurisdiction: string
  readonly currency: string
  readonly facts: Vocabulary
  readonly results: Vocabulary
  readonly rules: readonly Rule[]
  /** Facts about health, family or union office: used, never named in a line. */
  readonly sensitive: readonly string[]
  /** The facts whose day decides which rule and row apply: the first that is given. */
  readonly decidingDates: readonly string[]
  /** The first day of the law as the pack tells it: of a day before it, nothing is calculated. */
  readonly since?: string
  /** The fact that names the ground, and the result that the ground must reach. */
  readonly ground: string
  readonly goal: string
  /** The articles of each ground, where the ground alone tells them. */
  readonly groundBasis?: Readonly<Record<string, readonly string[]>>
  /** Facts that contradict each other; the name of the fact at fault. */
  readonly contradiction: (facts: ReadonlyMap<string, unknown>) => string | undefined
}

/** What is read from a pack's YAML files. */
export interface PackData {
  readonly version: string
  readonly reviewed: boolean
  readonly regions: readonly Region[]
  readonly parameters: readonly ParameterRow[]
  readonly tables: readonly ParameterTable[]
  readonly articles: readonly Article[]
  readonly texts: Readonly<Record<Locale, PackTexts>>
}

export type LawPack = PackCode & PackData

/** A jurisdiction that is named but must not calculate. */
interface StubPack {
  readonly jurisdiction: string
  readonly incomplete: true
}

/** Sentences of the calculation itself, the same for every jurisdiction. */
export type EngineTexts = Readonly<Record<Locale, Readonly<Record<string, string>>>>

export interface LawPacks {
  readonly packs: readonly (LawPack | StubPack)[]
  readonly texts: EngineTexts
}
