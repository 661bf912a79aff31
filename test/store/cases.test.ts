// The case store: one transaction or nothing, in order, one open case per employee.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Effect } from '../../src/model/effect.ts'
import type { Store } from '../../src/store/open-store.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { commitOf, fold, noted, opened, openedAt } from './sample-case.ts'

let db: TestDatabase
let store: Store
beforeAll(async () => {
  db = await freshDatabase()
  store = await db.open()
})
afterAll(() => db.close())

const say = (to: string): Effect => ({ kind: 'say', to, text: 'hello', asks: false })

describe('a commit', () => {
  test('gives back what was committed, from this process and from another', async () => {
    const first = opened('E100')
    expect(await store.cases.commit(commitOf('c-100', [], [first]))).toBe('done')
    expect(await store.cases.commit(commitOf('c-100', [first], [noted('a'), noted('b')]))).toBe('done')

    const state = fold([first, noted('a'), noted('b')], 'c-100')
    expect(await store.cases.load('c-100')).toEqual(state)
    const other = await db.open()
    expect(await other.cases.load('c-100')).toEqual(state)
    const events = await other.cases.events('c-100')
    expect(events.map(event => [event.seq, event.at, event.body.kind])).toEqual([
      [1, openedAt, 'opened'],
      [2, '2025-10-20T02:30:00.120Z', 'noted'],
      [3, '2025-10-20T02:30:00.120Z', 'noted'],
    ])
    expect(events[1]?.prev).toBe(events[0]?.hash)
    expect(await other.cases.commit(commitOf('c-100', [first, noted('a'), noted('b')], [noted('c')]))).toBe('done')
  })

  test('on an old state is stale and writes nothing, neither events nor effects nor the answer', async () => {
    const first = opened('E101')
    await store.cases.commit(commitOf('c-101', [], [first]))
    await store.cases.commit(commitOf('c-101', [first], [noted('a')]))
    await store.inbox.accept({ key: 'late', from: { clock: true }, at: openedAt, what: { kind: 'opened' } }, 'c-101')
    const late = commitOf('c-101', [first], [noted('late')], {
      effects: [say('E101')],
      origin: { kind: 'stored', key: 'late' },
      answer: 'no',
      deadlines: [{ caseId: 'c-101', key: 'late', at: openedAt, provisional: false }],
    })
    expect(await store.cases.commit(late)).toBe('stale')
    expect((await store.cases.events('c-101')).length).toBe(2)
    expect(await db.sql(`select 1 from outbox where case_id = 'c-101'`)).toEqual([])
    expect(await db.sql(`select 1 from deadline where case_id = 'c-101'`)).toEqual([])
    expect(await db.sql(`select status, answer from inbox where key = 'late'`)).toEqual([
      { status: 'queued', answer: null },
    ])
  })

  describe('with an event that arrives with it', () => {
    const clicked = (key: string) => ({ key, from: { clock: true }, at: openedAt, what: { kind: 'opened' } }) as const
    const moved = (id: string, key: string) => {
      const first = opened(`E-${id}`)
      const origin = { kind: 'arriving', event: clicked(key), lane: id } as const
      const commit = commitOf(id, [first], [noted(key)], { effects: [say(`E-${id}`)], origin, answer: { toast: key } })
      return { open: () => store.cases.commit(commitOf(id, [], [first])), move: () => store.cases.commit(commit) }
    }
    const lane = (id: string) => db.sql('select key, status from inbox where lane = $1 order by id', [id])

    test('leaves it in the inbox as done, and a repeated delivery gets its answer', async () => {
      const { open, move } = moved('c-140', 'click-140')
      await open()
      expect(await move()).toBe('done')
      expect(await lane('c-140')).toEqual([{ key: 'click-140', status: 'done' }])
      expect(await store.inbox.accept(clicked('click-140'), 'c-140')).toMatchObject({
        fresh: false,
        answer: { toast: 'click-140' },
      })
    })

    test('is stale and writes nothing while another event of its lane waits', async () => {
      const { open, move } = moved('c-141', 'click-141')
      await open()
      const before = await store.inbox.accept(clicked('before-141'), 'c-141')
      expect(await move()).toBe('stale')
      expect(await lane('c-141')).toEqual([{ key: 'before-141', status: 'queued' }])
      expect((await store.cases.events('c-141')).length).toBe(1)
      await store.inbox.bury(before.id, 'fault')
      expect(await move()).toBe('done')
    })

    test('is stale and writes nothing when the event was stored before', async () => {
      const { open, move } = moved('c-142', 'click-142')
      await open()
      const { id } = await store.inbox.accept(clicked('click-142'), 'elsewhere')
      await store.inbox.bury(id, 'fault')
      expect(await move()).toBe('stale')
      expect((await store.cases.events('c-142')).length).toBe(1)
    })

    test('happens once when the same event is delivered twice at the same time', async () => {
      const { open, move } = moved('c-143', 'click-143')
      await open()
      const other = await db.open()
      const first = opened('E-c-143')
      const origin = { kind: 'arriving', event: clicked('click-143'), lane: 'c-143' } as const
      const again = () => other.cases.commit(commitOf('c-143', [first], [noted('click-143')], { origin }))
      const outcomes = await Promise.all([move(), again()])
      expect([...outcomes].sort()).toEqual(['done', 'stale'])
      expect((await store.cases.events('c-143')).length).toBe(2)
    })
  })

  test('of a second open case for the same employee is a duplicate, until the first has ended', async () => {
    const first = opened('E102')
    await store.cases.commit(commitOf('c-102', [], [first]))
    expect(await store.cases.openCaseOf('E102')).toBe('c-102')
    expect(await store.cases.commit(commitOf('c-102b', [], [opened('E102')]))).toBe('duplicate')
    expect(await store.cases.commit(commitOf('c-102', [], [opened('E102')]))).toBe('stale')
    await store.cases.commit(
      commitOf('c-102', [first], [{ ...noted('end'), body: { kind: 'ended', how: 'cancelled' } }]),
    )
    expect(await store.cases.openCaseOf('E102')).toBeUndefined()
    expect(await store.cases.commit(commitOf('c-102b', [], [opened('E102')]))).toBe('done')
  })

  test('whose state is not the fold of its events is refused as broken', async () => {
    const wrong = { ...commitOf('c-103', [], [opened('E103')]), state: { ...fold([opened('E103')], 'c-103'), seq: 7 } }
    await expect(store.cases.commit(wrong)).rejects.toMatchObject({ kind: 'broken', code: 'commit-mismatch' })
    expect(await store.cases.load('c-103')).toBeUndefined()
  })

  test('keys effects by case, seq and index and finishes its inbox row with the answer', async () => {
    const event = { key: 'press-1', from: { clock: true }, at: openedAt, what: { kind: 'opened' } } as const
    const row = await store.inbox.accept(event, 'c-104')
    const first = opened('E104')
    await store.cases.commit(
      commitOf('c-104', [], [first, noted('a')], {
        effects: [say('E104'), say('M001')],
        origin: { kind: 'stored', key: event.key },
        answer: { toast: 'done' },
      }),
    )
    expect((await db.sql(`select key from outbox where case_id = 'c-104' order by id`)).map(r => r.key)).toEqual([
      'c-104:2:0',
      'c-104:2:1',
    ])
    expect(await store.inbox.accept(event, 'c-104')).toEqual({ id: row.id, fresh: false, answer: { toast: 'done' } })
  })

  test('makes deadlines and parties equal to what it was given', async () => {
    const first = opened('E105')
    const due = (key: string, at: string) => ({ caseId: 'c-105', key, at, provisional: false })
    await store.cases.commit(
      commitOf('c-105', [], [first], {
        deadlines: [due('a', '2025-11-01T00:00:00Z'), due('b', '2025-11-02T00:00:00Z')],
      }),
    )
    await store.cases.commit(
      commitOf('c-105', [first], [noted('x')], {
        deadlines: [due('b', '2025-11-03T00:00:00Z'), due('c', '2025-10-30T00:00:00Z')],
      }),
    )
    const rows = await db.sql(
      `select key, to_char(at at time zone 'UTC', 'YYYY-MM-DD') as at from deadline where case_id = 'c-105' order by key`,
    )
    expect(rows).toEqual([
      { key: 'b', at: '2025-11-03' },
      { key: 'c', at: '2025-10-30' },
    ])
    const summary = (await store.cases.list()).find(one => one.id === 'c-105')
    expect(summary).toMatchObject({ employeeNo: 'E105', stage: 'preparation', nextDue: '2025-10-30T00:00:00.000Z' })
    expect((await store.cases.ofPerson('E105')).map(state => state.id)).toEqual(['c-105'])
  })
})

