// A money line on its way: reached with its formula and facts, or stopped because a fact is missing.
import type { Money } from '../../model/money.ts'
import type { SettlementLine } from '../../model/settlement.ts'

/** No number without these facts; `error` says that a fact contradicts another. */
export interface Stopped {
  readonly kind: 'stopped'
  readonly id: string
  readonly missing: readonly string[]
  readonly error?: string | undefined
  /** The name HR gave an item of their own. */
  readonly label?: string | undefined
  /** The figure is known and unlawful: the law allows so much. */
  readonly most?: Money | undefined
}

export type LineResult =
  | { readonly kind: 'line'; readonly line: SettlementLine }
  | Stopped
  /** Nothing of this kind in this case. */
  | { readonly kind: 'none' }

export const reached = (line: SettlementLine): LineResult => ({ kind: 'line', line })
export const stopped = (id: string, missing: readonly string[], error?: string): Stopped => ({
  kind: 'stopped',
  id,
  missing,
  error,
})
export const noLine: LineResult = { kind: 'none' }
