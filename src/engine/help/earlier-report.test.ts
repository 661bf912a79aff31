// A report protects for six months, also in a new matter (product P26).
import { describe, expect, test } from 'vitest'
import { startedCase } from '../../../test/world.ts'
import { reportedLately } from './earlier-report.ts'

const { state } = startedCase()
const employee = state.parties.employee ?? ''
const past = (at: string) => [{ ...state, protectedActivity: { at } }]

describe('an earlier report', () => {
  test.each([
    { at: '2025-09-20T03:00:00.000Z', now: '2026-03-20T03:00:00.000Z', counts: true },
    { at: '2025-09-20T03:00:00.000Z', now: '2026-03-20T03:00:00.001Z', counts: false },
    // Six months before the last of August: February's last day.
    { at: '2026-02-28T03:00:00.000Z', now: '2026-08-31T03:00:00.000Z', counts: true },
    { at: '2026-02-27T03:00:00.000Z', now: '2026-08-31T03:00:00.000Z', counts: false },
  ])('given one of $at, then on $now it counts: $counts', ({ at, now, counts }) => {
    expect(reportedLately(past(at), employee, now)).toBe(counts)
  })

  test('given a case without one, or of somebody else, then nothing counts', () => {
    const now = '2025-11-03T02:00:00Z'
    expect(reportedLately([state], employee, now)).toBe(false)
    expect(reportedLately(past('2025-11-01T02:00:00Z'), 'E99999', now)).toBe(false)
  })
})
