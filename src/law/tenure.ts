// Clocks of service: how long somebody worked, in the calendar's own years, months and days.
import type { Temporal } from '../model/dates.ts'

export interface Service {
  readonly years: number
  /** Months beyond the full years. */
  readonly months: number
  /** Days beyond the full months. */
  readonly days: number
}

/**
 * The day on which a period of whole months from `start` (inclusive) has just run out: the corresponding day, or,
 * in a month that has none, the first day of the next month, because the period then ends with the month's last day.
 */
export function afterMonths(start: Temporal.PlainDate, months: number): Temporal.PlainDate {
  const clamped = start.add({ months })
  return clamped.day === start.day ? clamped : clamped.add({ days: 1 })
}

/** Service from `start` to `last`, both days worked. */
export function serviceBetween(start: Temporal.PlainDate, last: Temporal.PlainDate): Service {
  const after = last.add({ days: 1 })
  let months = (after.year - start.year) * 12 + after.month - start.month
  let bound = afterMonths(start, months)
  while (bound.since(after).days > 0 && months > 0) {
    months -= 1
    bound = afterMonths(start, months)
  }
  return { years: Math.floor(months / 12), months: months % 12, days: after.since(bound).days }
}

/** Calendar days from `first` to `last`, both counted; 0 when the order is reversed. */
export const daysInclusive = (first: Temporal.PlainDate, last: Temporal.PlainDate): number =>
  Math.max(0, last.since(first).days + 1)

export const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  a.since(b).days <= 0 ? a : b

export const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  a.since(b).days >= 0 ? a : b

/** Whether `a` comes before `b`. */
export const before = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => a.since(b).days < 0
