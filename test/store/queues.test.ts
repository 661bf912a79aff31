// Inbox, outbox and deadlines: accepted once, in order per lane, leased, never lost.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deadlinesOf } from '../../src/engine/clocks/clocks.ts'
import { restoreDeadlines } from '../../src/jobs/restore-deadlines.ts'
import type { StepInstance } from '../../src/model/case.ts'
import type { Effect } from '../../src/model/effect.ts'
import type { InboundEvent } from '../../src/model/inbound.ts'
import type { Store } from '../../src/store/open-store.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { commitOf, noted, opened, openedAt } from './sample-case.ts'

let db: TestDatabase
let store: Store
beforeAll(async () => {
  db = await freshDatabase()
  store = await db.open()
})
beforeEach(async () => {
  await db.sql('delete from inbox')
  await db.sql('delete from outbox')
})
afterAll(() => db.close())

const event = (key: string): InboundEvent => ({
  key,
  from: { platform: 'web', id: 'M001' },
  at: openedAt,
  what: { kind: 'text', text: '发起沟通' },
})
const accept = (key: string, lane: string) => store.inbox.accept(event(key), lane)
const claimKeys = async (limit = 10, lane?: string) =>
  (await store.inbox.claim(limit, 60_000, lane)).map(row => row.event.key)

describe('the inbox', () => {
  test('accepts a key once, whether repeated later, in the same tick or by another process', async () => {
    const other = await db.open()
    const many = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? store : other).inbox.accept(event('same'), 'a')),
    )
    expect(many.filter(one => one.fresh).length).toBe(1)
    expect(new Set(many.map(one => one.id)).size).toBe(1)
    expect((await accept('same', 'a')).fresh).toBe(false)
    expect(await db.sql('select count(*)::int as n from inbox')).toEqual([{ n: 1 }])
  })

  test('gives a repeated key the answer that the first was given', async () => {
    const { id } = await accept('one', 'a')
    expect(await accept('one', 'a')).toEqual({ id, fresh: false })
    await store.inbox.claim(1, 60_000)
    await store.inbox.finish('one', { toast: { text: '已收到', tone: 'calm' } })
    expect(await accept('one', 'a')).toEqual({ id, fresh: false, answer: { toast: { text: '已收到', tone: 'calm' } } })
  })

  test('gives out one row per lane, in order, the next one when the first is finished', async () => {
    for (const [key, lane] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
      ['a3', 'a'],
    ] as const)
      await accept(key, lane)
    const first = await store.inbox.claim(10, 60_000)
    expect(first.map(row => [row.event.key, row.attempts])).toEqual([
      ['a1', 1],
      ['b1', 1],
    ])
    expect(await claimKeys()).toEqual([])
    for (const row of first) await store.inbox.finish(row.event.key)
    expect(await claimKeys(10, 'b')).toEqual([])
    expect(await claimKeys(10, 'a')).toEqual(['a2'])
  })

  test('never gives the same row, or two rows of a lane, to workers who claim at once', async () => {
    const other = await db.open()
    for (let index = 0; index < 60; index++) await accept(`k${index}`, `lane${index % 6}`)
    const seen: string[] = []
    for (let round = 0; round < 10; round++) {
      const claims = (await Promise.all([store, other, store, other].map(one => one.inbox.claim(3, 60_000)))).flat()
      expect(new Set(claims.map(row => row.lane)).size).toBe(claims.length)
      seen.push(...claims.map(row => row.event.key))
      for (const row of claims) await store.inbox.finish(row.event.key)
    }
    expect(seen.length).toBe(60)
    for (let lane = 0; lane < 6; lane++) {
      const ofLane = seen.map(key => Number(key.slice(1))).filter(number => number % 6 === lane)
      expect(ofLane).toEqual([...ofLane].sort((a, b) => a - b))
    }
  })

  test('keeps a lane waiting for the next try of its first row, and lets it go on when that row is buried', async () => {
    await accept('a1', 'a')
    await accept('a2', 'a')
    const [row] = await store.inbox.claim(1, 60_000)
    await store.inbox.retry(row?.id ?? '', new Date(Date.now() + 60_000).toISOString(), 'unavailable')
    expect(await claimKeys()).toEqual([])
    await db.sql(`update inbox set run_at = now()`)
    const [again] = await store.inbox.claim(1, 60_000)
    expect(again).toMatchObject({ attempts: 2, event: { key: 'a1' } })
    await store.inbox.bury(again?.id ?? '', 'dead after 8')
    expect(await claimKeys()).toEqual(['a2'])
  })

  test('gives rows back whose worker died, and only those', async () => {
    await accept('a1', 'a')
    await accept('b1', 'b')
    await store.inbox.claim(1, 1)
    await store.inbox.claim(1, 60_000)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(await store.inbox.recover()).toBe(1)
    expect(await claimKeys()).toEqual(['a1'])
  })

  test('buries a row that was tampered with and goes on with the next of its lane', async () => {
    await accept('a1', 'a')
    await accept('a2', 'a')
    await accept('b1', 'b')
    await db.sql(`update inbox set event = (select event from inbox where key = 'b1') where key = 'a1'`)
    expect(await claimKeys()).toEqual(['b1'])
    expect(await db.sql(`select status, why from inbox where key = 'a1'`)).toEqual([
      { status: 'dead', why: 'unreadable: seal-broken' },
    ])
    expect(await claimKeys()).toEqual(['a2'])
  })

  test('wakes workers of this and of other processes', async () => {
    const other = await db.open()
    const woken = new Promise<void>(resolve => void other.inbox.onArrival(resolve))
    await accept('wake', 'w')
    await woken
    expect((await other.inbox.claim(1, 1000)).length).toBe(1)
  })
})

