// What the doctor says about what it measured.
import { describe, expect, test } from 'vitest'
import { testWorld } from '../../../test/world.ts'
import {
  calendarFinding,
  clockFinding,
  diskFinding,
  lawFindings,
  printed,
  rolesFinding,
  testersFindings,
} from './findings.ts'

describe('people', () => {
  test('a company where every role is held is well', () => {
    expect(rolesFinding(testWorld().people).state).toBe('ok')
  })
  test('roles that nobody holds are named', () => {
    const people = testWorld({
      persons: testWorld()
        .people.all()
        .filter(one => !one.roles.includes('payroll')),
    }).people
    expect(rolesFinding(people)).toMatchObject({ state: 'warn', text: 'nobody holds: payroll' })
  })
})

test('a tester whom nobody knows is named, those who are known are not', () => {
  const people = testWorld().people
  const [known] = people.all()
  expect(testersFindings([known?.id ?? ''], people)).toEqual([])
  expect(testersFindings([known?.id ?? '', 'E99999'], people)).toMatchObject([
    { what: 'testers', state: 'warn', text: 'HAOSAN_TESTERS names nobody of the directory: E99999' },
  ])
})

test.each([
  ['2025-10-20T01:00:01.000Z', 'ok'],
  ['2025-10-20T00:59:30.000Z', 'warn'],
  ['2025-10-20T01:05:00.000Z', 'fail'],
])('clocks: %s is %s', (database, state) => {
  expect(clockFinding('2025-10-20T01:00:00.000Z', database).state).toBe(state)
})

test.each([
  [10_000, 'ok'],
  [1_000, 'warn'],
  [100, 'fail'],
])('%d MB free is %s', (megabytes, state) => {
  expect(diskFinding(megabytes * 1024 * 1024).state).toBe(state)
})

test('a year without a published arrangement is warned of, the next one is only mentioned', () => {
  expect(calendarFinding(2027, () => false).state).toBe('warn')
  expect(calendarFinding(2026, year => year === 2026)).toMatchObject({
    state: 'ok',
    text: '2026 is arranged, 2027 not yet',
  })
})

test('figures older than two years are named by place, once', () => {
  const rows = [
    { id: 'average-annual-wage', region: 'Beijing', year: 2024 },
    { id: 'average-annual-wage', region: 'Wuhan', year: 2020 },
    { id: 'minimum-monthly-wage', region: 'Wuhan', year: 2019 },
    { id: 'cap.ask-above' },
  ]
  const [finding, ...others] = lawFindings({ jurisdiction: 'CN', version: '1', reviewed: true }, rows, 2026)
  expect(finding).toMatchObject({ state: 'warn', text: 'CN pack 1: local figures older than two years: Wuhan' })
  expect(others).toEqual([])
  expect(finding && printed(finding)).toMatch(/\n +→ /)
  expect(lawFindings({ jurisdiction: 'CN', version: '1', reviewed: false }, [], 2026)).toHaveLength(1)
})
