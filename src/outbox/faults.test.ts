// Each kind of fault has its own way on.
import { describe, expect, test } from 'vitest'
import { AppError } from '../model/refusal.ts'
import { afterFault } from './faults.ts'

const now = '2025-10-20T01:00:00.000Z'
const moment = { now, real: now }
const ms = (at: string) => Date.parse(at) - Date.parse(now)

describe('a fault', () => {
  test('of throttling waits as long as it was told and does not count', () => {
    const retryAt = '2025-10-20T01:00:07.000Z'
    const fault = new AppError('throttled', 'x/429', 'slow down', { retryAt })
    expect(afterFault(fault, 99, moment, 0.5)).toEqual({ kind: 'later', at: retryAt, counts: false, why: 'x/429' })
  })
  test('of throttling waits as long on a clock that is ahead', () => {
    const fault = new AppError('throttled', 'x/429', 'slow down', { retryAt: '2025-10-20T01:00:07.000Z' })
    const after = afterFault(fault, 1, { now: '2025-12-01T00:00:00.000Z', real: now }, 0.5)
    expect(after).toMatchObject({ at: '2025-12-01T00:00:07.000Z' })
  })
  test('of availability never dies, with pauses that grow up to five minutes', () => {
    const fault = new AppError('unavailable', 'x/503', 'away')
    const waits = [1, 2, 4, 8, 16, 50].map(attempts => {
      const after = afterFault(fault, attempts, moment, 1)
      return after.kind === 'later' ? ms(after.at) : -1
    })
    expect(waits).toEqual([500, 1_000, 4_000, 64_000, 300_000, 300_000])
  })
  test('of a place that is gone also for a new message waits in between, and ends', () => {
    const fault = new AppError('gone', 'x/old', 'too old')
    expect(afterFault(fault, 1, moment, 1)).toMatchObject({
      kind: 'later',
      at: '2025-10-20T01:00:00.500Z',
      counts: true,
    })
    expect(afterFault(fault, 8, moment, 1)).toEqual({ kind: 'bury', why: 'x/old' })
  })
  test('of credentials waits a minute for somebody to mend them', () => {
    const after = afterFault(new AppError('credentials', 'x/401', 'token'), 50, moment, 0)
    expect(after).toMatchObject({ kind: 'later', counts: false })
  })
  test('of any other kind is tried eight times', () => {
    expect(afterFault(new Error('bug'), 7, moment, 0).kind).toBe('later')
    expect(afterFault(new Error('bug'), 8, moment, 0)).toEqual({ kind: 'bury', why: 'fault' })
  })
})
