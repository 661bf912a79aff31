// Texts whose work is done go after their days, by the clock that may be moved; what waits, the keys and the record stay.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeErasing } from '../../src/jobs/erase-texts.ts'
import type { InboundEvent } from '../../src/model/inbound.ts'
import type { Store } from '../../src/store/open-store.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { silent } from '../silent.ts'
import { commitOf, opened, openedAt } from './sample-case.ts'

let db: TestDatabase
let store: Store
let now = '2025-10-20T01:00:00.000Z'
let daily: () => Promise<void>
beforeAll(async () => {
  db = await freshDatabase()
  store = await db.open()
  daily = makeErasing({ retention: store.retention, clock: { now: () => now }, log: silent })
})
afterAll(() => db.close())

const typed = (key: string): InboundEvent => ({
  key,
  from: { platform: 'web', id: 'M001' },
  at: openedAt,
  what: { kind: 'text', text: '一句在演练里说的话' },
})
const texts = async (): Promise<readonly unknown[]> =>
  (
    await db.sql(
      `select key from inbox where event is not null union all select key from outbox where effect is not null`,
    )
  )
    .map(row => row.key)
    .sort()
const sentKeys = async () => (await db.sql('select key from adapter_memory order by key')).map(row => row.key)

describe('texts of finished work', () => {
  test('are erased after seven days of the clock, those that wait and newer ones are not', async () => {
    await store.cases.commit(commitOf('c-1', [], [opened('E1')]))
    await store.inbox.accept(typed('done'), 'lane-1')
    await store.inbox.finish('done', { reply: { text: 'x', tone: 'calm' } })
    const dead = await store.inbox.accept(typed('dead'), 'lane-1')
    await store.inbox.bury(dead.id, 'fault')
    await store.outbox.add('sent', [{ kind: 'say', to: 'M001', text: 'hello', asks: false }])
    const [row] = await store.outbox.claim(1, 1_000, now)
    await store.outbox.done(row?.id ?? '')
    await store.inbox.accept(typed('waits'), 'lane-2')
    await daily()

    now = '2025-10-26T02:00:00.000Z'
    await store.inbox.accept(typed('later'), 'lane-3')
    await store.inbox.finish('later')
    await daily()
    expect(await texts()).toEqual(['dead', 'done', 'later', 'sent:0', 'waits'])
    expect(await store.retention.kept()).toEqual({ texts: 4, sweptAt: now })

    now = '2025-10-27T02:00:00.000Z'
    await daily()
    expect(await texts()).toEqual(['later', 'waits'])

    now = '2025-11-05T02:00:00.000Z'
    await daily()
    // Nothing beyond a row that waits is touched: it is looked through again when it is done.
    expect(await texts()).toEqual(['later', 'waits'])
    for (const waiting of await store.inbox.claim(5, 1_000)) await store.inbox.finish(waiting.event.key)
    now = '2025-11-06T03:00:00.000Z'
    await daily()
    expect(await texts()).toEqual([])
  })

  test('leave their keys: a late redelivery does nothing, a new key still can be read and sealed anew', async () => {
    expect(await store.inbox.accept(typed('done'), 'lane-1')).toMatchObject({ fresh: false })
    expect(await store.inbox.claim(5, 1_000)).toEqual([])
    await store.outbox.add('sent', [{ kind: 'say', to: 'M001', text: 'hello', asks: false }])
    expect(await store.outbox.claim(5, 1_000, now)).toEqual([])
    expect(await store.verify()).toMatchObject({ ok: true })
    expect(await store.cases.events('c-1')).toHaveLength(1)
  })
})

