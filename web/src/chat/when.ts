// Times as people say them: today and yesterday by name, other days with their weekday.
import type { Locale } from '../../../src/model/person.ts'
import type { Say } from '../texts/texts.ts'

const written = {
  /** `YYYY-MM-DD` */
  date: ['sv-SE', {}],
  /** 09:05 */
  time: ['en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }],
  /** 星期二 */
  weekday: ['zh-CN', { weekday: 'long' }],
  /** Tue, 28 Oct */
  longDay: ['en-GB', { weekday: 'short', day: 'numeric', month: 'short' }],
  /** 28 Oct */
  day: ['en-GB', { day: 'numeric', month: 'short' }],
} as const satisfies Readonly<Record<string, readonly [string, Intl.DateTimeFormatOptions]>>

/** A formatter takes long to make, and a conversation needs the same few for each of its lines. */
const made = new Map<string, Intl.DateTimeFormat>()

function part(as: keyof typeof written, at: string, zone: string | undefined): string {
  const name = `${as} ${zone}`
  const [locale, options] = written[as]
  const known = made.get(name) ?? new Intl.DateTimeFormat(locale, { ...options, ...(zone && { timeZone: zone }) })
  made.set(name, known)
  return known.format(new Date(at))
}

/** `YYYY-MM-DD` of an instant in a zone. */
export const dayOf = (at: string, zone: string | undefined): string => part('date', at, zone)

export const timeOf = (at: string, zone: string | undefined): string => part('time', at, zone)

/** 10 月 28 日 星期二 · Tue 28 Oct */
export function longDay(at: string, locale: Locale, zone: string | undefined): string {
  if (locale === 'en') return part('longDay', at, zone).replace(',', '')
  const [, month, day] = dayOf(at, zone).split('-')
  return `${Number(month)} 月 ${Number(day)} 日 ${part('weekday', at, zone)}`
}

export const yearOf = (at: string, zone: string | undefined): string => dayOf(at, zone).slice(0, 4)

/** For lists: the time of today, the day of any other. */
export function shortWhen(at: string, now: string, locale: Locale, zone: string | undefined): string {
  if (dayOf(at, zone) === dayOf(now, zone)) return timeOf(at, zone)
  if (locale === 'en') return part('day', at, zone)
  const [, month, day] = dayOf(at, zone).split('-')
  return `${Number(month)} 月 ${Number(day)} 日`
}

export function when(at: string, now: string, locale: Locale, zone: string | undefined, say: Say): string {
  const time = timeOf(at, zone)
  const day = dayOf(at, zone)
  if (day === dayOf(now, zone)) return say('time.today', { time })
  if (day === dayOf(new Date(Date.parse(now) - 86_400_000).toISOString(), zone)) return say('time.yesterday', { time })
  return `${longDay(at, locale, zone)} ${time}`
}
