// Calendar dates and instants: the one door to Temporal (Node 20 has none of its own).
import { Temporal } from 'temporal-polyfill'

export { Temporal }

/** A calendar date as it travels: `YYYY-MM-DD`. */
export type DateText = string
/** An instant as it travels: ISO 8601 in UTC, e.g. `2025-10-20T01:00:00Z`. */
export type InstantText = string

/** The zone of the company's own calendar, and of everybody whose own is not known. */
export const companyZone = 'Asia/Shanghai'

/** The calendar day on which an instant falls in a zone. */
export const dayOf = (at: InstantText, zone: string = companyZone): DateText =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString()

/** A calendar day so many days later. */
export const daysAfter = (date: DateText, days: number): DateText =>
  Temporal.PlainDate.from(date).add({ days }).toString()

/** As moments: the same one may be written with and without its milliseconds. */
const inOrder = (instants: readonly InstantText[]): readonly InstantText[] =>
  instants.toSorted((a, b) => Date.parse(a) - Date.parse(b))

export const earliest = (instants: readonly InstantText[]): InstantText | undefined => inOrder(instants)[0]
export const latest = (instants: readonly InstantText[]): InstantText | undefined => inOrder(instants).at(-1)

/** Reads `YYYY-MM-DD` strictly; gives undefined for anything else (also for 31 February). */
export function readDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
