// The state of one name in a calculation.
import type { Rule } from './rule.ts'

export interface Warned {
  readonly code: string
  readonly basis: readonly string[]
  readonly words: Readonly<Record<string, string>>
}

export interface Reached {
  readonly state: 'reached'
  readonly value: unknown
  /** Absent for a fact that the caller gave. */
  readonly rule?: Rule
  readonly formula: string
  /** The articles of this outcome; those of the rule when the rule does not say. */
  readonly basis: readonly string[]
  readonly uses: readonly string[]
  readonly review: boolean
  /** Whether a given fact stands behind it; a figure of the pack alone is no result of these facts. */
  readonly anchored: boolean
}

export type Node =
  | Reached
  | { readonly state: 'missing'; readonly facts: readonly string[] }
  | { readonly state: 'none' }
