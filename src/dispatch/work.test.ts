// A row that cannot be carried out: tried again with growing pauses, given up after eight tries, and nobody is left waiting.
import { describe, expect, test } from 'vitest'
import { silent } from '../../test/silent.ts'
import { AppError } from '../model/refusal.ts'
import type { Inbox, InboxRow } from '../ports/inbox.ts'
import type { Settled } from './click/settle.ts'
import { makeDispatchWork, mostAttempts, retryDelay } from './work.ts'

/** An inbox of one row that is always ready for its next try. */
function oneRow() {
  const seen = { attempts: 0, retries: [] as string[], buried: undefined as string | undefined, done: false }
  const row = (): InboxRow => ({
    id: '1',
    lane: 'case:hs-1',
    attempts: seen.attempts,
    event: {
      key: 'web:E1:k',
      from: { platform: 'web', id: 'E1' },
      at: '2025-10-20T01:00:00Z',
      what: { kind: 'text', text: 'x' },
    },
  })
  const inbox: Inbox = {
    accept: async () => ({ id: '1', fresh: true }),
    answerTo: async () => undefined,
    claim: async () => {
      if (seen.buried !== undefined || seen.done) return []
      seen.attempts += 1
      return [row()]
    },
    finish: async () => {},
    retry: async (_id, at) => {
      seen.retries.push(at)
    },
    bury: async (_id, why) => {
      seen.buried = why
    },
    recover: async () => 0,
    onArrival: async () => async () => {},
  }
  return { inbox, seen }
}

async function play(fault: (attempt: number) => Error | undefined) {
  const { inbox, seen } = oneRow()
  const told: Settled[] = []
  let mourned = 0
  let runs = 0
  const pump = makeDispatchWork({
    inbox,
    log: silent,
    run: async () => {
      runs += 1
      const error = fault(runs)
      if (error !== undefined) throw error
      seen.done = true
      return { answer: {} }
    },
    tell: (_id, settled) => told.push(settled),
    mourn: async () => {
      mourned += 1
    },
    count: () => {},
  })
  pump.start()
  await expect.poll(() => seen.done || seen.buried !== undefined, { timeout: 5_000 }).toBe(true)
  await pump.stop()
  return { ...seen, told, mourned, runs }
}

describe('an event that fails', () => {
  test('every time is given up after eight tries, and both sides are told calmly', async () => {
    const end = await play(() => new Error('a bug'))
    expect(end).toMatchObject({ runs: mostAttempts, buried: 'fault', mourned: 1 })
    expect(end.told).toEqual([{ answer: { reply: { text: 'spine.given-up', values: undefined, tone: 'warn' } } }])
  })
  test('twice is carried out the third time and nobody hears of it', async () => {
    const end = await play(attempt => (attempt < 3 ? new Error('passing') : undefined))
    expect(end).toMatchObject({ runs: 3, buried: undefined, mourned: 0, told: [{ answer: {} }] })
    expect(end.retries).toHaveLength(2)
  })
  test('because it can never succeed is given up at once', async () => {
    const end = await play(() => new AppError('rejected', 'not-for-people', 'no'))
    expect(end).toMatchObject({ runs: 1, buried: 'not-for-people' })
  })
  test('because the database is away is never given up', async () => {
    const end = await play(attempt => (attempt < 12 ? new AppError('unavailable', 'away', 'away') : undefined))
    expect(end).toMatchObject({ runs: 12, buried: undefined })
  })
})

test('pauses double from a fifth of a second up to a minute', () => {
  expect([1, 2, 3, 9, 30].map(attempts => retryDelay(attempts, 1))).toEqual([200, 400, 800, 51_200, 60_000])
  expect(retryDelay(3, 0)).toBe(400)
})
