// A money line on its way: reached with its formula and facts, or stopped because a fact is missing.
import type { SettlementLine } from '../../model/settlement.ts'

export type LineResult =
  | { readonly kind: 'line'; readonly line: SettlementLine }
  /** No number without these facts; `error` says that a fact contradicts another. */
  | {
      readonly kind: 'stopped'
      readonly id: string
      readonly missing: readonly string[]
      readonly error?: string | undefined
    }
  /** Nothing of this kind in this case. */
  | { readonly kind: 'none' }

export const reached = (line: SettlementLine): LineResult => ({ kind: 'line', line })
export const stopped = (id: string, missing: readonly string[], error?: string): LineResult => ({
  kind: 'stopped',
  id,
  missing,
  error,
})
export const noLine: LineResult = { kind: 'none' }
