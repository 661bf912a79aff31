// What a decision may know besides the case: the directory, the company's settings, working time, the law. Data and pure functions only.
import type { AttachedFile } from './case.ts'
import type { InstantText, Temporal } from './dates.ts'
import type { People } from './person.ts'
import type { CompanySettings } from './settings.ts'
import type { ReviewSentence } from './talk.ts'

/** Working time of one zone with statutory holidays and make-up days. */
export interface WorkCalendar {
  /** The instant `hours` working hours after `from` (09:00–18:00). */
  addHours(from: InstantText, hours: number, zone: string): { readonly at: InstantText; readonly provisional: boolean }
  /** The same time of day `days` working days later. */
  addDays(from: InstantText, days: number, zone: string): { readonly at: InstantText; readonly provisional: boolean }
  /** 18:00 on working day number `days` after `from`; day 1 is the next working day. */
  endOfDay(from: InstantText, days: number, zone: string): { readonly at: InstantText; readonly provisional: boolean }
  isWorkday(date: Temporal.PlainDate): { readonly workday: boolean; readonly provisional: boolean }
  /** When something that asks may go out: `from` itself, or the end of quiet hours. */
  outsideQuietHours(from: InstantText, zone: string): InstantText
}

export interface LawLineView {
  readonly name: string
  readonly amount?: { readonly value: string; readonly currency: string } | undefined
  readonly formula: string
  readonly uses: readonly string[]
  readonly basis: readonly string[]
  readonly confidence: string
  readonly needsReview: boolean
}

/** The calculation, as much of its answer as a case reads (law-interface of the product). */
export interface LawView {
  readonly status: 'ok' | 'needs_input' | 'error'
  readonly results: Readonly<Record<string, unknown>>
  readonly lines: readonly LawLineView[]
  /** Steps on the way that are no money: years, days. */
  readonly steps?: readonly { readonly name: string; readonly formula: string }[] | undefined
  readonly missing: readonly string[]
  readonly warnings: readonly { readonly code: string }[]
  readonly law?: { readonly version: string; readonly reviewed: boolean } | undefined
  readonly error?: { readonly code: string; readonly fact?: string | undefined } | undefined
}

export type AskLaw = (request: {
  readonly jurisdiction: string
  readonly region?: string | undefined
  readonly asOf: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly want?: readonly string[] | undefined
}) => LawView

export interface FileFact extends AttachedFile {
  readonly sha256: string
  readonly by: string
}

export interface World {
  readonly now: InstantText
  readonly people: People
  readonly settings: CompanySettings
  readonly calendar: WorkCalendar
  readonly law: AskLaw
  /** The coach: what is risky in a sentence somebody means to say or has said. */
  readonly review: ReviewSentence
  /** Files named in the submitted values, already looked up. */
  readonly files: (id: string) => FileFact | undefined
  /** Mutual cases opened in the last 90 days, and people employed. */
  readonly radar: { readonly opened: number; readonly headcount: number }
  /** A six-digit code bound to what it is for; the same input gives the same code. */
  readonly code: (purpose: string) => string
}
