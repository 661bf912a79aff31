// Over random careers in the United Kingdom: bands, twenty years and the dated limit hold; checked against a count year by year.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculate } from '../../src/law/calculate.ts'
import { withOverrides } from '../../src/law/overrides.ts'
import { Temporal } from '../../src/model/dates.ts'
import { loadLawPacks } from '../../src/packs/load.ts'

const packs = loadLawPacks()

const answerOf = (facts: Readonly<Record<string, unknown>>, region?: string, from = packs) => {
  const request = { jurisdiction: 'GB', ...(region ? { region } : {}), facts: { ground: 'redundancy', ...facts } }
  const answer = calculate(from, request, '2026-11-21')
  if (answer.status === 'error') throw new Error(answer.error.code)
  return answer
}
const results = (facts: Readonly<Record<string, unknown>>, region?: string) => answerOf(facts, region).results
const dayAfter = (start: string, days: number) => Temporal.PlainDate.from(start).add({ days }).toString()

const career = fc
  .record({
    endDate: fc.integer({ min: 0, max: 365 * 7 }).map(days => dayAfter('2019-05-01', days)),
    served: fc.integer({ min: 750, max: 365 * 40 }),
    ageAtHire: fc.integer({ min: 16 * 366, max: 45 * 366 }),
    weeklyWage: fc.integer({ min: 1000, max: 300_000 }).map(value => (value / 100).toFixed(2)),
  })
  .map(({ endDate, served, ageAtHire, weeklyWage }) => {
    const hireDate = dayAfter(endDate, -served)
    return { hireDate, endDate, birthDate: dayAfter(hireDate, -ageAtHire), weeklyWage, noticeGivenDays: 84 }
  })

/** The statute read literally: year by year, backwards from the last day (ERA 162). */
function literalWeeks({
  hireDate,
  endDate,
  birthDate,
}: Readonly<Record<'hireDate' | 'endDate' | 'birthDate', string>>) {
  const [hired, born] = [Temporal.PlainDate.from(hireDate), Temporal.PlainDate.from(birthDate)]
  const next = Temporal.PlainDate.from(endDate).add({ days: 1 })
  let weeks = 0
  for (let year = 1; year <= 20; year += 1) {
    const yearStart = next.subtract({ years: year })
    if (Temporal.PlainDate.compare(yearStart, hired) < 0) break
    const reached = (age: number) => Temporal.PlainDate.compare(born.add({ years: age }), yearStart) <= 0
    weeks += reached(41) ? 1.5 : reached(22) ? 1 : 0.5
  }
  return weeks
}
const onLeapDay = (text: string) => text.endsWith('-02-29') || text.endsWith('-02-28')

describe('given any career that ends in redundancy', () => {
  test('the weeks are those of the statute read year by year', () => {
    fc.assert(
      fc.property(career, person => {
        fc.pre(![person.hireDate, person.endDate, person.birthDate].some(onLeapDay))
        expect(Number(results(person).severanceWeeks)).toBe(literalWeeks(person))
      }),
    )
  })

  test('never over thirty weeks, never over the limit of the year', () => {
    fc.assert(
      fc.property(career, fc.constantFrom(undefined, 'NIR'), (person, region) => {
        const { severance, severanceWeeks, weeklyPayCap } = results(person, region)
        expect(Number(severanceWeeks)).toBeLessThanOrEqual(30)
        expect(Number(severance)).toBeLessThanOrEqual(Number(severanceWeeks) * Number(weeklyPayCap) + 0.001)
      }),
    )
  })

  test('a week of higher pay never pays less', () => {
    fc.assert(
      fc.property(career, person => {
        const richer = { ...person, weeklyWage: (Number(person.weeklyWage) + 10).toFixed(2) }
        expect(Number(results(richer).severance)).toBeGreaterThanOrEqual(Number(results(person).severance))
      }),
    )
  })

  test('missing notice never shortens service', () => {
    fc.assert(
      fc.property(career, person => {
        const abrupt = results({ ...person, noticeGivenDays: 0 })
        expect(Number(abrupt.completeYears)).toBeGreaterThanOrEqual(Number(results(person).completeYears))
      }),
    )
  })

  test('the answer does not depend on the order of the facts', () => {
    fc.assert(
      fc.property(career, person => {
        expect(results(Object.fromEntries(Object.entries(person).reverse()))).toEqual(results(person))
      }),
    )
  })
})

describe('given a statute of its own in Northern Ireland', () => {
  const facts = { hireDate: '2020-01-01', endDate: '2026-05-31', age: 30, weeklyWage: '900.00', noticeGivenDays: 42 }
  const basisOf = (region?: string) => answerOf(facts, region).lines.flatMap(line => line.basis)

  test('each line cites the statute of the place, and only that', () => {
    expect(basisOf('NIR').filter(id => id.startsWith('GB-ERA-'))).toEqual([])
    expect(basisOf('NIR')).toContain('GB-ERNI-197')
    expect(basisOf().filter(id => id.startsWith('GB-ERNI-'))).toEqual([])
    expect(basisOf('Wales')).toContain('GB-ERA-162')
  })

  test("a limit that HR put into the settings counts where it was put, and says HR's reason", () => {
    const reason = 'Order of 2026, read by HR'
    const put = withOverrides(packs, [
      { jurisdiction: 'GB', id: 'weekly-pay-cap', region: 'NIR', year: 2026, value: '790.00', reason },
    ])
    if (!put.ok) throw new Error('refused')
    const there = answerOf(facts, 'NIR', put.packs)
    expect(there.results.weeklyPayCap).toBe('790.00')
    expect(there.warnings.map(warning => warning.code)).toContain('parameter_overridden')
    expect(answerOf(facts, undefined, put.packs).results.weeklyPayCap).toBe('751.00')
    const march = { ...facts, endDate: '2026-03-31' }
    expect(answerOf(march, 'NIR', put.packs).results.weeklyPayCap).toBe('749.00')
  })
})
