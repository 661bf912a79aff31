// What can stand in a case's log. Bodies are plain data; who, when and why stand in the envelope.
import type { FormValues } from './card.ts'
import type {
  AgreementVersion,
  AttachedFile,
  CaseState,
  Fact,
  Minutes,
  Opening,
  Paper,
  PauseReason,
  PaymentProof,
  Signature,
  StepInstance,
} from './case.ts'
import type { InstantText } from './dates.ts'
import type { CaseRole } from './flow.ts'
import type { Companion, HelpKind } from './help.ts'
import type { PersonId, PlatformName } from './person.ts'
import type { PersonnelFile } from './personnel-file.ts'
import type { RoomEnd, RoomPlace } from './room.ts'
import type { ClosingStatement, Dispute, SettlementContent, SettlementVersion } from './settlement.ts'

/** What took an agreement off the table. */
export type VoidReason =
  | 'new-version'
  | 'new-settlement'
  | 'confirmation-withdrawn'
  | 'declined'
  | 'returned'
  | 'offer-withdrawn'
  | 'withdrawn-after-effect'

export type CaseEventBody =
  | {
      readonly kind: 'opened'
      readonly flow: CaseState['flow']
      readonly jurisdiction: string
      readonly stage: string
      readonly parties: CaseState['parties']
      readonly opening: Opening
      readonly facts: Readonly<Record<string, Fact>>
      readonly considerationDays: number
      readonly personnel?: PersonnelFile | undefined
    }
  | {
      readonly kind: 'step-opened'
      readonly instance: Omit<StepInstance, 'status' | 'reminded'>
      readonly told: boolean
    }
  | {
      readonly kind: 'step-closed'
      readonly instance: string
      readonly how: 'done' | 'superseded'
      readonly option?: string | undefined
      readonly files?: readonly AttachedFile[] | undefined
    }
  | {
      readonly kind: 'chosen'
      readonly instance: string
      readonly option: string
      readonly files?: readonly AttachedFile[] | undefined
    }
  | {
      readonly kind: 'armed'
      readonly instance: string
      readonly option: string
      readonly values: FormValues
      readonly seen: string
      readonly files?: readonly AttachedFile[] | undefined
    }
  | { readonly kind: 'disarmed'; readonly instance: string }
  | { readonly kind: 'drafted'; readonly instance: string; readonly values: FormValues }
  | { readonly kind: 'answered'; readonly step: string; readonly values: FormValues }
  | {
      readonly kind: 'clock-passed'
      readonly instance: string
      readonly clock: string
      readonly reminded: boolean
      /** The case rested: what the clock brings waits until it goes on. */
      readonly held?: true | undefined
    }
  | {
      readonly kind: 'clock-set'
      readonly instance: string
      readonly clock: string
      readonly at: InstantText
      readonly provisional: boolean
    }
  | { readonly kind: 'stage-changed'; readonly stage: string }
  | { readonly kind: 'party-bound'; readonly role: CaseRole; readonly person: PersonId }
  | { readonly kind: 'facts-recorded'; readonly facts: Readonly<Record<string, Fact>> }
  | { readonly kind: 'personnel-refreshed'; readonly personnel: PersonnelFile }
  | { readonly kind: 'released'; readonly considerationDays: number; readonly authorityMonths: string }
  | { readonly kind: 'paused'; readonly why: PauseReason }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'minutes-sent'; readonly minutes: Minutes }
  | { readonly kind: 'minutes-answered'; readonly version: number; readonly answer: NonNullable<Minutes['answer']> }
  | { readonly kind: 'minutes-added'; readonly version: number; readonly text: string }
  | { readonly kind: 'settlement-drafted'; readonly content: SettlementContent }
  | { readonly kind: 'settlement-verified' }
  | { readonly kind: 'settlement-returned'; readonly why: string }
  | { readonly kind: 'settlement-published'; readonly settlement: SettlementVersion }
  | { readonly kind: 'line-checked'; readonly version: number; readonly line: string }
  | {
      readonly kind: 'settlement-confirmed'
      readonly version: number
      readonly hash: string
      readonly reservation?: string | undefined
    }
  | { readonly kind: 'consent-voided'; readonly version: number; readonly why: 'new-version' | 'withdrawn' }
  | { readonly kind: 'dispute-raised'; readonly dispute: Dispute }
  | { readonly kind: 'dispute-answered'; readonly id: string; readonly answer: NonNullable<Dispute['answer']> }
  | { readonly kind: 'dispute-review-asked'; readonly id: string; readonly said?: string | undefined }
  | {
      readonly kind: 'dispute-ended'
      readonly id: string
      readonly end: NonNullable<Dispute['end']>
      readonly reservation?: string | undefined
    }
  | { readonly kind: 'consideration-moved'; readonly until: InstantText }
  | { readonly kind: 'authority-set'; readonly months: string }
  | { readonly kind: 'proposed'; readonly said: string; readonly months?: string | undefined }
  | { readonly kind: 'proposal-answered'; readonly answer: string }
  | { readonly kind: 'who-proposed'; readonly answer: NonNullable<CaseState['whoProposed']> }
  | { readonly kind: 'who-proposed-resolved'; readonly why: string }
  | { readonly kind: 'agreement-issued'; readonly agreement: AgreementVersion }
  | { readonly kind: 'agreement-delivered'; readonly version: number; readonly signFrom: InstantText }
  | { readonly kind: 'signed'; readonly version: number; readonly signature: Signature }
  | { readonly kind: 'signature-withdrawn'; readonly version: number }
  | { readonly kind: 'agreement-voided'; readonly version: number; readonly why: VoidReason }
  | { readonly kind: 'pressure-reported'; readonly version: number }
  | { readonly kind: 'became-effective'; readonly withdrawUntil: InstantText }
  | { readonly kind: 'paper-stored'; readonly paper: Paper }
  | { readonly kind: 'paid'; readonly payment: PaymentProof }
  | {
      readonly kind: 'payment-answered'
      readonly part: PaymentProof['part']
      readonly received: NonNullable<PaymentProof['received']>
    }
  | { readonly kind: 'room-asked'; readonly room: number; readonly members: readonly PersonId[] }
  | { readonly kind: 'room-found'; readonly room: number; readonly platform: PlatformName }
  | { readonly kind: 'room-agreed'; readonly room: number }
  | { readonly kind: 'room-opened'; readonly room: number; readonly place: RoomPlace }
  /** Without a text: it spoke of what only HR may know, and was not kept. */
  | { readonly kind: 'room-said'; readonly room: number; readonly text?: string | undefined }
  | { readonly kind: 'room-ended'; readonly room: number; readonly why: RoomEnd }
  | {
      readonly kind: 'help-called'
      readonly call: number
      readonly what: HelpKind
      readonly text?: string | undefined
    }
  | { readonly kind: 'help-taken-up'; readonly call: number }
  /** The head of HR leaves it to the employee. */
  | { readonly kind: 'help-decided' }
  /** The employee wants the case to go on. */
  | { readonly kind: 'help-released' }
  /** At the opening: the employee reported something in an earlier case not long ago. */
  | { readonly kind: 'reported-earlier' }
  | { readonly kind: 'companion-named'; readonly name: string; readonly role: Companion['role'] }
  | { readonly kind: 'declined'; readonly why?: string | undefined }
  | { readonly kind: 'closing-set'; readonly closing: ClosingStatement }
  | { readonly kind: 'closing-confirmed'; readonly hash: string }
  | { readonly kind: 'survey-answered'; readonly values: FormValues }
  | { readonly kind: 'noted'; readonly what: string; readonly values?: FormValues | undefined }
  | { readonly kind: 'read'; readonly person: PersonId; readonly fields: readonly string[]; readonly where: string }
  | { readonly kind: 'denied'; readonly person: PersonId; readonly what: string; readonly why: string }
  | { readonly kind: 'ended'; readonly how: NonNullable<CaseState['ended']>['how'] }

/** A decided event, not yet in the log. */
export interface EventDraft {
  readonly by: PersonId | 'clock'
  readonly at: InstantText
  /** Key of the inbound event that caused it. */
  readonly cause: string
  readonly body: CaseEventBody
}

/** An event in the log. */
export interface CaseEvent extends EventDraft {
  readonly caseId: string
  readonly seq: number
  readonly prev: string
  readonly hash: string
}
