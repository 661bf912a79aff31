// Working time over the holidays that move it, and what must hold for every start.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '../model/dates.ts'
import { makeWorkCalendar } from './work-calendar.ts'

const calendar = makeWorkCalendar({ quietHours: { from: '20:00', to: '09:00' } })
const shanghai = 'Asia/Shanghai'
const newYork = 'America/New_York'

/** Local wall time → instant text. */
const local = (text: string, zone = shanghai) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant().toString()
const wall = (instant: string, zone = shanghai) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
const workday = (date: string) => calendar.isWorkday(Temporal.PlainDate.from(date))

describe('the days that are worked', () => {
  test.each([
    ['2025-09-28', true, 'make-up Sunday'],
    ['2025-10-01', false, '国庆'],
    ['2025-10-08', false, 'last day of 国庆 and 中秋'],
    ['2025-10-09', true, 'Thursday after'],
    ['2025-10-11', true, 'make-up Saturday'],
    ['2025-10-12', false, 'Sunday'],
    ['2026-02-14', true, 'make-up Saturday before 春节'],
    ['2026-02-15', false, '春节 begins'],
    ['2026-02-23', false, '春节 ends'],
    ['2026-02-28', true, 'make-up Saturday after'],
  ])('%s worked: %s (%s)', (date, expected) => {
    expect(workday(date)).toEqual({ workday: expected, provisional: false })
  })

  test('a year without a published arrangement has its statutory days and weekends, provisionally', () => {
    for (const off of [
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-04-05',
      '2027-05-01',
      '2027-06-09',
      '2027-10-01',
    ])
      expect(workday(off), off).toEqual({ workday: false, provisional: true })
    expect(workday('2027-01-04')).toEqual({ workday: true, provisional: true })
    expect(workday('2027-01-02')).toEqual({ workday: false, provisional: true })
  })

  test('the last days of December wait for the next notice', () => {
    expect(workday('2026-12-27').provisional).toBe(false)
    expect(workday('2026-12-31')).toEqual({ workday: true, provisional: true })
    expect(workday('2025-12-31')).toEqual({ workday: true, provisional: false })
  })
})

describe('clocks', () => {
  test('five working days of consideration end at 18:00 of the fifth', () => {
    expect(calendar.endOfDay(local('2025-10-27T16:10'), 5, shanghai)).toEqual({
      at: '2025-11-03T10:00:00Z',
      provisional: false,
    })
  })

  test('a review asked before 国庆 is due after it', () => {
    const asked = local('2025-09-30T16:10')
    expect(wall(calendar.addHours(asked, 4, shanghai).at)).toBe('2025-10-09T11:10')
    expect(wall(calendar.addDays(asked, 1, shanghai).at)).toBe('2025-10-09T16:10')
    expect(wall(calendar.addDays(asked, 2, shanghai).at)).toBe('2025-10-10T16:10')
    expect(wall(calendar.addDays(asked, 3, shanghai).at)).toBe('2025-10-11T16:10')
    expect(wall(calendar.addDays(asked, 5, shanghai).at)).toBe('2025-10-14T16:10')
    expect(wall(calendar.endOfDay(asked, 5, shanghai).at)).toBe('2025-10-14T18:00')
  })

  test('春节 2026 counts the make-up Saturdays', () => {
    const asked = local('2026-02-13T10:00')
    expect(wall(calendar.addDays(asked, 1, shanghai).at)).toBe('2026-02-14T10:00')
    expect(wall(calendar.addDays(asked, 2, shanghai).at)).toBe('2026-02-24T10:00')
    expect(wall(calendar.addDays(asked, 6, shanghai).at)).toBe('2026-02-28T10:00')
  })

  test('into a year without an arrangement the answer is provisional', () => {
    const asked = local('2026-12-25T10:00')
    expect(calendar.addDays(asked, 1, shanghai).provisional).toBe(true)
    expect(calendar.endOfDay(asked, 10, shanghai)).toEqual({ at: local('2027-01-11T18:00'), provisional: true })
    expect(calendar.addDays(local('2026-12-23T10:00'), 1, shanghai).provisional).toBe(false)
    expect(calendar.addHours(local('2026-12-31T10:00'), 4, shanghai).provisional).toBe(true)
    expect(calendar.addHours(local('2026-12-25T17:00'), 10, shanghai).provisional).toBe(true)
    expect(calendar.addHours(local('2026-12-27T10:00'), 4, shanghai).provisional).toBe(true)
    expect(calendar.addHours(local('2026-12-24T17:00'), 4, shanghai).provisional).toBe(false)
  })

  test('hours stop at 18:00 and go on at 09:00', () => {
    expect(wall(calendar.addHours(local('2025-10-20T14:00'), 4, shanghai).at)).toBe('2025-10-20T18:00')
    expect(wall(calendar.addHours(local('2025-10-20T14:01'), 4, shanghai).at)).toBe('2025-10-21T09:01')
    expect(wall(calendar.addHours(local('2025-10-24T17:30'), 10, shanghai).at)).toBe('2025-10-28T09:30')
    expect(wall(calendar.addHours(local('2025-10-20T10:00'), 0.5, shanghai).at)).toBe('2025-10-20T10:30')
  })

  test('a clock started at night or at the weekend starts at the next working moment', () => {
    expect(wall(calendar.addHours(local('2025-10-20T07:00'), 4, shanghai).at)).toBe('2025-10-20T13:00')
    expect(wall(calendar.addHours(local('2025-10-24T22:00'), 4, shanghai).at)).toBe('2025-10-27T13:00')
    expect(wall(calendar.addDays(local('2025-10-25T15:00'), 1, shanghai).at)).toBe('2025-10-28T09:00')
  })

  test('hours are those of the zone, also over the end of summer time', () => {
    // Given Friday 31 October 16:10 in New York, when two days pass over the change of 2 November, then the wall time stays.
    const asked = local('2025-10-31T16:10', newYork)
    const due = calendar.addDays(asked, 2, newYork).at
    expect(wall(due, newYork)).toBe('2025-11-04T16:10')
    expect(Date.parse(due) - Date.parse(asked)).toBe((4 * 24 + 1) * 3_600_000)
    expect(wall(calendar.addHours(asked, 4, newYork).at, newYork)).toBe('2025-11-03T11:10')
  })

  test('a span that is no span is refused', () => {
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => calendar.addHours('2025-10-20T01:00:00Z', bad, shanghai)).toThrow(RangeError)
      expect(() => calendar.addDays('2025-10-20T01:00:00Z', bad, shanghai)).toThrow(RangeError)
      expect(() => calendar.endOfDay('2025-10-20T01:00:00Z', bad, shanghai)).toThrow(RangeError)
    }
    expect(() => calendar.addDays('2025-10-20T01:00:00Z', 1.5, shanghai)).toThrow(RangeError)
  })
})

