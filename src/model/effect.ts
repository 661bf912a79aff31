// What the bot does to the world: carried by the outbox after the commit, never inside a decision.
import { z } from 'zod'
import type { InstantText } from './dates.ts'
import type { PersonId, PlatformName } from './person.ts'
import type { RoomPlace } from './room.ts'

/** Names a card without its content; the content is built from the case when it is sent. */
export interface CardRef {
  /** Absent for cards that belong to no case yet (the start form, help). */
  readonly caseId?: string | undefined
  /** Step instance (`settlement.review#2`) or a one-off key (`home#<inbox key>`). */
  readonly instance: string
  /** Which builder makes it. */
  readonly card: string
  /** The only person it is for. */
  readonly to: PersonId
  /** Small public parameters of a card without a case. */
  readonly data?: Readonly<Record<string, string>> | undefined
}

/** As it comes back from where it was stored. */
export const cardRef: z.ZodType<CardRef> = z.object({
  caseId: z.string().optional(),
  instance: z.string(),
  card: z.string(),
  to: z.string(),
  data: z.record(z.string(), z.string()).optional(),
})

export type DocumentKind =
  /** For the manager alone, before the talk. */
  | 'preparation'
  | 'settlement-statement'
  | 'agreement'
  /** The draft in HR's hands, read before it goes out: `draftOf` of the engine says what it would say. */
  | 'agreement-preview'
  | 'signed-agreement'
  | 'certificate'
  | 'report'
  /** Everything of a case in one verifiable file. */
  | 'archive'
  | 'invitation'

export type Effect =
  /** Show or update a card. `asks` cards wait for the end of quiet hours; silent ones (receipts, copies) do not. */
  | {
      readonly kind: 'show'
      readonly ref: CardRef
      readonly asks: boolean
      readonly notBefore?: InstantText | undefined
      /** Somebody asked for it: sent although the card looks as before. */
      readonly anew?: boolean | undefined
    }
  /** Plain words to one person, from the catalogue. */
  | {
      readonly kind: 'say'
      readonly to: PersonId
      readonly caseId?: string | undefined
      readonly text: string
      readonly values?: Readonly<Record<string, string>> | undefined
      readonly asks: boolean
    }
  /** Typeset (or sign) a document as a job; its result comes back as a `rendered` event. */
  | {
      readonly kind: 'render'
      readonly caseId: string
      readonly document: string
      readonly type: DocumentKind
      readonly version: number
    }
  | RoomEffect

/** What a messenger is asked about a declared room; it answers with a `room-made` event. */
export type RoomEffect = { readonly kind: 'room'; readonly caseId: string; readonly room: number } & (
  | { readonly does: 'look'; readonly members: readonly PersonId[] }
  | { readonly does: 'open'; readonly members: readonly PersonId[]; readonly platform: PlatformName }
  | { readonly does: 'end'; readonly members: readonly PersonId[]; readonly place: RoomPlace }
)

/** A point in time at which the flow wants to be asked again. */
export interface Deadline {
  readonly caseId: string
  /** `instance/name`, unique in the case. */
  readonly key: string
  readonly at: InstantText
  /** Computed on a year whose holidays are not published yet. */
  readonly provisional: boolean
}
