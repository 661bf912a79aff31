// The state of one name in a calculation, and what a rule's questions need from the calculation around it.
import type { PackIndex } from './pack-index.ts'
import type { Moment, Rule } from './rule.ts'

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

export interface Resolving {
  readonly index: PackIndex
  readonly facts: ReadonlyMap<string, unknown>
  readonly moment: Moment
  resolve(name: string): Node
  warn(warned: Warned): void
}