describe('quiet hours', () => {
  test.each([
    ['2025-10-20T09:00', '2025-10-20T09:00', 'the first minute of the day'],
    ['2025-10-20T19:59', '2025-10-20T19:59', 'the last minute of the day'],
    ['2025-10-20T20:00', '2025-10-21T09:00', 'evening'],
    ['2025-10-21T03:00', '2025-10-21T09:00', 'night'],
    ['2025-10-24T21:00', '2025-10-27T09:00', 'Friday evening'],
    ['2025-10-01T10:00', '2025-10-09T09:00', '国庆'],
    ['2025-10-11T10:00', '2025-10-11T10:00', 'make-up Saturday'],
  ])('%s → %s (%s)', (from, expected) => {
    expect(wall(calendar.outsideQuietHours(local(from), shanghai))).toBe(expected)
  })

  test('quiet hours within one day, and none at all', () => {
    const noon = makeWorkCalendar({ quietHours: { from: '12:00', to: '14:00' } })
    expect(wall(noon.outsideQuietHours(local('2025-10-20T12:30'), shanghai))).toBe('2025-10-20T14:00')
    expect(wall(noon.outsideQuietHours(local('2025-10-20T23:00'), shanghai))).toBe('2025-10-20T23:00')
    expect(wall(noon.outsideQuietHours(local('2025-10-25T10:00'), shanghai))).toBe('2025-10-27T00:00')
    const none = makeWorkCalendar({ quietHours: { from: '09:00', to: '09:00' } })
    expect(wall(none.outsideQuietHours(local('2025-10-20T03:00'), shanghai))).toBe('2025-10-20T03:00')
  })
})

describe('for every start', () => {
  const instant = fc
    .integer({ min: Date.parse('2024-01-01T00:00:00Z') / 1000, max: Date.parse('2027-12-31T00:00:00Z') / 1000 })
    .map(seconds => Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString())
  const zone = fc.constantFrom(shanghai, newYork, 'Europe/London', 'Asia/Kolkata', 'Pacific/Auckland')
  const inWorkingTime = (at: string, z: string) => {
    const reached = Temporal.Instant.from(at).toZonedDateTimeISO(z)
    const time = reached.toPlainTime().toString()
    return calendar.isWorkday(reached.toPlainDate()).workday && time >= '09:00:00' && time <= '18:00:00'
  }

  test('a clock ends in working time, never before it began, and counts every day', () => {
    fc.assert(
      fc.property(instant, zone, fc.integer({ min: 0, max: 30 }), (from, z, n) => {
        const hours = calendar.addHours(from, n, z).at
        const days = calendar.addDays(from, n, z).at
        const end = calendar.endOfDay(from, n + 1, z).at
        for (const at of [hours, days, end]) {
          expect(inWorkingTime(at, z)).toBe(true)
          expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(from))
        }
        expect(Date.parse(days)).toBeGreaterThanOrEqual(Date.parse(from) + (n - 1) * 86_400_000)
        expect(calendar.addDays(calendar.addDays(from, n, z).at, 1, z).at).toBe(calendar.addDays(from, n + 1, z).at)
        expect(calendar.addHours(from, n * 9, z).at <= days).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('a later start never ends earlier', () => {
    fc.assert(
      fc.property(instant, instant, zone, fc.integer({ min: 0, max: 20 }), (a, b, z, n) => {
        const [first, second] = a < b ? [a, b] : [b, a]
        for (const count of [calendar.addHours, calendar.addDays, calendar.endOfDay])
          expect(count(first, n, z).at <= count(second, n, z).at).toBe(true)
        expect(calendar.outsideQuietHours(first, z) <= calendar.outsideQuietHours(second, z)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('what asks goes out on a working day between 09:00 and 20:00, and waiting is enough', () => {
    fc.assert(
      fc.property(instant, zone, (from, z) => {
        const out = calendar.outsideQuietHours(from, z)
        const sent = Temporal.Instant.from(out).toZonedDateTimeISO(z)
        const time = sent.toPlainTime().toString()
        expect(calendar.isWorkday(sent.toPlainDate()).workday).toBe(true)
        expect(time >= '09:00:00' && time < '20:00:00').toBe(true)
        expect(Date.parse(out)).toBeGreaterThanOrEqual(Date.parse(from))
        expect(calendar.outsideQuietHours(out, z)).toBe(out)
      }),
      { numRuns: 150 },
    )
  })
})
