// Dates and instants as papers print them, with the weekday, in the zone of the person they concern.
import { type DateText, type InstantText, Temporal } from '../../model/dates.ts'
import type { Locale } from '../../model/person.ts'

const weekdaysZh = ['一', '二', '三', '四', '五', '六', '日']

/** `2025年11月30日（星期日）` / `Sunday, 30 November 2025`. */
export function dateText(date: DateText, locale: Locale): string {
  const day = Temporal.PlainDate.from(date)
  if (locale === 'zh-CN') return `${plainDate(date, locale)}（星期${weekdaysZh[day.dayOfWeek - 1]}）`
  return `${day.toLocaleString('en-GB', { weekday: 'long' })}, ${plainDate(date, locale)}`
}

/** The same without the weekday, for certificates and tables. */
export function plainDate(date: DateText, locale: Locale): string {
  const day = Temporal.PlainDate.from(date)
  if (locale === 'zh-CN') return `${day.year}年${day.month}月${day.day}日`
  return day.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
}

/** Date and time of day: `2025年11月3日（星期一）18:00`. */
export function instantText(at: InstantText, zone: string, locale: Locale): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  const date = dateText(local.toPlainDate().toString(), locale)
  return locale === 'zh-CN' ? `${date}${time}` : `${date}, ${time}`
}

/** Second-exact instant with its offset, for evidence: `2025-11-04 10:32:05 +08:00`. */
export function exactInstant(at: InstantText, zone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  return `${local.toPlainDate().toString()} ${local.toPlainTime().toString({ smallestUnit: 'second' })} ${local.offset}`
}

/** Years, months and days worked, first and last day both counted (LCL 7, IR 24). */
export function serviceBetween(
  first: DateText,
  last: DateText,
): { readonly years: number; readonly months: number; readonly days: number } {
  const span = Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last).add({ days: 1 }), {
    largestUnit: 'year',
  })
  return { years: span.years, months: span.months, days: span.days }
}
