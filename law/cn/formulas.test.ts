// The arithmetic a person reads beside each amount of this flow: it says which limit was met, and which was not.
import { describe, expect, test } from 'vitest'
import { calculate } from '../../src/law/calculate.ts'
import { loadLawPacks } from '../../src/packs/load.ts'

const packs = loadLawPacks()
const golden = {
  ground: 'art36_employer_proposed',
  hireDate: '2019-03-18',
  endDate: '2025-11-30',
  avgMonthlyWage: '18600.00',
}

/** The formulas of these results, by name. */
function formulas(facts: Readonly<Record<string, unknown>>, ...names: readonly string[]) {
  const answer = calculate(packs, { jurisdiction: 'CN', region: 'Shanghai', facts }, '2025-11-30')
  if (answer.status === 'error') throw new Error(answer.error.code)
  const all = [...answer.lines, ...answer.steps]
  return Object.fromEntries(names.map(name => [name, all.find(one => one.name === name)?.formula]))
}

describe('severance, Shanghai, three times 12 434.00', () => {
  test.each([
    ['below the cap', {}, ['7.0 × 18600.00', '18600.00 ≤ 37302.00', '18600.00 ≤ 37302.00', '7.0', '']],
    [
      'exactly at the cap, which is not above it',
      { avgMonthlyWage: '37302.00' },
      ['7.0 × 37302.00', '37302.00 ≤ 37302.00', '37302.00 ≤ 37302.00', '7.0', ''],
    ],
    [
      'one fen above it',
      { avgMonthlyWage: '37302.01' },
      ['7.0 × 37302.00', 'min(37302.01, 37302.00)', '37302.01 > 37302.00', 'min(7.0, 12.0)', '7.0 ≤ 12.0'],
    ],
    [
      'above it after sixteen years: both caps',
      { avgMonthlyWage: '60000.00', hireDate: '2010-03-18' },
      ['12.0 × 37302.00', 'min(60000.00, 37302.00)', '60000.00 > 37302.00', 'min(16.0, 12.0)', '16.0 > 12.0'],
    ],
    [
      'below it after sixteen years: the years are not cut',
      { hireDate: '2010-03-18' },
      ['16.0 × 18600.00', '18600.00 ≤ 37302.00', '18600.00 ≤ 37302.00', '16.0', ''],
    ],
    [
      'below the minimum wage of 2 740.00',
      { avgMonthlyWage: '1000.00' },
      ['7.0 × 2740.00', 'max(1000.00, 2740.00)', '2740.00 ≤ 37302.00', '7.0', ''],
    ],
  ])('%s', (_, changed, expected) => {
    const names = ['severance', 'severanceBase', 'baseCapped', 'payableFactor', 'yearsCapped']
    expect(Object.values(formulas({ ...golden, ...changed }, ...names))).toEqual(expected)
  })

  test.each([
    ['2025-05-29', '2019-11-30', '5 年 6 个月 0 天 → 6.0'],
    ['2025-05-28', '2019-11-30', '5 年 5 个月 29 天 → 5.5'],
  ])('half a year: until %s from %s', (endDate, hireDate, ending) => {
    expect(formulas({ ...golden, endDate, hireDate }, 'serviceFactor').serviceFactor).toContain(ending)
  })
})

describe('tax on severance', () => {
  test('names the limit and what is above it', () => {
    const names = ['taxExemptLimit', 'taxableExcess', 'incomeTax', 'netSeverance']
    const paid = { severanceGross: '500000.00', endDate: '2025-11-30' }
    expect(formulas(paid, ...names)).toEqual({
      taxExemptLimit: '3 × 149208.00',
      taxableExcess: 'max(0, 500000.00 − 447624.00)',
      incomeTax: '52376.00 × 0.10 − 2520.00',
      netSeverance: '500000.00 − 2717.60',
    })
    const own = { ...paid, socialInsuranceAndFundPaidFromSeverance: '1000.00' }
    expect(formulas(own, 'taxableExcess', 'netSeverance')).toEqual({
      taxableExcess: 'max(0, 500000.00 − 447624.00 − 1000.00)',
      netSeverance: '500000.00 − 1000.00 − 2617.60',
    })
  })
})
