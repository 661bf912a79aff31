// How dates, times and amounts are written for people: weekday with the date, two decimals, thin groups of three.
import { type DateText, type InstantText, Temporal } from '../model/dates.ts'
import { grouped, noBreak } from '../model/figures.ts'
import type { Money } from '../model/money.ts'
import type { Locale } from '../model/person.ts'

export interface Formats {
  date(date: DateText): string
  /** Month and year of a date. */
  month(date: DateText): string
  time(at: InstantText): string
  /** Date and time with weekday. */
  moment(at: InstantText): string
  amount(money: Money): string
}

/** A line may break before a weekday or an hour, never inside a date. */
const unbroken = (date: string): string => date.replaceAll(' ', noBreak)

// Making one costs more than building a card.
const english = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  weekday: 'long',
})

const englishMonth = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })

/** Formats for one language and zone. */
export function formatsFor(locale: Locale, zone: string): Formats {
  const date = (text: DateText): string => {
    if (locale === 'en') {
      const [weekday = '', day = ''] = english.format(new Date(`${text}T00:00:00Z`)).split(', ')
      return `${weekday}, ${unbroken(day)}`
    }
    const { year, month, day, dayOfWeek } = Temporal.PlainDate.from(text)
    return `${unbroken(`${year} 年 ${month} 月 ${day} 日`)} 星期${'一二三四五六日'[dayOfWeek - 1]}`
  }
  const monthOf = (text: DateText): string => {
    if (locale === 'en') return unbroken(englishMonth.format(new Date(`${text}T00:00:00Z`)))
    const { year, month } = Temporal.PlainDate.from(text)
    return unbroken(`${year} 年 ${month} 月`)
  }
  const zoned = (at: InstantText) => Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const time = (at: InstantText): string => zoned(at).toPlainTime().toString({ smallestUnit: 'minute' })
  return {
    date,
    month: monthOf,
    time,
    moment: at => `${date(zoned(at).toPlainDate().toString())} ${time(at)}`,
    amount: money => grouped(money.value),
  }
}
