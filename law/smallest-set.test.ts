// What is missing is the smallest set: nothing that was told, nothing that the rest makes needless, and enough to go on.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate } from '../src/law/calculate.ts'
import { loadLawPacks } from '../src/packs/load.ts'
import { groundCodes, toldGrounds } from './cn/grounds.ts'

const packs = loadLawPacks()

/** A career of which everything is known; each request is told a part of it. */
const known: Readonly<Record<string, unknown>> = {
  proposedBy: 'employer',
  renewalOffer: 'none',
  hireDate: '2012-03-01',
  endDate: '2025-10-31',
  avgMonthlyWage: '18000.00',
  localAvgMonthlyWage: '12000.00',
  localAvgAnnualWage: '144000.00',
  noticeGiven30Days: false,
  lastMonthWage: '19000.00',
  severanceGross: '300000.00',
  severancePaid: '1000.00',
  payableLeaveDays: 6,
  avgMonthlyWageExclOvertime: '17000.00',
  earnings: [{ kind: 'wage', amount: '18000.00' }],
  agreedMonths: 12,
  monthlyWageBase: '18000.00',
  weekdayHours: 3,
  restDays: 2,
  multipleAlreadyPaid: 1,
  trainingCostWithReceipts: '10000.00',
  servicePeriodMonths: 12,
  servedMonths: 6,
  normalDays: 10,
  standbyDays: 3,
}
const goals = [
  'total',
  'incomeTax',
  'netSeverance',
  'net',
  'difference',
  'annualLeavePay',
  'nonCompeteTotal',
  'overtimePay',
  'additionalDue',
  'maxServiceBreachPay',
  'wageDue',
]

const ask = (goal: string, facts: Readonly<Record<string, unknown>>) => {
  const answer = calculate(packs, { jurisdiction: 'CN', region: 'Beijing', want: [goal], facts }, '2026-11-21')
  if (answer.status === 'error') throw new Error(answer.error.text)
  return answer
}
const withMore = (facts: Readonly<Record<string, unknown>>, names: readonly string[]) => ({
  ...facts,
  ...Object.fromEntries(names.map(name => [name, known[name]])),
})

const part = fc.subarray(Object.keys(known), { maxLength: 6 })

describe('given any ground and a part of what is known', () => {
  test('nothing is asked that was told, and with what is asked the answer comes in a few steps', () => {
    fc.assert(
      fc.property(fc.constantFrom(...toldGrounds), fc.constantFrom(...goals), part, (told, goal, names) => {
        let facts = withMore({ ground: told }, names)
        let answer = ask(goal, facts)
        for (let step = 0; answer.status === 'needs_input' && step < 4; step += 1) {
          expect(answer.missing.filter(name => Object.hasOwn(facts, name))).toEqual([])
          expect(answer.missing.filter(name => !Object.hasOwn(known, name))).toEqual([])
          facts = withMore(facts, answer.missing)
          answer = ask(goal, facts)
        }
        expect(answer.status).toBe('ok')
      }),
      { numRuns: 400 },
    )
  })

  // While it is open who proposed or what was offered, the answer to that may make other facts needless.
  test('once the ground is settled, none of what is asked could be left out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...groundCodes), fc.constantFrom(...goals), part, (told, goal, names) => {
        const facts = withMore({ ground: told }, names)
        const { missing } = ask(goal, facts)
        for (const spared of missing) {
          const others = missing.filter(name => name !== spared)
          expect([spared, ask(goal, withMore(facts, others)).status]).toEqual([spared, 'needs_input'])
        }
      }),
      { numRuns: 400 },
    )
  })
})

test.each([
  ['overtimePay', {}, ['monthlyWageBase', 'weekdayHours']],
  ['overtimePay', { monthlyWageBase: '8700.00' }, ['weekdayHours']],
  ['annualLeavePay', {}, ['payableLeaveDays', 'avgMonthlyWageExclOvertime']],
  ['annualLeavePay', { payableLeaveDays: 2, employeeWaivedInWriting: false }, ['avgMonthlyWageExclOvertime']],
  ['additionalDue', {}, ['restDays', 'monthlyWageBase', 'multipleAlreadyPaid']],
  ['nonCompeteTotal', {}, ['agreedMonths', 'avgMonthlyWage']],
  ['incomeTax', { ground: 'art36_employer_proposed' }, ['hireDate', 'endDate', 'avgMonthlyWage']],
  ['difference', { ground: 'art37_resign' }, ['severancePaid']],
])('%s with %j asks for %j', (goal, facts, missing) => {
  expect([...ask(goal, facts).missing].sort()).toEqual([...missing].sort())
})
