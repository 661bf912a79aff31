// What can be asked of a case, and what a decision answers. decide() never throws; a refusal is a value.
import type { FormValues, Tone } from './card.ts'
import type { CaseState } from './case.ts'
import type { EventDraft } from './case-event.ts'
import type { InstantText } from './dates.ts'
import type { CardRef, Deadline, Effect } from './effect.ts'
import type { GaveUp } from './gave-up.ts'
import type { EmploymentRecord, PersonId } from './person.ts'
import type { PersonnelFile } from './personnel-file.ts'
import type { Refusal } from './refusal.ts'
import type { RoomHappening } from './room.ts'

interface Cause {
  readonly at: InstantText
  /** Key of the inbound event. */
  readonly cause: string
}

/** The independent channel, and the way to say no. */
export type OwnCard = 'seek-help' | 'decline'

export type Action =
  /** A button of a card; `seen` is the hash of the content it stood under. */
  | (Cause & {
      readonly kind: 'press'
      readonly by: PersonId
      readonly instance: string
      readonly option: string
      readonly seen: string
      readonly values: FormValues
    })
  | (Cause & { readonly kind: 'due'; readonly deadline: string })
  | (Cause & {
      readonly kind: 'rendered'
      readonly document: string
      readonly fileId: string
      readonly sha256: string
      readonly size?: number | undefined
      /** The words of the paper as plain text, where a card shows them. */
      readonly text?: string | undefined
    })
  /** The employee of the case asked for a card that is always within their reach. */
  | (Cause & { readonly kind: 'asks-for'; readonly by: PersonId; readonly card: OwnCard })
  /** Something happened in a declared room, or on the way to one. */
  | (Cause & {
      readonly kind: 'room'
      readonly by: PersonId | 'clock'
      readonly room: number
      readonly did: RoomHappening
    })
  /** Newer data about the employee were imported; `personnel` and `record` are all there is of them now. */
  | (Cause & { readonly kind: 'data-changed'; readonly personnel: PersonnelFile; readonly record: EmploymentRecord })
  /** The law in force may be another one than the last version was made under. */
  | (Cause & { readonly kind: 'law-changed' })
  /** Something of the case could not be carried out after all tries. */
  | (Cause & { readonly kind: 'gave-up'; readonly gaveUp: GaveUp })
  /** Somebody tried what is not theirs to do; goes into the record. */
  | (Cause & { readonly kind: 'deny'; readonly by: PersonId; readonly what: string; readonly why: string })
  /** Somebody read sealed content; goes into the record. */
  | (Cause & {
      readonly kind: 'read'
      readonly by: PersonId
      readonly fields: readonly string[]
      readonly where: string
    })

/** A sentence from the catalogue for the person who acted. */
export interface Reply {
  readonly text: string
  readonly values?: Readonly<Record<string, string | number>> | undefined
  readonly tone: Tone
}

/** What goes into the record, and what follows from it. */
export interface Recorded {
  readonly events: readonly EventDraft[]
  readonly state: CaseState
  readonly effects: readonly Effect[]
  readonly deadlines: readonly Deadline[]
}

export type Decision =
  | (Recorded & { readonly kind: 'done'; readonly reply?: Reply | undefined })
  | {
      readonly kind: 'refused'
      readonly refusal: Refusal
      readonly reply: Reply
      /** Current cards to show again because the pressed one was old. */
      readonly fresh?: readonly CardRef[] | undefined
      /** The case with the refusal on record, where the attempt itself counts. */
      readonly recorded?: Recorded | undefined
    }
  /** Already done with the same content: a success-shaped answer, no event. */
  | {
      readonly kind: 'repeated'
      readonly reply: Reply
      /** Cards of no case that open for whoever pressed; the case knows nothing of them. */
      readonly shows?: readonly CardRef[] | undefined
    }
