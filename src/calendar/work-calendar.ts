// Working time: hours and days counted 09:00–18:00 in a person's zone, around holidays, make-up days and quiet hours.
import { type InstantText, Temporal } from '../model/dates.ts'
import type { CompanySettings } from '../model/settings.ts'
import type { WorkCalendar } from '../model/world.ts'
import { dayKind } from './arrangement.ts'

const opens = Temporal.PlainTime.from('09:00')
const closes = Temporal.PlainTime.from('18:00')

/** A deadline further away than this is a mistake of the caller, not a plan. */
const furthestDays = 10_000

interface Reached {
  readonly at: Temporal.ZonedDateTime
  readonly provisional: boolean
}

const at = (date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Temporal.ZonedDateTime =>
  date.toZonedDateTime({ timeZone: zone, plainTime: time })

const answer = ({ at, provisional }: Reached): { at: InstantText; provisional: boolean } => ({
  at: at.toInstant().toString(),
  provisional,
})

/** The nearest working day after a date; provisional as soon as one day on the way is. */
function nextWorkday(after: Temporal.PlainDate): { date: Temporal.PlainDate; provisional: boolean } {
  let date = after
  let provisional = false
  for (;;) {
    date = date.add({ days: 1 })
    const kind = dayKind(date)
    provisional ||= kind.provisional
    if (kind.workday) return { date, provisional }
  }
}

function workdaysLater(from: Temporal.PlainDate, days: number): { date: Temporal.PlainDate; provisional: boolean } {
  let date = from
  let provisional = dayKind(from).provisional
  for (let n = 0; n < days; n++) {
    const next = nextWorkday(date)
    date = next.date
    provisional ||= next.provisional
  }
  return { date, provisional }
}

/** A clock that starts outside working time starts at the next working moment. */
function workingMoment(from: InstantText, zone: string): Reached {
  const start = Temporal.Instant.from(from).toZonedDateTimeISO(zone)
  const date = start.toPlainDate()
  const time = start.toPlainTime()
  const today = dayKind(date)
  const late = Temporal.PlainTime.compare(time, closes) > 0
  if (today.workday && !late) {
    const early = Temporal.PlainTime.compare(time, opens) < 0
    return { at: early ? at(date, opens, zone) : start, provisional: today.provisional }
  }
  const next = nextWorkday(date)
  return { at: at(next.date, opens, zone), provisional: today.provisional || next.provisional }
}

function addHours(from: InstantText, hours: number, zone: string): Reached {
  if (!(hours >= 0 && hours <= furthestDays * 9)) throw new RangeError(`not a number of working hours: ${hours}`)
  let { at: moment, provisional } = workingMoment(from, zone)
  let left = Math.round(hours * 3_600_000)
  for (;;) {
    const today = at(moment.toPlainDate(), closes, zone).epochMilliseconds - moment.epochMilliseconds
    if (left <= today) return { at: moment.add({ milliseconds: left }), provisional }
    left -= today
    const next = nextWorkday(moment.toPlainDate())
    moment = at(next.date, opens, zone)
    provisional ||= next.provisional
  }
}

function countable(days: number): number {
  if (!(Number.isInteger(days) && days >= 0 && days <= furthestDays))
    throw new RangeError(`not a number of working days: ${days}`)
  return days
}

function addDays(from: InstantText, days: number, zone: string): Reached {
  const start = workingMoment(from, zone)
  const end = workdaysLater(start.at.toPlainDate(), countable(days))
  return { at: at(end.date, start.at.toPlainTime(), zone), provisional: start.provisional || end.provisional }
}

function endOfDay(from: InstantText, days: number, zone: string): Reached {
  const date = Temporal.Instant.from(from).toZonedDateTimeISO(zone).toPlainDate()
  const end = workdaysLater(date, countable(days))
  return { at: at(end.date, closes, zone), provisional: end.provisional }
}

const isQuiet = (time: Temporal.PlainTime, from: Temporal.PlainTime, to: Temporal.PlainTime): boolean => {
  const afterFrom = Temporal.PlainTime.compare(time, from) >= 0
  const beforeTo = Temporal.PlainTime.compare(time, to) < 0
  const overnight = Temporal.PlainTime.compare(from, to) > 0
  return overnight ? afterFrom || beforeTo : afterFrom && beforeTo
}

/** Throws a RangeError for spans that no flow can mean: negative, broken days, more than 10,000 of them. */
export function makeWorkCalendar(settings: Pick<CompanySettings, 'quietHours'>): WorkCalendar {
  const from = Temporal.PlainTime.from(settings.quietHours.from)
  const to = Temporal.PlainTime.from(settings.quietHours.to)
  const midnight = Temporal.PlainTime.from('00:00')
  const firstMoment = isQuiet(midnight, from, to) ? to : midnight

  const outsideQuietHours = (instant: InstantText, zone: string): InstantText => {
    const start = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
    const date = start.toPlainDate()
    const time = start.toPlainTime()
    if (dayKind(date).workday) {
      if (!isQuiet(time, from, to)) return instant
      if (Temporal.PlainTime.compare(time, to) < 0) return at(date, to, zone).toInstant().toString()
    }
    return at(nextWorkday(date).date, firstMoment, zone).toInstant().toString()
  }

  return {
    addHours: (instant, hours, zone) => answer(addHours(instant, hours, zone)),
    addDays: (instant, days, zone) => answer(addDays(instant, days, zone)),
    endOfDay: (instant, days, zone) => answer(endOfDay(instant, days, zone)),
    isWorkday: dayKind,
    outsideQuietHours,
  }
}
