// What travels between the page and the server: the web messenger's own small API.
import type { CardView, ChatLine, Toast } from '../../../src/model/card.ts'
import type { InstantText } from '../../../src/model/dates.ts'
import type { Locale, PersonId, Role } from '../../../src/model/person.ts'

/** As much of a person as a phone's header shows. */
export interface Brief {
  readonly id: PersonId
  readonly name: string
  readonly roles: readonly Role[]
  readonly department?: string | undefined
  readonly city?: string | undefined
  readonly locale: Locale
  /** The main role in the page's language: 经理, HR, 员工, … */
  readonly roleLabel: string
}

export type Seat = 'manager' | 'hr' | 'employee'
export const seats = ['manager', 'hr', 'employee'] as const satisfies readonly Seat[]

export interface Session {
  readonly mode: 'sandbox' | 'live'
  readonly lang: Locale
  readonly bot: { readonly name: string }
  /** Who is signed in; live mode only. */
  readonly me?: Brief | undefined
  /** Everybody of the sample company; sandbox only. */
  readonly people?: readonly Brief[] | undefined
  readonly phones?: Readonly<Record<Seat, PersonId>> | undefined
  readonly clock?: { readonly now: InstantText; readonly zone: string } | undefined
}

/** A line with its place in the stream of changes: `cursor` grows whenever the line changes. */
export type Line = ChatLine & { readonly cursor: number }

export interface LinesPage {
  readonly lines: readonly Line[]
  readonly cursor: number
  /** The page is full: others may follow. */
  readonly more: boolean
}

/** Names of form fields that are wrong, each with a sentence for the person. */
export type FieldProblems = Readonly<Record<string, string>>

export interface Answer {
  readonly toast?: Toast | undefined
  readonly card?: CardView | undefined
  readonly fields?: FieldProblems | undefined
}

export interface Uploaded {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly mime: string
}

export interface Problem {
  readonly error: { readonly code: string; readonly text: string; readonly fields?: FieldProblems | undefined }
}
