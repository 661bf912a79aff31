// The case as folded from its log. Everything a card, a guard or a document needs is here; nothing else decides.
import type { FormValues } from './card.ts'
import type { DateText, InstantText } from './dates.ts'
import type { CaseRole } from './flow.ts'
import type { Companion, HelpCall } from './help.ts'
import type { Money } from './money.ts'
import type { PersonId } from './person.ts'
import type { PersonnelFile } from './personnel-file.ts'
import type { Room } from './room.ts'
import type { ScriptWords } from './script.ts'
import type { ClosingStatement, Dispute, SettlementDraft, SettlementVersion } from './settlement.ts'

/** A fact with where it came from; a fact nobody knows is absent. */
export interface Fact {
  readonly value: string
  readonly source: string
  readonly by: PersonId | 'directory'
  readonly at: InstantText
}

/** One opening of a step; opening it again (a new version) makes a new instance. */
export interface StepInstance {
  /** `settlement.review#2` */
  readonly id: string
  readonly step: string
  readonly who?: PersonId | undefined
  readonly openedAt: InstantText
  readonly status: 'open' | 'done' | 'superseded' | 'told'
  /** First click of a legal option: bound to what was shown, waiting for the second. */
  readonly armed?:
    | { readonly option: string; readonly values: FormValues; readonly seen: string; readonly at: InstantText }
    | undefined
  readonly outcome?: { readonly option: string; readonly by: PersonId | 'clock'; readonly at: InstantText } | undefined
  readonly draft?: FormValues | undefined
  /** Clocks of this instance: name → instant; `passed` ones have fired, what `held` ones bring waits for the end of a pause. */
  readonly clocks: Readonly<
    Record<
      string,
      {
        readonly at: InstantText
        readonly provisional: boolean
        readonly passed: boolean
        readonly held?: true | undefined
      }
    >
  >
  readonly reminded: number
  readonly data?: Readonly<Record<string, string>> | undefined
}

export interface Opening {
  readonly reason: 'business' | 'fit' | 'performance' | 'other'
  readonly proposedBy: 'employer' | 'employee'
  readonly lastDay: DateText
  readonly statement: string
  /** The one more attempt after the employee declined. */
  readonly again?: true | undefined
}

/** A mandatory point that was not said in the talk and is put in writing instead. */
export interface WrittenPoint {
  readonly id: string
  readonly name: ScriptWords
  readonly text: ScriptWords
}

export interface Minutes {
  readonly version: number
  readonly values: FormValues
  readonly by: PersonId
  readonly at: InstantText
  readonly answer?:
    | {
        readonly kind: 'true' | 'corrected' | 'disagreed'
        readonly text?: string | undefined
        readonly at: InstantText
      }
    | undefined
  /** What the employee added after the answer; each stands beside, nothing is overwritten. */
  readonly additions?: readonly { readonly text: string; readonly at: InstantText }[] | undefined
  readonly written?: readonly WrittenPoint[] | undefined
  /** The version of the lines that were in hand, `talk@1`. */
  readonly script?: string | undefined
}

export interface AgreementVersion {
  readonly version: number
  readonly settlement: number
  readonly settlementHash: string
  /** Digest of the canonical agreement content. */
  readonly hash: string
  readonly values: FormValues
  readonly issuedAt: InstantText
  readonly by: PersonId
  /** Signing opens 24 hours after the full text was delivered. */
  readonly signFrom?: InstantText | undefined
  readonly signatures: readonly Signature[]
  readonly withdrawn?: { readonly by: PersonId; readonly at: InstantText } | undefined
  readonly pressured?: { readonly at: InstantText } | undefined
}

export interface Signature {
  readonly party: 'employee' | 'company'
  readonly by: PersonId
  readonly at: InstantText
  /** SHA-256 of the exact bytes that were shown. */
  readonly document: string
  readonly method: string
  readonly intent: string
}

export interface Paper {
  readonly name: string
  readonly fileId: string
  readonly sha256: string
  readonly at: InstantText
  readonly size?: number | undefined
  /** The same words as plain text, for reading on a card. */
  readonly text?: string | undefined
}

