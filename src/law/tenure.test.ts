// Clocks of service against the calendar: every start, every length, month ends and leap days.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from '../model/dates.ts'
import { afterMonths, before, daysAfter, daysBetween, daysInclusive, laterDayText, serviceBetween } from './tenure.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const anyDay = fc.integer({ min: 0, max: 40_000 }).map(n => day('1970-01-01').add({ days: n }))

test.each([
  ['2019-03-18', '2025-11-30', { years: 6, months: 8, days: 13 }],
  ['2024-01-15', '2024-07-14', { years: 0, months: 6, days: 0 }],
  ['2023-03-01', '2024-02-29', { years: 1, months: 0, days: 0 }],
  ['2024-02-29', '2025-02-28', { years: 1, months: 0, days: 0 }],
  ['2024-02-29', '2028-02-28', { years: 4, months: 0, days: 0 }],
  ['2024-08-31', '2025-02-27', { years: 0, months: 5, days: 28 }],
  ['2024-08-31', '2025-02-28', { years: 0, months: 6, days: 0 }],
  ['2025-01-31', '2025-02-28', { years: 0, months: 1, days: 0 }],
  ['2025-06-02', '2025-06-02', { years: 0, months: 0, days: 1 }],
])('from %s to %s', (start, last, expected) => {
  expect(serviceBetween(day(start), day(last))).toEqual(expected)
})

test('the full months end no later than the last day, and one more would end after it', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 15_000 }), (start, length) => {
      const last = daysAfter(start, length)
      const { years, months, days } = serviceBetween(start, last)
      const full = years * 12 + months
      const after = daysAfter(last, 1)
      expect(before(after, afterMonths(start, full))).toBe(false)
      expect(before(after, afterMonths(start, full + 1))).toBe(true)
      expect(days).toBe(daysBetween(afterMonths(start, full), after))
    }),
  )
})

test('service to a day before or after the last is that to the day itself', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: 0, max: 15_000 }),
      fc.integer({ min: -60, max: 60 }),
      (start, length, more) => {
        fc.pre(length + more >= 0)
        const last = daysAfter(start, length)
        expect(serviceBetween(start, last, more)).toEqual(serviceBetween(start, daysAfter(last, more)))
      },
    ),
  )
})

test('a deadline as text is the calendar day, and a 29 February becomes the 28th', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 50 }), (start, days, years) => {
      expect(laterDayText(start, { days })).toBe(start.add({ days }).toString())
      expect(laterDayText(start, { years })).toBe(start.add({ years }).toString())
    }),
  )
})

test('days are counted with both ends, and nought when reversed', () => {
  expect(daysInclusive(day('2024-01-01'), day('2024-12-31'))).toBe(366)
  expect(daysInclusive(day('2025-01-02'), day('2025-01-01'))).toBe(0)
})
