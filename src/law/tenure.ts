// Clocks of service: how long somebody worked, in the calendar's own years, months and days.
import { Temporal } from '../model/dates.ts'

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

/** Whole days from `a` to `b`; negative when `b` comes first. */
export const daysBetween = (a: Temporal.PlainDate, b: Temporal.PlainDate): number =>
  (Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / 86_400_000

/** Whether `a` comes before `b`. */
export const before = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0

/** The earlier of two days. */
export const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate => (before(b, a) ? b : a)

/** The later of two days. */
export const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate => (before(a, b) ? b : a)

/** The day so many days later. */
export function daysAfter(date: Temporal.PlainDate, days: number): Temporal.PlainDate {
  const found = new Date(Date.UTC(date.year, date.month - 1, date.day + days))
  return new Temporal.PlainDate(found.getUTCFullYear(), found.getUTCMonth() + 1, found.getUTCDate())
}

/** Calendar days from `first` to `last`, both counted; 0 when the order is reversed. */
export const daysInclusive = (first: Temporal.PlainDate, last: Temporal.PlainDate): number =>
  Math.max(0, daysBetween(first, last) + 1)

const dayNumber = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / 86_400_000

/** The number of the day on which so many whole months from the given day have just run out; see `afterMonths`. */
const dayAfterMonths = (year: number, month: number, day: number, months: number): number =>
  Math.min(dayNumber(year, month + months, day), dayNumber(year, month + months + 1, 1))

/**
 * Service from `start` to `last`, both days worked, or to a day before or after `last`; counted in day numbers, because
 * it runs in every calculation.
 */
export function serviceBetween(start: Temporal.PlainDate, last: Temporal.PlainDate, daysMore = 0): Service {
  const { year, month, day } = start
  const { year: lastYear, month: lastMonth } = last
  const after = dayNumber(lastYear, lastMonth, last.day + daysMore) + 1
  let months = (lastYear - year) * 12 + lastMonth - month + 1 + (daysMore > 0 ? Math.ceil(daysMore / 28) : 0)
  while (months > 0 && dayAfterMonths(year, month, day, months) > after) months -= 1
  return {
    years: Math.floor(months / 12),
    months: months % 12,
    days: after - dayAfterMonths(year, month, day, months),
  }
}

const twoDigits = (number: number) => (number < 10 ? `0${number}` : String(number))

/** The day as text so many days or years later; a 29 February becomes the 28th (CC 202). */
export function laterDayText(
  date: Temporal.PlainDate,
  span: { readonly days: number } | { readonly years: number },
): string {
  const { year, month, day } = date
  const number =
    'days' in span
      ? dayNumber(year, month, day + span.days)
      : Math.min(dayNumber(year + span.years, month, day), dayNumber(year + span.years, month + 1, 0))
  const found = new Date(number * 86_400_000)
  return `${found.getUTCFullYear()}-${twoDigits(found.getUTCMonth() + 1)}-${twoDigits(found.getUTCDate())}`
}
