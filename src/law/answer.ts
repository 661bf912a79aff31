// What the calculation answers: the public shape that cards, documents, the API and the command line share.
import type { Money } from '../model/money.ts'

/** Plain JSON, as it travels. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** How firmly a rule or a figure stands: the statute's text, an official notice, a second hand, a memory, local practice. */
export type Confidence = 'statute' | 'official' | 'secondary' | 'recalled' | 'local'

export type Locale = 'zh-CN' | 'en'

/** Which pack answered, and whether counsel has reviewed it. */
export interface LawVersion {
  readonly jurisdiction: string
  readonly version: string
  readonly reviewed: boolean
}

/** A payable or decisive amount with all that is needed to check it by hand. */
export interface LawLine {
  readonly name: string
  readonly amount: Money
  readonly formula: string
  readonly uses: readonly string[]
  readonly basis: readonly string[]
  readonly confidence: Confidence
  readonly needsReview: boolean
}

/** A step on the way that is not money: years, days, a yes or no, a date. */
export interface LawStep {
  readonly name: string
  readonly value: Json
  readonly formula: string
  readonly uses: readonly string[]
  readonly basis: readonly string[]
  readonly confidence: Confidence
  readonly needsReview: boolean
}

export interface LawWarning {
  readonly code: string
  readonly text: string
  readonly basis: readonly string[]
}

export type LawErrorCode =
  | 'invalid_request'
  | 'invalid_dates'
  | 'invalid_number'
  | 'negative_amount'
  | 'unknown_fact'
  | 'unknown_ground'
  | 'unknown_jurisdiction'
  | 'pack_incomplete'
  | 'too_large'

export interface LawFault {
  readonly code: LawErrorCode
  readonly text: string
  readonly fact?: string
  readonly closest?: string
}

/** The request could be answered as far as its facts reach. */
export interface LawFinding {
  readonly id?: string
  readonly status: 'ok' | 'needs_input'
  readonly law: LawVersion
  readonly results: { readonly [name: string]: Json }
  readonly lines: readonly LawLine[]
  readonly steps: readonly LawStep[]
  readonly missing: readonly string[]
  readonly warnings: readonly LawWarning[]
}

/** The request could not be understood: nothing was calculated. */
export interface LawRefusal {
  readonly id?: string
  readonly status: 'error'
  readonly error: LawFault
}

export type LawAnswer = LawFinding | LawRefusal
