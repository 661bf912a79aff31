// Which days are worked in mainland China: the yearly arrangement where it is published, else the statutory days and weekends.
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { DateText, Temporal } from '../model/dates.ts'
import { statutoryHolidays } from './statutory-holidays.ts'

// The package's own isWorkday() slips by a day west of Greenwich; its data does not.
const daysOff: ReadonlySet<DateText> = new Set(Object.keys(published.holidays))
const makeUpDays: ReadonlySet<DateText> = new Set(Object.keys(published.workdays))

/** A year is arranged once its May to October days are: the days around New Year may stem from a neighbour's notice. */
const arrangedYears: ReadonlySet<number> = new Set(
  [...daysOff].filter(day => day.slice(5) >= '05-01' && day.slice(5) <= '10-31').map(day => Number(day.slice(0, 4))),
)

export const isArranged = (year: number): boolean => arrangedYears.has(year)

/** The next year's notice has moved the last days of December before (2007, 2011, 2018, 2022). */
const nextNoticeMayMove = (date: Temporal.PlainDate): boolean => date.month === 12 && date.day >= 28

const fallback = new Map<number, ReadonlySet<DateText>>()
function statutory(year: number): ReadonlySet<DateText> {
  const known = fallback.get(year) ?? new Set(statutoryHolidays(year))
  fallback.set(year, known)
  return known
}

interface DayKind {
  readonly workday: boolean
  /** Nobody has published how this day is worked; it may change. */
  readonly provisional: boolean
}

/** How a day is worked; provisional while nobody has published it. */
export function dayKind(date: Temporal.PlainDate): DayKind {
  const text = date.toString()
  const weekend = date.dayOfWeek > 5
  if (!isArranged(date.year)) return { workday: !weekend && !statutory(date.year).has(text), provisional: true }
  return {
    workday: makeUpDays.has(text) || (!weekend && !daysOff.has(text)),
    provisional: nextNoticeMayMove(date) && !isArranged(date.year + 1),
  }
}
