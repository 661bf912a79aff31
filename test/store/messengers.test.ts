// What outside messengers need from the store: a memory, one owner of a connection, links of one browser, accounts by their source.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../src/model/person.ts'
import type { Store } from '../../src/store/open-store.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { eventually } from '../spine/harness.ts'

let db: TestDatabase
let store: Store
let other: Store
beforeAll(async () => {
  db = await freshDatabase()
  store = await db.open()
  other = await db.open()
})
afterAll(() => db.close())

test('what an adapter remembers is there for every process, and for no other messenger', async () => {
  await store.memory.of('slack').put('channel:U1', 'D1')
  await store.memory.of('slack').put('channel:U1', 'D2')
  expect(await other.memory.of('slack').get('channel:U1')).toBe('D2')
  expect(await other.memory.of('feishu').get('channel:U1')).toBeUndefined()
})

test('a thing that must be said once is claimed once, also by two processes at the same time', async () => {
  const now = '2025-10-20T01:00:00.000Z'
  const hourAgo = '2025-10-20T00:00:00.000Z'
  const claims = await Promise.all([store, other].map(one => one.memory.once('slack', 'U9', now, hourAgo)))
  expect(claims.filter(claimed => claimed)).toHaveLength(1)
  expect(await store.memory.once('slack', 'U9', '2025-10-20T02:00:01.000Z', '2025-10-20T01:00:01.000Z')).toBe(true)
})

describe('a long connection', () => {
  test('has one owner; the next one follows within seconds when its session is killed', async () => {
    const hold = await store.ownership.take('feishu')
    expect(hold).toBeDefined()
    expect(await other.ownership.take('feishu')).toBeUndefined()
    await hold?.beat('no-scope')
    expect(await other.ownership.heartbeats()).toMatchObject([{ platform: 'feishu', trouble: 'no-scope' }])

    await db.sql(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid =
      (hashtext('feishu')::bigint & 4294967295)::oid and classid = (hashtext('haosan connection ${db.schema}')::bigint & 4294967295)::oid`)
    await eventually(() => hold?.lost.aborted === true, 5_000)
    const next = await other.ownership.take('feishu')
    expect(next).toBeDefined()
    await next?.beat()
    const [beat] = await store.ownership.heartbeats()
    expect(beat?.trouble).toBeUndefined()
    await next?.release()
    expect(next?.lost.aborted).toBe(true)
    const third = await store.ownership.take('feishu')
    expect(third).toBeDefined()
    await third?.release()
  })

  test('of another messenger, or of another schema, is another connection', async () => {
    const one = await store.ownership.take('slack')
    const two = await other.ownership.take('dingtalk')
    expect([one, two].every(hold => hold !== undefined)).toBe(true)
    await Promise.all([one?.release(), two?.release()])
  })
})

test('a sealed link belongs to the browser that opened it first', async () => {
  const later = new Date(Date.now() + 60_000).toISOString()
  expect(await store.openedLinks.browserOf('link-1')).toBeUndefined()
  const bound = await Promise.all(['a', 'b'].map(browser => other.openedLinks.bind('link-1', browser, later)))
  expect(new Set(bound).size).toBe(1)
  expect(await store.openedLinks.browserOf('link-1')).toBe(bound[0])
})

describe('accounts', () => {
  const person = (id: string): Person => ({
    id,
    name: id,
    roles: ['employee'],
    timezone: 'Asia/Shanghai',
    locale: 'en',
  })
  const slack = (id: string) => ({ platform: 'slack' as const, id })
  const row = (id: string, email: string) => ({
    person: person(id),
    accounts: [{ platform: 'web' as const, id }, slack(`U${id}FILE`)],
    email,
    record: {},
  })

  test('of a messenger’s directory stand before those of a file and survive the next file', async () => {
    await store.people.save([row('P1', 'p1@example.com'), row('P2', 'p2@example.com')])
    await store.people.relink('slack', [{ account: slack('UP1'), person: 'P1' }], [])
    expect(await store.people.accountsOf('P1')).toEqual([slack('UP1'), { platform: 'web', id: 'P1' }])
    expect(await store.people.accountsOf('P2')).toContainEqual(slack('UP2FILE'))
    await store.people.save([row('P1', 'new@example.com')])
    expect(await other.people.byAccount(slack('UP1'))).toBe('P1')
    expect(await store.people.emails()).toEqual(
      new Map([
        ['P1', 'new@example.com'],
        ['P2', 'p2@example.com'],
      ]),
    )
  })

  test('of somebody who left are gone, also when a file named them', async () => {
    await store.people.relink('slack', [], [slack('UP2FILE')])
    expect(await store.people.byAccount(slack('UP2FILE'))).toBeUndefined()
    expect(await store.people.byAccount(slack('UP1'))).toBeUndefined()
    expect(await store.people.accountsOf('P2')).toEqual([{ platform: 'web', id: 'P2' }])
    expect(await store.people.links('slack')).toMatchObject([{ person: 'P1', source: 'file' }])
  })
})
