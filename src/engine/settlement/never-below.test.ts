// Property: whatever HR types and whatever the case knows, no offer that can be submitted is below what the law or the contract owes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftingCase } from '../../../test/settlement-play.ts'
import { attempt, testWorld } from '../../../test/world.ts'
import { payrollFigures } from '../../demo/figures.ts'
import { compare, money } from '../../model/money.ts'
import { lastSettlement } from '../look.ts'
import { wageOfLastMonth } from './wage-line.ts'

const cents = (max: number) => fc.integer({ min: 0, max: max * 100 }).map(n => (n / 100).toFixed(2))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const given = fc.record({
  hireDate: fc
    .date({ min: new Date('2008-01-02'), max: new Date('2025-10-01'), noInvalidDate: true })
    .map(d => d.toISOString().slice(0, 10)),
  lastDay: fc
    .date({ min: new Date('2025-10-27'), max: new Date('2026-03-31'), noInvalidDate: true })
    .map(d => d.toISOString().slice(0, 10)),
  monthlyWage: cents(80_000),
  avgMonthlyWage: cents(90_000),
  avgMonthlyWageExclOvertime: cents(90_000),
  leaveTakenDays: fc.integer({ min: 0, max: 15 }).map(String),
  cumulativeWorkYears: fc.integer({ min: 0, max: 40 }).map(String),
  city: fc.constantFrom('上海', '北京', '深圳', '杭州'),
  offer: fc.record({
    wage: maybe(cents(90_000)),
    leave: maybe(cents(60_000)),
    severance: maybe(cents(900_000)),
    exGratiaMonths: maybe(fc.integer({ min: 0, max: 5 }).map(String)),
  }),
})

const filled = (values: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

describe('an offer that can be submitted', () => {
  test('is never below the severance, the leave pay or the wage that is owed', () => {
    let submitted = 0
    fc.assert(
      fc.property(given, ({ offer, lastDay, ...facts }) => {
        const world = testWorld({ now: '2025-10-27T02:00:00Z' })
        let play = draftingCase({
          world,
          facts: { ...facts, lastDay },
          change: state => ({ ...state, authorityMonths: '2' }),
        })
        for (const [option, values] of [
          ['save', payrollFigures],
          ['offer', { ...filled(offer), offerSource: '约定' }],
          ['facts', { localConfirmed: 'yes', source: '公告' }],
          ['submit', {}],
        ] as const) {
          const decision = attempt(play, 'hrbp', 'settlement-draft', option, values)
          if (decision.kind === 'done') play = { ...play, state: decision.state }
        }
        const draft = play.state.settlementDraft
        if (!draft) return
        submitted += 1
        // Asked anew and apart from the code under test.
        const law = world.law({
          jurisdiction: 'CN',
          region: facts.city,
          asOf: '2025-10-27',
          facts: {
            ground: 'art36_employer_proposed',
            endDate: lastDay,
            hireDate: facts.hireDate,
            avgMonthlyWage: facts.avgMonthlyWage,
            avgMonthlyWageExclOvertime: facts.avgMonthlyWageExclOvertime,
            leaveTakenDays: facts.leaveTakenDays,
            cumulativeWorkYears: facts.cumulativeWorkYears,
          },
        })
        const amount = (id: string) => draft.lines.find(line => line.id === id)?.amount ?? money(-1)
        expect(compare(amount('severance'), money(String(law.results.severance)))).toBeGreaterThanOrEqual(0)
        expect(compare(amount('leave'), money(String(law.results.annualLeavePay)))).toBeGreaterThanOrEqual(0)
        const wage = wageOfLastMonth(facts.monthlyWage, lastDay, facts.hireDate)
        expect(compare(amount('wage'), wage.amount)).toBeGreaterThanOrEqual(0)
        expect(lastSettlement(play.state)).toBeUndefined()
      }),
    )
    expect(submitted).toBeGreaterThan(0)
  })
})

describe('the wage of the last month', () => {
  test.each([
    ['2025-11-30', '2019-03-18', '16000.00', '16000.00'],
    // Friday, 28 November: the weekend after it owes nothing more.
    ['2025-11-28', '2019-03-18', '16000.00', '16000.00'],
    // Ten paid days to Friday, 14 November.
    ['2025-11-14', '2019-03-18', '7356.32', '16000.00 ÷ 21.75 × 10'],
    // October 2025 has 23 paid days; more than a month is never owed for a part of it.
    ['2025-10-30', '2019-03-18', '16000.00', '16000.00 ÷ 21.75 × 22'],
    // Hired on the 17th: only the days since then.
    ['2025-11-30', '2025-11-17', '7356.32', '16000.00 ÷ 21.75 × 10'],
  ])('to %s, hired on %s, is %s', (lastDay, hireDate, value, formula) => {
    expect(wageOfLastMonth('16000.00', lastDay, hireDate)).toMatchObject({ amount: { value }, formula })
  })
})