const say = (to: string, text: string): Effect => ({ kind: 'say', to, text, asks: false })

describe('the outbox', () => {
  const claim = async (now = openedAt, limit = 10) => (await store.outbox.claim(limit, 60_000, now)).map(row => row.key)

  test('takes a key once and gives rows of one person in order', async () => {
    await store.outbox.add('x', [say('P1', 'a'), say('P1', 'b'), say('P2', 'c')])
    await store.outbox.add('x', [say('P1', 'a'), say('P1', 'b'), say('P2', 'c')])
    const first = await store.outbox.claim(10, 60_000, openedAt)
    expect(first.map(row => [row.key, row.attempts])).toEqual([
      ['x:0', 1],
      ['x:2', 1],
    ])
    expect(first[0]?.effect).toEqual(say('P1', 'a'))
    expect(await claim()).toEqual([])
    await store.outbox.done(first[0]?.id ?? '')
    expect(await claim()).toEqual(['x:1'])
  })

  test('holds an effect back until its time and lets newer ones of the person pass', async () => {
    const card = { instance: 'home#1', card: 'home', to: 'P1' }
    await store.outbox.add('x', [
      { kind: 'show', ref: card, asks: true, notBefore: '2025-10-21T01:00:00Z' },
      say('P1', 'b'),
    ])
    const [row] = await store.outbox.claim(10, 60_000, openedAt)
    expect(row?.key).toBe('x:1')
    await store.outbox.done(row?.id ?? '')
    expect(await claim('2025-10-21T00:59:59Z')).toEqual([])
    expect(await claim('2025-10-21T01:00:00Z')).toEqual(['x:0'])
  })

  test('counts tries, except those that do not count', async () => {
    await store.outbox.add('x', [say('P1', 'a')])
    const tries: number[] = []
    for (const counts of [true, false, true]) {
      const [row] = await store.outbox.claim(1, 60_000, openedAt)
      tries.push(row?.attempts ?? 0)
      await store.outbox.later(row?.id ?? '', openedAt, 'throttled', counts)
    }
    expect(tries).toEqual([1, 2, 2])
    const [last] = await store.outbox.claim(1, 60_000, openedAt)
    expect(last?.attempts).toBe(3)
    expect(await store.outbox.row(last?.id ?? '')).toMatchObject({ key: 'x:0' })
    await store.outbox.bury(last?.id ?? '', 'dead')
    expect(await store.outbox.row(last?.id ?? '')).toBeUndefined()
    expect(await claim()).toEqual([])
  })

  test('remembers what was shown under a card key, the last one only', async () => {
    const ref = { caseId: 'c-1', instance: 'settlement.review#1', card: 'settlement.review', to: 'P1' }
    const shown = {
      account: { platform: 'web', id: 'P1' },
      receipt: { message: 'm1', at: openedAt },
      hash: 'h1',
      revision: 1,
    } as const
    expect(await store.outbox.shown('c-1/settlement.review#1/P1')).toBeUndefined()
    await store.outbox.remember('c-1/settlement.review#1/P1', ref, shown)
    await store.outbox.remember('c-1/settlement.review#1/P1', ref, { ...shown, hash: 'h2', revision: 2 })
    expect(await store.outbox.shown('c-1/settlement.review#1/P1')).toEqual({ ...shown, ref, hash: 'h2', revision: 2 })
  })
})

