// The monthly review: groups of five or more, every case once, and nothing in it that names a person.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startedCase } from '../../../test/world.ts'
import type { CaseState } from '../../model/case.ts'
import { type MonthlyReview, monthOf, reviewOf, smallestGroup } from './review.ts'

const zone = 'Asia/Shanghai'
const base = startedCase().state

const ended = (at: string, change: Partial<CaseState> = {}, script = 'talk@1'): CaseState => ({
  ...base,
  minutes: [{ version: 1, values: {}, by: 'E10421', at: base.openedAt, script }],
  ended: { how: 'archived', at },
  effectiveAt: at,
  ...change,
})
const november = '2025-11-12T02:00:00Z'
const several = (n: number, at = november, script = 'talk@1'): readonly CaseState[] =>
  Array.from({ length: n }, () => ended(at, {}, script))

describe('a month', () => {
  test('given four cases, then nothing is shown and the review says that something waits', () => {
    expect(reviewOf(several(4), '2025-11', zone)).toEqual({ rows: [], waiting: true })
  })

  test('given five cases, then they are counted by what happened in them', () => {
    const five = [
      ...several(3),
      ended(november, { declined: { at: november }, effectiveAt: undefined }),
      ended(november, {
        minutes: [
          {
            version: 1,
            values: {},
            by: 'E10421',
            at: november,
            script: 'talk@1',
            answer: { kind: 'corrected', text: 'x', at: november },
          },
        ],
      }),
    ]
    expect(reviewOf(five, '2025-11', zone).rows).toEqual([
      {
        version: 'cn-mutual@1 · talk@1',
        outcomes: { cases: 5, disputed: 0, corrected: 1, alerted: 0, pressured: 0, declined: 1, agreed: 4 },
        coach: { checks: 0, replaced: 0, categories: {} },
      },
    ])
  })

  test('given remarks of the coach, then five cases are counted together by kind, and fewer are not shown', () => {
    const check = {
      id: 'told-check#1',
      step: 'told-check',
      openedAt: november,
      status: 'done',
      clocks: {},
      reminded: 0,
    } as const
    const data = {
      count: '2',
      'category-1': 'insult',
      'severity-1': 'warn',
      'category-2': 'privacy',
      'severity-2': 'info',
    }
    const steps = [{ ...check, data }]
    const asked = (n: number): readonly CaseState[] => Array.from({ length: n }, () => ended(november, { steps }))
    expect(reviewOf(asked(5), '2025-11', zone).rows[0]?.coach).toEqual({
      checks: 5,
      replaced: 0,
      categories: { insult: { alerts: 5, reported: 0, agreed: 0 } },
    })
    expect(reviewOf(asked(4), '2025-11', zone).rows).toEqual([])
  })

  test('given another version with few cases, then only the large one is shown', () => {
    const review = reviewOf([...several(6), ...several(2, november, 'talk@2')], '2025-11', zone)
    expect(review.rows.map(row => row.version)).toEqual(['cn-mutual@1 · talk@1'])
    expect(review.waiting).toBe(true)
  })

  test('given cases that run on, then they are not counted', () => {
    expect(reviewOf([...several(4), base], '2025-11', zone).rows).toEqual([])
  })

  test('given the last evening of a month in Shanghai, then it belongs to that month', () => {
    expect(monthOf('2025-11-30T15:59:00Z', zone)).toBe('2025-11')
    expect(monthOf('2025-11-30T16:00:00Z', zone)).toBe('2025-12')
  })
})

describe('all months together', () => {
  const months = ['2025-08', '2025-09', '2025-10', '2025-11']
  const anyCase = fc
    .record({ month: fc.constantFrom(...months), script: fc.constantFrom('talk@1', 'talk@2') })
    .map(({ month, script }) => ended(`${month}-15T02:00:00Z`, {}, script))

  test('given any cases, then no group is small, no case is counted twice, and no name appears', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 30 }), states => {
        const reviews: readonly MonthlyReview[] = months.map(month => reviewOf(states, month, zone))
        const rows = reviews.flatMap(review => review.rows)
        expect(rows.every(row => row.outcomes.cases >= smallestGroup)).toBe(true)
        expect(rows.reduce((sum, row) => sum + row.outcomes.cases, 0)).toBeLessThanOrEqual(states.length)
        expect(JSON.stringify(reviews)).not.toMatch(/E1\d{4}/)
        // What a month showed does not change when later cases end.
        const later = [...states, ...several(5, '2025-12-15T02:00:00Z')]
        expect(months.map(month => reviewOf(later, month, zone).rows)).toEqual(reviews.map(review => review.rows))
      }),
    )
  })
})
