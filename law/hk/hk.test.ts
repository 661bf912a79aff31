// Over random careers in Hong Kong: two parts that add up, ceilings that hold, and never less for a day or a dollar more.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate } from '../../src/law/calculate.ts'
import { Temporal } from '../../src/model/dates.ts'
import { loadLawPacks } from '../../src/packs/load.ts'
import { tenureBetween } from './rules/service.ts'

const packs = loadLawPacks()

const results = (facts: Readonly<Record<string, unknown>>) => {
  const answer = calculate(packs, { jurisdiction: 'HK', facts: { ground: 'redundancy', ...facts } }, '2026-11-21')
  if (answer.status === 'error') throw new Error(answer.error.code)
  return answer.results
}
const cents = (value: unknown) => Math.round(Number(value) * 100)
const from = (start: string, days: number) => Temporal.PlainDate.from(start).add({ days }).toString()

const career = fc.record({
  hireDate: fc.integer({ min: 0, max: 365 * 24 }).map(days => from('2004-01-01', days)),
  length: fc.integer({ min: 730, max: 365 * 35 }),
  monthlyWage: fc.integer({ min: 100_000, max: 6_000_000 }).map(value => (value / 100).toFixed(2)),
  preTransitionMonthlyWage: fc.integer({ min: 100_000, max: 6_000_000 }).map(value => (value / 100).toFixed(2)),
})
const factsOf = ({ length, ...rest }: { readonly hireDate: string; readonly length: number }) => ({
  ...rest,
  endDate: from(rest.hireDate, length),
})

describe('given any career that is made redundant', () => {
  test('the two parts make the payment, to the cent of their own rounding', () => {
    fc.assert(
      fc.property(career, person => {
        const { preTransition, postTransition, severance } = results(factsOf(person))
        const gap = cents(severance) - cents(preTransition) - cents(postTransition)
        expect(Math.abs(gap)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('no payment is over its ceiling and no year over two thirds of 22500', () => {
    fc.assert(
      fc.property(career, person => {
        const { severance, preTransitionYears, postTransitionYears } = results(factsOf(person))
        expect(cents(severance)).toBeLessThanOrEqual(39_000_000)
        const years = Number(preTransitionYears) + Number(postTransitionYears)
        expect(Number(severance)).toBeLessThanOrEqual(years * 15_000 + 2)
      }),
    )
  })

  test('a day more never pays less', () => {
    fc.assert(
      fc.property(career, person => {
        const today = results(factsOf(person))
        const tomorrow = results(factsOf({ ...person, length: person.length + 1 }))
        expect(cents(tomorrow.severance)).toBeGreaterThanOrEqual(cents(today.severance))
      }),
    )
  })

  test('a later wage never changes the part before 1 May 2025', () => {
    fc.assert(
      fc.property(career, career, (person, other) => {
        fc.pre(factsOf(person).endDate >= '2025-05-01')
        const one = results(factsOf(person))
        const two = results({ ...factsOf(person), monthlyWage: other.monthlyWage })
        expect(two.preTransition).toBe(one.preTransition)
      }),
    )
  })

  test('the answer does not depend on the order of the facts', () => {
    fc.assert(
      fc.property(career, person => {
        const facts = Object.entries(factsOf(person))
        expect(results(Object.fromEntries(facts.reverse()))).toEqual(results(factsOf(person)))
      }),
    )
  })
})

describe('given a year of service with its own length', () => {
  test.each([
    ['2027-05-01', '2027-12-31', '(0 + 245/366)'],
    ['2026-05-01', '2026-12-31', '(0 + 245/365)'],
    ['2024-02-29', '2025-02-28', '1'],
    ['2024-02-29', '2025-03-01', '(1 + 1/365)'],
    ['2025-05-01', '2025-04-30', '0'],
  ])('from %s to %s it is %s', (first, last, text) => {
    expect(tenureBetween(Temporal.PlainDate.from(first), Temporal.PlainDate.from(last)).text).toBe(text)
  })
})