test('a deadline is due once, and again when the case moves it', async () => {
  const first = opened('E900')
  const at = (day: string) => [
    { caseId: 'c-900', key: 'review#1/consideration', at: `2025-11-${day}T10:00:00Z`, provisional: true },
  ]
  await store.cases.commit(commitOf('c-900', [], [first], { deadlines: at('05') }))
  expect(await store.deadlines.due('2025-11-05T09:59:59Z', 10)).toEqual([])
  const [due] = await store.deadlines.due('2025-11-05T10:00:00Z', 10)
  expect(due).toEqual({ ...at('05')[0], at: '2025-11-05T10:00:00.000Z' })
  await store.deadlines.handed('c-900', 'review#1/consideration', '2025-11-04T10:00:00Z')
  expect((await store.deadlines.next(10)).length).toBe(1)
  await store.deadlines.handed('c-900', 'review#1/consideration', due?.at ?? '')
  expect(await store.deadlines.next(10)).toEqual([])
  await store.cases.commit(commitOf('c-900', [first], [noted('a')], { deadlines: at('05') }))
  expect(await store.deadlines.next(10)).toEqual([])
  await store.cases.commit(commitOf('c-900', [first, noted('a')], [noted('b')], { deadlines: at('06') }))
  expect((await store.deadlines.next(10)).map(one => one.at)).toEqual(['2025-11-06T10:00:00.000Z'])
})

test('given deadlines of a running case were lost or altered, then the next start brings them back as the case says', async () => {
  const instance = (id: string, status: 'open' | 'done'): StepInstance => ({
    id,
    step: 'review',
    status,
    openedAt,
    reminded: 0,
    clocks: {
      end: { at: '2025-11-05T10:00:00.000Z', provisional: false, passed: false },
      remind: { at: '2025-11-01T10:00:00.000Z', provisional: false, passed: true },
      ask: { at: '2025-11-07T10:00:00.000Z', provisional: true, passed: false },
    },
  })
  const commit = commitOf('c-901', [], [opened('E-901')])
  const state = { ...commit.state, steps: [instance('review#1', 'done'), instance('review#2', 'open')] }
  const told: unknown[] = []
  const start = () =>
    restoreDeadlines({
      cases: { openIds: async () => ['c-901'], load: store.cases.load },
      deadlines: store.deadlines,
      log: { warn: (_, about) => void told.push(about) },
    })
  await store.cases.commit({ ...commit, state, deadlines: deadlinesOf(state) })
  const rows = () => db.sql(`select key, at, handed from deadline where case_id = 'c-901' order by key`)
  const whole = await rows()
  expect(whole.map(row => row.key)).toEqual(['review#2/ask', 'review#2/end'])
  await start()
  expect(told).toEqual([])

  await db.sql(`delete from deadline where case_id = 'c-901' and key like '%ask'`)
  await db.sql(`update deadline set at = at + interval '1 year' where case_id = 'c-901'`)
  await start()
  expect(await rows()).toEqual(whole)
  expect(told).toEqual([{ case: 'c-901', deadlines: 2 }])

  await db.sql(`delete from deadline where case_id = 'c-901'`)
  expect(await store.deadlines.restore('c-901', state.seq + 1, deadlinesOf(state))).toBe(0)
})
