// A company's own figure: it changes the next calculation, says so, and is refused when it makes no sense.
import { describe, expect, test } from 'vitest'
import { loadLawPacks } from '../packs/load.ts'
import { calculate } from './calculate.ts'
import { doubtfulParameters } from './doubtful.ts'
import { type ParameterOverride, withOverrides } from './overrides.ts'
import type { LawPacks } from './pack.ts'

const packs = loadLawPacks()
const request = {
  jurisdiction: 'CN',
  region: '上海',
  asOf: '2025-11-30',
  facts: {
    ground: 'art36_employer_proposed',
    hireDate: '2019-03-18',
    endDate: '2025-11-30',
    avgMonthlyWage: '18600.00',
  },
}

function changed(...overrides: ParameterOverride[]): LawPacks {
  const outcome = withOverrides(packs, overrides)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.packs
}

function severance(of: LawPacks) {
  const answer = calculate(of, request, '2026-01-01')
  if (answer.status === 'error') throw new Error(answer.error.code)
  return { severance: answer.results.severance, codes: answer.warnings.map(warning => warning.code) }
}

describe('given an override of the average wage', () => {
  const override = { id: 'average-annual-wage', region: 'Shanghai', year: 2024, value: '60000', reason: '按社保局回函' }

  test('the next calculation uses it and says why', () => {
    const found = severance(changed(override))
    expect(found.severance).toBe('105000.00')
    expect(found.codes).toContain('parameter_overridden')
  })

  test('the packs it came from stay as they were', () => {
    changed(override)
    expect(severance(packs).severance).toBe('130200.00')
  })

  test('a month may be told instead of the year', () => {
    expect(severance(changed({ ...override, id: 'average-monthly-wage', value: '5000' })).severance).toBe('105000.00')
  })

  test('another year or place changes nothing here', () => {
    expect(severance(changed({ ...override, year: 2020 })).severance).toBe('130200.00')
    expect(severance(changed({ ...override, region: '北京' })).severance).toBe('130200.00')
  })
})

test('a minimum wage of a year replaces the rows of that year', () => {
  const packs2025 = changed({ id: 'minimum-monthly-wage', region: 'Shanghai', year: 2025, value: '2800', reason: 'x' })
  const answer = calculate(packs2025, { ...request, facts: { ...request.facts, avgMonthlyWage: '2000' } }, '2026-01-01')
  expect(answer).toMatchObject({ results: { severanceBase: '2800.00' } })
})

test.each([
  [{ id: 'no-such-figure', region: 'Shanghai', year: 2024, value: '1', reason: 'x' }, 'unknown_parameter'],
  [{ id: 'average-annual-wage', region: 'Atlantis', year: 2024, value: '1', reason: 'x' }, 'unknown_region'],
  [{ id: 'average-annual-wage', region: 'Shanghai', value: '1', reason: 'x' }, 'no_year'],
  [{ id: 'average-annual-wage', region: 'Shanghai', year: 2024, value: '1e5', reason: 'x' }, 'invalid_value'],
  [{ id: 'average-annual-wage', region: 'Shanghai', year: 2024, value: '-1', reason: 'x' }, 'invalid_value'],
  [{ id: 'average-annual-wage', region: 'Shanghai', year: 2024, value: '1', reason: ' ' }, 'no_reason'],
])('override %# is refused with its place in the list', (override, code) => {
  expect(withOverrides(packs, [override])).toEqual({ ok: false, faults: [{ at: 0, code }] })
})

test('stale, conflicting and undated figures are listed', () => {
  const china = packs.packs.find(pack => pack.jurisdiction === 'CN')
  if (!china || 'incomplete' in china) throw new Error('no pack')
  const list = doubtfulParameters(china, '2026-11-21')
  const doubts = (region: string, id: string) =>
    list.find(one => one.row.region === region && one.row.id === id)?.doubts
  expect(doubts('Shanghai', 'average-annual-wage')).toEqual(['stale'])
  expect(doubts('Tianjin', 'minimum-monthly-wage')).toEqual(['conflicting', 'undated'])
  expect(doubtfulParameters(china, '2025-11-21').some(one => one.row.region === 'Shanghai')).toBe(false)
})