test('of two cases opened at the same moment the list begins with the later one, whatever their names', async () => {
  for (const [id, employee] of [
    ['z-131', 'E131'],
    ['a-132', 'E132'],
  ] as const)
    await store.cases.commit(commitOf(id, [], [opened(employee)]))
  const listed = (await store.cases.list()).map(({ id }) => id)
  expect(listed.filter(id => ['z-131', 'a-132'].includes(id))).toEqual(['a-132', 'z-131'])
})

test('earlier cases of somebody are found by one look into an index, without those of others or open ones', async () => {
  const ending = (how: 'declined' | 'withdrawn') => ({ ...noted(how), body: { kind: 'ended', how } as const })
  for (const [id, how] of [
    ['c-106a', 'declined'],
    ['c-106b', 'withdrawn'],
  ] as const) {
    await store.cases.commit(commitOf(id, [], [opened('E106')]))
    await store.cases.commit(commitOf(id, [opened('E106')], [ending(how)]))
  }
  await store.cases.commit(commitOf('c-106c', [], [opened('E106')]))
  await store.cases.commit(commitOf('c-107', [], [opened('E107')]))
  await store.cases.commit(commitOf('c-107', [opened('E107')], [ending('declined')]))

  const ended = await store.cases.endedOf('E106')
  expect(ended.map(state => [state.id, state.ended?.how])).toEqual([
    ['c-106a', 'declined'],
    ['c-106b', 'withdrawn'],
  ])
  expect(await store.cases.endedOf('E199')).toEqual([])
  await db.sql('set enable_seqscan = off')
  const plan = await db.sql(`explain select state from "case" where employee_id = 'E106' and ended_at is not null`)
  await db.sql('reset enable_seqscan')
  expect(JSON.stringify(plan)).toContain('case_ended_by_employee')
})

