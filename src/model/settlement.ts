// The settlement: versions of money lines, each line with formula, facts, source and article.
import type { InstantText } from './dates.ts'
import type { Money } from './money.ts'
import type { PersonId } from './person.ts'

/** Which payment clock a line belongs to: wages on the day of separation, severance when the hand-over is done. */
export type PayWith = 'separation' | 'handover'

export interface SettlementLine {
  /** `wage`, `overtime`, `bonus`, `leave`, `severance`, `social`, `wage-tax`, `severance-tax`, `loan`, `ex-gratia`, or `other-1` … */
  readonly id: string
  /** Signed: deductions are negative. */
  readonly amount: Money
  /** Formula with its numbers, e.g. `7.0 × 18600.00`. */
  readonly formula: string
  /** Facts used: catalogue key → value. */
  readonly facts: Readonly<Record<string, string>>
  /** Where the number comes from: `law`, `directory`, or the source HR typed. */
  readonly source: string
  readonly basis: readonly string[]
  readonly estimated: boolean
  readonly payWith: PayWith
  /** Free label for lines HR adds. */
  readonly label?: string | undefined
  /** What the line may not fall below. */
  readonly floor?: Money | undefined
  readonly confidence?: string | undefined
  readonly needsReview?: boolean | undefined
}

export interface SettlementVersion {
  readonly version: number
  readonly lines: readonly SettlementLine[]
  readonly net: Money
  /** SHA-256 over the canonical JSON of everything shown; the card shows its first four bytes. */
  readonly hash: string
  readonly lastDay: string
  readonly considerUntil: InstantText
  readonly publishedAt: InstantText
  readonly preparedBy: PersonId
  readonly verifiedBy: PersonId
  readonly why: 'first' | 'dispute' | 'reoffer' | 'edited' | 'closing'
  readonly law: { readonly version: string; readonly reviewed: boolean; readonly warnings: readonly string[] }
  readonly unemployment: 'likely' | 'not' | 'unknown'
  /** Items the parties leave open: paid as far as undisputed, the rest reserved. */
  readonly reserved: readonly string[]
}

export interface Dispute {
  readonly id: string
  readonly version: number
  readonly line: string
  readonly said: string
  readonly files: readonly string[]
  readonly raisedAt: InstantText
  readonly round: number
  readonly answer?:
    | {
        readonly kind: 'adopted' | 'partly' | 'rejected'
        readonly by: PersonId
        readonly at: InstantText
        readonly why: string
        readonly amount?: Money | undefined
      }
    | undefined
  readonly end?: 'understood' | 'reserved' | 'review' | undefined
}
