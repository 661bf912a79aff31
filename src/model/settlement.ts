// The settlement: versions of money lines, each line with formula, facts, source and article.
import type { DateText, InstantText } from './dates.ts'
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
  /** Where each fact comes from, when it is not the line's own source: fact → `directory` or what HR typed. */
  readonly factSources?: Readonly<Record<string, string>> | undefined
  /** When the newest figure behind the line was recorded. */
  readonly asOf?: InstantText | undefined
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

/** What makes a version: the first offer, a correction, an answer to a dispute or a proposal, or a new offer. */
export type VersionReason = 'first' | 'dispute' | 'reserved' | 'proposal' | 'reoffer' | 'edited'

/** What two persons prepare and verify, and what is then sent unchanged. */
export interface SettlementContent {
  readonly lines: readonly SettlementLine[]
  readonly lastDay: DateText
  readonly why: VersionReason
  /** In words, for the employee: what changed and why. */
  readonly reason?: string | undefined
  readonly law: { readonly version: string; readonly reviewed: boolean; readonly warnings: readonly string[] }
  readonly unemployment: 'likely' | 'not' | 'unknown'
  /** Items the parties leave open: paid as far as undisputed, the rest reserved. */
  readonly reserved: readonly string[]
}

export interface SettlementDraft extends SettlementContent {
  readonly by: PersonId
  readonly at: InstantText
  readonly verifiedBy?: PersonId | undefined
  /** Why the second person sent it back. */
  readonly returned?: string | undefined
}

export interface SettlementVersion extends SettlementContent {
  readonly version: number
  readonly net: Money
  /** SHA-256 over the canonical JSON of everything shown; the card shows its first four bytes. */
  readonly hash: string
  readonly considerUntil: InstantText
  readonly publishedAt: InstantText
  readonly preparedBy: PersonId
  readonly verifiedBy: PersonId
}

export interface DisputeAnswer {
  readonly kind: 'adopted' | 'partly' | 'rejected'
  readonly by: PersonId
  readonly at: InstantText
  readonly why: string
  /** What is added to the line in the employee's favour, and how it comes about. */
  readonly amount?: Money | undefined
  readonly formula?: string | undefined
  readonly basis?: readonly string[] | undefined
  /** What it is proven by: clock records, approvals. */
  readonly files?: readonly string[] | undefined
}

export interface Dispute {
  readonly id: string
  readonly version: number
  readonly line: string
  readonly said: string
  readonly files: readonly string[]
  readonly raisedAt: InstantText
  /** 1: the owner of the line answers; 2: the head of HR looks again. */
  readonly round: number
  readonly answer?: DisputeAnswer | undefined
  /** The answer of the first round, once the second has begun. */
  readonly earlier?: DisputeAnswer | undefined
  /** What the employee added when asking for the second look. */
  readonly saidAgain?: string | undefined
  /** `reserved-part`: the rest is paid, this line stays open between the parties. */
  readonly end?: 'understood' | 'reserved' | 'reserved-part' | undefined
  /** The employee's own words that go into the agreement as a reservation. */
  readonly reservation?: string | undefined
}

/** The statement of the last day: lines that were estimated, now final. */
export interface ClosingStatement {
  readonly version: number
  readonly settlement: number
  readonly lines: readonly SettlementLine[]
  readonly net: Money
  /** Net of the closing statement minus net of the settlement. */
  readonly difference: Money
  readonly favour: 'same' | 'employee' | 'company'
  readonly why: string
  readonly hash: string
  readonly by: PersonId | 'clock'
  readonly at: InstantText
  readonly confirmedAt?: InstantText | undefined
}
