// Times as people say them: today and yesterday by name, other days with their weekday.
import type { Locale } from '../../../src/model/person.ts'
import type { Say } from '../texts/texts.ts'

const tag = (locale: Locale): string => (locale === 'en' ? 'en-GB' : 'zh-CN')

const part = (locale: Locale, zone: string | undefined, options: Intl.DateTimeFormatOptions, at: string): string =>
  new Intl.DateTimeFormat(tag(locale), { ...options, ...(zone && { timeZone: zone }) }).format(new Date(at))

/** `YYYY-MM-DD` of an instant in a zone. */
export const dayOf = (at: string, zone: string | undefined): string =>
  new Intl.DateTimeFormat('sv-SE', { ...(zone && { timeZone: zone }) }).format(new Date(at))

export const timeOf = (at: string, zone: string | undefined): string =>
  part('en', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at)

/** 10 月 28 日 星期二 · Tue 28 Oct */
export function longDay(at: string, locale: Locale, zone: string | undefined): string {
  if (locale === 'en') {
    return part(locale, zone, { weekday: 'short', day: 'numeric', month: 'short' }, at).replace(',', '')
  }
  const [, month, day] = dayOf(at, zone).split('-')
  return `${Number(month)} 月 ${Number(day)} 日 ${part(locale, zone, { weekday: 'long' }, at)}`
}

export const yearOf = (at: string, zone: string | undefined): string => dayOf(at, zone).slice(0, 4)

/** For lists: the time of today, the day of any other. */
export function shortWhen(at: string, now: string, locale: Locale, zone: string | undefined): string {
  if (dayOf(at, zone) === dayOf(now, zone)) return timeOf(at, zone)
  if (locale === 'en') return part(locale, zone, { day: 'numeric', month: 'short' }, at)
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
