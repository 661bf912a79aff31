// The statutory days against the measures and against every arrangement that has been published.
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { Temporal } from '../model/dates.ts'
import { dayKind, isArranged } from './arrangement.ts'
import { statutoryHolidays } from './statutory-holidays.ts'

describe('statutory holidays', () => {
  test('2025 is the first year with the eve of 春节 and 2 May', () => {
    expect(statutoryHolidays(2024)).toHaveLength(11)
    expect(statutoryHolidays(2024)).not.toContain('2024-05-02')
    expect(statutoryHolidays(2025)).toEqual([
      '2025-01-01',
      '2025-01-28',
      '2025-01-29',
      '2025-01-30',
      '2025-01-31',
      '2025-04-04',
      '2025-05-01',
      '2025-05-02',
      '2025-05-31',
      '2025-10-01',
      '2025-10-02',
      '2025-10-03',
      '2025-10-06',
    ])
  })

  test('every year has as many dates as its measures say, one less when 中秋 falls on 国庆', () => {
    const short: number[] = []
    for (let year = 2008; year <= 2100; year++) {
      const full = year >= 2025 ? 13 : 11
      const days = statutoryHolidays(year).length
      expect([full, full - 1], String(year)).toContain(days)
      if (days < full) short.push(year)
    }
    expect(short).toEqual([2009, 2020, 2028, 2031, 2039, 2058, 2066, 2077, 2085])
    expect(statutoryHolidays(1990)).toEqual([])
  })

  test('no published arrangement has ever worked on a statutory day', () => {
    for (let year = 2009; year <= 2026; year++) {
      expect(isArranged(year), String(year)).toBe(true)
      for (const day of statutoryHolidays(year)) expect(dayKind(Temporal.PlainDate.from(day)).workday, day).toBe(false)
    }
    expect(isArranged(2027)).toBe(false)
  })

  test.each(['America/New_York', 'Pacific/Kiritimati', 'Asia/Shanghai'])('a machine in %s sees the same days', zone => {
    vi.stubEnv('TZ', zone)
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    expect(new Date(2027, 0, 1).getTimezoneOffset()).not.toBe(0)
    expect(statutoryHolidays(2027)).toEqual(expect.arrayContaining(['2027-02-06', '2027-06-09', '2027-09-15']))
    expect(dayKind(Temporal.PlainDate.from('2025-09-27')).workday).toBe(false)
  })
})
