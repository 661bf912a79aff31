// Wrong, extreme and hostile facts in the packs outside mainland China: an answer or a named error, never an exception.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate } from '../../src/law/calculate.ts'
import { loadLawPacks } from '../../src/packs/load.ts'
import { groundCodes as ofBritain } from '../gb/grounds.ts'
import { groundCodes as ofHongKong } from '../hk/grounds.ts'

const packs = loadLawPacks()
const today = '2026-11-21'

const day = fc
  .integer({ min: 0, max: 109_000 })
  .map(days => new Date(Date.UTC(1901, 0, 1 + days)).toISOString().slice(0, 10))
const money = fc.integer({ min: 0, max: 99_999_999_999 }).map(cents => (cents / 100).toFixed(2))
const few = (most: number) => fc.integer({ min: 0, max: most })
const shared = {
  hireDate: day,
  endDate: day,
  birthDate: day,
  noticeDate: day,
  service: fc.record({ years: few(100), months: few(1200), days: few(36_500) }),
  age: few(130),
  monthlyWage: money,
  weeklyWage: money,
  dailyWage: money,
  noticeGivenDays: few(3660),
  unusedLeaveDays: few(10_000),
}
type Told = fc.Arbitrary<Readonly<Record<string, unknown>>>
const anyOf = (facts: Readonly<Record<string, fc.Arbitrary<unknown>>>): Told => fc.record(facts, { requiredKeys: [] })

const told = {
  HK: anyOf({
    ...shared,
    ground: fc.constantFrom(...ofHongKong),
    hourlyWage: money,
    hoursPerDay: few(24),
    contractNoticeDays: few(3660),
    contractNoticeMonths: few(120),
    inProbation: fc.boolean(),
    mpfMandatoryBenefits: money,
    serviceBasedBenefits: money,
  }),
  GB: anyOf({
    ...shared,
    ground: fc.constantFrom(...ofBritain),
    contractNoticeWeeks: few(520),
    leaveYearStart: day,
    leaveTakenDays: few(10_000),
    workDaysPerWeek: few(7),
    redundanciesPlanned: few(1000),
    consultationFrom: day,
  }),
}

describe.each(['HK', 'GB'] as const)('given %s', jurisdiction => {
  const names = packs.packs.flatMap(pack =>
    pack.jurisdiction === jurisdiction && 'facts' in pack ? Object.keys(pack.facts) : [],
  )

  test('any value of any fact gets an answer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), (name, value) => {
        const answer = calculate(packs, { jurisdiction, facts: { ground: 'redundancy', [name]: value } }, today)
        expect(['ok', 'needs_input', 'error']).toContain(answer.status)
      }),
      { numRuns: 500 },
    )
  })

  test('any mixture of well-formed facts gets an answer without a negative amount', () => {
    fc.assert(
      fc.property(told[jurisdiction], facts => {
        const answer = calculate(packs, { jurisdiction, facts }, today)
        if (answer.status === 'error') {
          expect(answer.error.code).toBe('invalid_dates')
          return
        }
        expect(answer.lines.filter(line => !/^\d+\.\d\d$/.test(line.amount.value))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    [{ service: { years: 101 } }, 'service'],
    [{ age: 131 }, 'age'],
    [{ noticeGivenDays: 9_000_000 }, 'noticeGivenDays'],
    [{ monthlyWage: '１００' }, 'monthlyWage'],
    [{ monthlyWage: '1e4' }, 'monthlyWage'],
  ])('%j is refused by name', (facts, fact) => {
    const answer = calculate(packs, { jurisdiction, facts }, today)
    expect(answer).toMatchObject({ status: 'error', error: { code: 'invalid_number', fact } })
  })
})
