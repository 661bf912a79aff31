// The monthly review: once for each month that is over and each head of HR, whatever the clock does.
import { describe, expect, test } from 'vitest'
import { testWorld } from '../../test/world.ts'
import { makeMonthlyReview, monthsOver } from './monthly-review.ts'

function office(openedAt: readonly string[]) {
  const sent = new Map<string, unknown>()
  let now = '2025-10-20T01:00:00Z'
  let asked = 0
  const review = makeMonthlyReview({
    cases: {
      list: async () => {
        asked += 1
        return openedAt.map(at => ({ id: 'C', flow: 'f', stage: 's', employeeNo: 'E', openedAt: at, nextDue: null }))
      },
    },
    people: { snapshot: async () => testWorld().people },
    outbox: { add: async (key, effects) => void (sent.has(key) || sent.set(key, effects)) },
    clock: { now: () => now },
  })
  return {
    sent,
    asked: () => asked,
    at: async (instant: string) => {
      now = instant
      await review()
    },
  }
}

describe('the monthly review', () => {
  test('given a month is not over, then nothing is sent, and the database is asked once', async () => {
    const { at, sent, asked } = office(['2025-10-01T01:00:00Z'])
    await at('2025-10-20T01:00:00Z')
    await at('2025-10-31T15:59:00Z')
    expect([sent.size, asked()]).toEqual([0, 1])
  })

  test('given the first of a month in Shanghai, then the month before is sent to the head of HR, once', async () => {
    const { at, sent } = office(['2025-10-01T01:00:00Z'])
    await at('2025-10-31T16:00:00Z')
    await at('2025-11-05T01:00:00Z')
    expect([...sent.keys()]).toEqual(['review:2025-10:E10112'])
  })

  test('given the program was away for months, then every month is sent', () => {
    expect(monthsOver('2025-10-20T01:00:00Z', '2026-02-01T01:00:00Z')).toEqual([
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
    ])
  })

  test('given no case was ever opened, then there is nothing to review', async () => {
    const { at, sent } = office([])
    await at('2026-02-01T01:00:00Z')
    expect(sent.size).toBe(0)
  })
})
