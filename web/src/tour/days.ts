// Days as cards write them, read back: 2025 年 11 月 30 日, 30 November 2025.
import type { CardView } from '../../../src/model/card.ts'

const months = 'January February March April May June July August September October November December'.split(' ')

/** `YYYY-MM-DD` of every day that stands in the facts of a card, in their order. */
export const daysIn = (card: CardView): readonly string[] =>
  card.blocks.flatMap(block => (block.kind === 'facts' ? block.rows.flatMap(([, value]) => daysOf(value)) : []))

export function daysOf(text: string): readonly string[] {
  const chinese = [...text.matchAll(/(\d{4})\s年\s(\d{1,2})\s月\s(\d{1,2})\s日/g)].map(([, year, month, day]) =>
    dayText(year, Number(month), day),
  )
  const english = [...text.matchAll(/(\d{1,2})\s([A-Z][a-z]+)\s(\d{4})/g)].flatMap(([, day, name, year]) => {
    const month = months.findIndex(one => name !== undefined && one.startsWith(name)) + 1
    return month > 0 ? [dayText(year, month, day)] : []
  })
  return [...chinese, ...english]
}

const dayText = (year: string | undefined, month: number, day: string | undefined): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