test('of fifty commits on the same state exactly one is done, the rest are stale', async () => {
  const first = opened('E110')
  await store.cases.commit(commitOf('c-110', [], [first]))
  const other = await db.open()
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      (index % 2 === 0 ? store : other).cases.commit(commitOf('c-110', [first], [noted(`n${index}`)])),
    ),
  )
  expect(outcomes.filter(outcome => outcome === 'done').length).toBe(1)
  expect(outcomes.filter(outcome => outcome === 'stale').length).toBe(49)
  expect((await store.cases.events('c-110')).length).toBe(2)
})

test('of commits on many cases at once each stands for itself: done, stale, or at fault', async () => {
  const first = (n: number) => opened(`E12${n}`)
  const id = (n: number) => `c-12${n}`
  for (const n of [0, 1, 2, 3]) await store.cases.commit(commitOf(id(n), [], [first(n)]))
  const due = (caseId: string) => [{ caseId, key: 'a', at: '2025-11-01T00:00:00Z', provisional: false }]
  const broken = { ...noted('b'), at: '2025-10-20T02:30:00Z', by: 'no\u0000text' }
  const outcomes = await Promise.allSettled([
    store.cases.commit(commitOf(id(3), [first(3)], [noted('a')], { deadlines: due(id(3)) })),
    store.cases.commit(commitOf(id(0), [first(0)], [noted('a')], { effects: [say('E120')], deadlines: due(id(0)) })),
    store.cases.commit(commitOf(id(1), [first(1), noted('never')], [noted('a')], { effects: [say('E121')] })),
    store.cases.commit(commitOf(id(2), [first(2)], [broken], { effects: [say('E122')] })),
    store.cases.commit(commitOf(id(0), [first(0)], [noted('b')], { effects: [say('E120')] })),
  ])
  expect(outcomes.map(one => (one.status === 'fulfilled' ? one.value : 'fault'))).toEqual([
    'done',
    'done',
    'stale',
    'fault',
    'stale',
  ])
  const counts = [0, 1, 2, 3].map(async n => (await store.cases.events(id(n))).length)
  expect(await Promise.all(counts)).toEqual([2, 1, 1, 2])
  expect(await db.sql(`select key from outbox where case_id like 'c-12%'`)).toEqual([{ key: `${id(0)}:2:0` }])
  // What stands beside a case is written when it changes, also after commits that left it as it was.
  const last = await store.cases.commit(
    commitOf(id(3), [first(3), noted('a')], [noted('c')], { deadlines: due(id(3)) }),
  )
  expect(last).toBe('done')
  const all = [first(3), noted('a'), noted('c')]
  await store.cases.commit(commitOf(id(3), all, [noted('d')], { deadlines: [] }))
  expect(await db.sql(`select case_id from deadline where case_id like 'c-12%'`)).toEqual([{ case_id: id(0) }])
})

test('fifty cases opened at once all stand in a gapless register', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, index) => store.cases.commit(commitOf(`c-2${index}`, [], [opened(`E2${index}`)]))),
  )
  expect(new Set(outcomes)).toEqual(new Set(['done']))
  const [row] = await db.sql('select count(*)::int as rows, max(n)::int as last from register')
  expect(row?.rows).toBe(row?.last)
  expect(await store.cases.openedSince('2025-10-20T00:00:00Z')).toBeGreaterThanOrEqual(50)
  expect(await store.cases.openedSince('2025-10-21T00:00:00Z')).toBe(0)
})