export interface PaymentProof {
  readonly part: 'separation' | 'handover' | 'closing'
  readonly amount: Money
  readonly fileId?: string | undefined
  readonly note?: string | undefined
  readonly by: PersonId
  readonly at: InstantText
  readonly received?:
    | { readonly kind: 'received' | 'missing'; readonly at: InstantText; readonly said?: string | undefined }
    | undefined
}

/** A protection, HR's silence, somebody's wish, a notice to the wrong person, or a sentence that was said. */
export type PauseReason = 'protection' | 'hr-silent' | 'asked' | 'wrong-person' | 'risk'

/** A file as a card names it; its bytes and who may read them are the store's. */
export interface AttachedFile {
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly size: number
}

export interface CaseState {
  readonly id: string
  readonly flow: { readonly id: string; readonly version: number }
  readonly jurisdiction: string
  readonly openedAt: InstantText
  /** Sequence number of the last folded event. */
  readonly seq: number
  readonly stage: string
  readonly parties: Readonly<Partial<Record<CaseRole, PersonId>>>
  readonly opening: Opening
  readonly facts: Readonly<Record<string, Fact>>
  /** What the company's systems knew of the employee when the case opened or data were imported later; absent when nothing ever was. */
  readonly personnel?: PersonnelFile | undefined
  readonly steps: readonly StepInstance[]
  readonly paused?: { readonly why: PauseReason; readonly at: InstantText; readonly by: PersonId | 'clock' } | undefined
  /** Last answer of each step: what was typed, by whom, when. */
  readonly answers: Readonly<
    Record<string, { readonly values: FormValues; readonly by: PersonId; readonly at: InstantText }>
  >
  readonly considerationDays: number
  /** Months above the statutory amount that HR may offer. */
  readonly authorityMonths: string
  /** Declared rooms, the newest last; at most one of them is not over. */
  readonly rooms?: readonly Room[] | undefined
  readonly minutes: readonly Minutes[]
  readonly settlementDraft?: SettlementDraft | undefined
  readonly settlements: readonly SettlementVersion[]
  /** Lines of the current version that the employee marked 「没问题」. */
  readonly checkedLines: readonly string[]
  readonly reservation?: string | undefined
  readonly confirmation?: { readonly version: number; readonly hash: string; readonly at: InstantText } | undefined
  /** When the period to consider ends; moved by a dispute, a withdrawal or HR. */
  readonly considerUntil?: InstantText | undefined
  readonly disputes: readonly Dispute[]
  readonly proposals: readonly {
    readonly said: string
    readonly months?: string | undefined
    readonly at: InstantText
    readonly answer?: string | undefined
  }[]
  readonly reoffers: number
  readonly whoProposed?: 'company' | 'employee' | 'unclear' | undefined
  /** The head of HR has asked once more; it opens nothing. Kept so that cases of earlier versions verify. */
  readonly whoProposedResolved?: boolean | undefined
  readonly agreements: readonly AgreementVersion[]
  readonly effectiveAt?: InstantText | undefined
  /** Until then the employee may take the effective agreement back (granted by the company, product P12d). */
  readonly withdrawUntil?: InstantText | undefined
  readonly papers: readonly Paper[]
  readonly payments: readonly PaymentProof[]
  /** What the employee brought to the independent channel, in order. */
  readonly help?: readonly HelpCall[] | undefined
  /** The employee reported something: nobody may turn it against them, and going on takes the head of HR. */
  readonly protectedActivity?: { readonly at: InstantText } | undefined
  /** … or did so in an earlier case not long ago; nobody below the head of HR learns it. */
  readonly reportedEarlier?: true | undefined
  readonly companions?: readonly Companion[] | undefined
  readonly declined?: { readonly at: InstantText; readonly why?: string | undefined } | undefined
  readonly closing?: ClosingStatement | undefined
  readonly survey?: FormValues | undefined
  readonly denials: readonly { readonly by: PersonId; readonly at: InstantText }[]
  /** Files that came with a press, by id; absent until there is one. */
  readonly files?: Readonly<Record<string, AttachedFile>> | undefined
  readonly ended?:
    | { readonly how: 'archived' | 'cancelled' | 'declined' | 'withdrawn'; readonly at: InstantText }
    | undefined
}