test('what adapters remember is sealed; that a message was sent goes after thirty days, which card it shows stays', async () => {
  const slack = store.memory.of('slack')
  await slack.put('slack:sent:U1:a', 'D1:171.1')
  await slack.put('slack:card:171.1', '林晓的卡片')
  expect(JSON.stringify(await db.sql('select value from adapter_memory'))).not.toContain('林晓')
  now = '2025-11-08T03:00:00.000Z'
  await daily()
  await slack.put('slack:sent:U1:b', 'D1:171.2')
  now = '2025-12-08T02:00:00.000Z'
  await daily()
  expect(await sentKeys()).toContain('slack:sent:U1:a')
  now = '2025-12-09T03:00:00.000Z'
  await daily()
  expect(await sentKeys()).toEqual(['slack:card:171.1', 'slack:sent:U1:b'])
  expect(await slack.get('slack:card:171.1')).toBe('林晓的卡片')
  expect(await store.rekey('haosan')).toBe(0)
})

test('sessions and links go when they ended; that somebody signed in once stays known', async () => {
  const { chat, openedLinks } = store
  const day = 86_400_000
  const at = (days: number) => new Date(Date.now() + days * day).toISOString()
  for (const [digest, person, expires] of [
    ['used-first', 'M001', at(-20)],
    ['used-last', 'M001', at(-10)],
    ['never-used', 'M001', at(-8)],
    ['over-lately', 'M001', at(-1)],
    ['good', 'H001', at(1)],
  ] as const)
    await chat.makeLink(person, digest, expires)
  await chat.useLink('used-first', 'session-over', at(-21), at(-7))
  await chat.useLink('used-last', 'session-good', at(-11), at(3))
  await openedLinks.bind('sealed-over', 'browser', at(-1))
  await openedLinks.bind('sealed-good', 'browser', at(1))

  now = '2025-12-11T03:00:00.000Z'
  await daily()
  const left = (table: string) =>
    db.sql(`select digest from ${table} order by digest`).then(rows => rows.map(row => row.digest))
  expect(await left('session')).toEqual(['session-good'])
  expect(await left('opened_link')).toEqual(['sealed-good'])
  expect(await left('sign_in_link')).toEqual(['good', 'over-lately', 'used-last'])
  expect(await chat.signedIn('M001')).toBe(true)
})

test('a rehearsal is forgotten together with showing its card anew, or not at all; begun anew it is forgotten anew', async () => {
  const { rehearsals, outbox } = store
  const begun = (startedAt: string) => ({
    id: 'rehearsal#1',
    person: 'M001',
    temperament: 'calm',
    startedAt,
    turns: [],
  })
  const follows = ({ id, person }: { readonly id: string; readonly person: string }) =>
    ({ kind: 'show', ref: { instance: id, card: 'rehearsal', to: person }, asks: false }) as const
  const shown = async () => {
    const rows = await outbox.claim(5, 1_000, now)
    for (const { id } of rows) await outbox.done(id)
    return rows.map(row => row.effect)
  }
  await rehearsals.save(begun('2025-10-01T01:00:00Z'), true)
  const dies = () => {
    throw new Error('the process ends here')
  }
  await expect(rehearsals.forgetBefore('2025-10-08T01:00:00Z', dies)).rejects.toThrow()
  expect(await rehearsals.load('rehearsal#1')).toMatchObject({ person: 'M001' })

  await rehearsals.forgetBefore('2025-10-08T01:00:00Z', follows)
  expect(await rehearsals.load('rehearsal#1')).toBeUndefined()
  expect(await shown()).toEqual([follows({ id: 'rehearsal#1', person: 'M001' })])
  await rehearsals.forgetBefore('2025-10-08T01:00:00Z', follows)
  expect(await shown()).toEqual([])

  await rehearsals.save(begun('2025-10-09T01:00:00Z'), false)
  await rehearsals.forgetBefore('2025-10-08T01:00:00Z', follows)
  expect(await rehearsals.load('rehearsal#1')).toBeDefined()
  await rehearsals.forgetBefore('2025-10-16T01:00:00Z', follows)
  expect(await shown()).toHaveLength(1)
  expect(await rehearsals.hasPassed('M001')).toBe(true)
})
