// What the store keeps: people, files, conversations, settings; everything confidential sealed, under keys that can change.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeKey } from '../../src/access/keys.ts'
import type { CardView } from '../../src/model/card.ts'
import type { PersonRow } from '../../src/ports/people-store.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { silent } from '../silent.ts'
import { commitOf, opened, openedAt } from './sample-case.ts'

let db: TestDatabase
let store: Store
beforeAll(async () => {
  db = await freshDatabase()
  store = await db.open()
})
afterAll(() => db.close())

const lin: PersonRow = {
  person: { id: 'E1', name: '林晓', roles: ['employee'], city: '上海', timezone: 'Asia/Shanghai', locale: 'zh-CN' },
  accounts: [{ platform: 'web', id: 'E1' }],
  email: 'linxiao@example.com',
  mobile: '13800138000',
  record: { hiredOn: '2019-03-01', monthlyWage: '18600.00' },
}
const zhou: PersonRow = {
  person: { id: 'M1', name: '周航', roles: ['manager'], timezone: 'Asia/Shanghai', locale: 'zh-CN' },
  accounts: [{ platform: 'web', id: 'M1' }],
  record: {},
}

describe('people', () => {
  test('are saved all or none, counted, and found by account', async () => {
    expect(await store.people.save([lin, zhou])).toEqual({ added: 2, changed: 0, unchanged: 0 })
    expect(await store.people.save([lin, { ...zhou, email: 'z@example.com' }])).toEqual({
      added: 0,
      changed: 1,
      unchanged: 1,
    })
    expect(await store.people.row('E1')).toEqual(lin)
    expect(await store.people.byAccount({ platform: 'web', id: 'M1' })).toBe('M1')
    expect((await store.people.snapshot()).withRole('manager').map(person => person.name)).toEqual(['周航'])
    const third = { ...zhou, person: { ...zhou.person, id: 'X1' } }
    const stealing = { ...zhou, person: { ...zhou.person, id: 'X2' }, accounts: lin.accounts }
    await expect(store.people.save([{ ...third, accounts: [] }, stealing])).rejects.toMatchObject({
      kind: 'conflict',
      code: 'account-taken',
    })
    expect(await store.people.row('X1')).toBeUndefined()
  })

  test('imported by another process are seen by this one', async () => {
    await store.people.snapshot()
    const other = await db.open()
    await other.people.save([{ ...zhou, person: { ...zhou.person, id: 'M2', name: '吴敏' }, accounts: [] }])
    await expect.poll(async () => (await store.people.snapshot()).find('M2')?.name).toBe('吴敏')
  })
})

describe('a file', () => {
  const file = {
    name: '工资条-林晓.pdf',
    mime: 'application/pdf',
    bytes: Buffer.from('%PDF 18600.00'),
    by: 'E1',
    at: openedAt,
  }

  test('comes back byte for byte, is stored once under its id, and belongs to one case', async () => {
    const meta = await store.files.put({ ...file, id: 'f1' })
    expect(meta).toMatchObject({ id: 'f1', name: file.name, size: 13, by: 'E1', at: openedAt })
    expect(await store.files.put({ ...file, id: 'f1' })).toEqual(meta)
    await expect(store.files.put({ ...file, id: 'f1', bytes: Buffer.from('other') })).rejects.toMatchObject({
      code: 'file-exists',
    })
    expect(Buffer.from((await store.files.bytes('f1')) ?? []).toString()).toBe('%PDF 18600.00')
    await store.files.bind('f1', 'c-1')
    await store.files.bind('f1', 'c-1')
    expect((await store.files.meta('f1'))?.caseId).toBe('c-1')
    await expect(store.files.bind('f1', 'c-2')).rejects.toMatchObject({ code: 'file-bound' })
    await expect(store.files.bind('nowhere', 'c-2')).rejects.toMatchObject({ kind: 'gone' })
    expect(await store.files.bytes('nowhere')).toBeUndefined()
  })

  test('whose bytes were exchanged for those of another does not open', async () => {
    await store.files.put({ ...file, id: 'f2', bytes: Buffer.from('other') })
    await db.sql(`update file set bytes = (select bytes from file where id = 'f2') where id = 'f1'`)
    await expect(store.files.bytes('f1')).rejects.toMatchObject({ kind: 'credentials', code: 'seal-broken' })
    await db.sql(`delete from file`)
    await store.files.put({ ...file, id: 'f1' })
  })
})

describe('a conversation', () => {
  const card = (title: string): CardView => ({
    key: 'k',
    revision: 1,
    hash: title,
    seen: title,
    tone: 'calm',
    title,
    preview: '你有一条新消息',
    blocks: [],
    buttons: [],
  })
  const line = (key: string, text: string) => ({ key, at: openedAt, from: 'bot' as const, text })

  test('adds a key once, replaces cards, and gives what is newer than a cursor', async () => {
    const first = await store.chat.add('E1', line('a', '你好'))
    expect(await store.chat.add('E1', line('a', '你好'))).toEqual(first)
    const shown = await store.chat.add('E1', { key: 'b', at: openedAt, from: 'bot', card: card('结算单 v1') })
    expect((await store.chat.since('E1', 0, 10)).map(one => one.text ?? one.card?.title)).toEqual(['你好', '结算单 v1'])
    const replaced = await store.chat.replace('E1', shown.id, card('结算单 v2'))
    expect(replaced?.cursor).toBeGreaterThan(shown.cursor)
    expect((await store.chat.since('E1', shown.cursor, 10)).map(one => one.card?.title)).toEqual(['结算单 v2'])
    expect(await store.chat.replace('E1', 'nothing', card('x'))).toBeUndefined()
    expect(await store.chat.since('M1', 0, 10)).toEqual([])
  })

  test('gives every line of many writers exactly once to a reader who follows the cursor', async () => {
    const other = await db.open()
    const writers = Array.from({ length: 40 }, (_, index) =>
      (index % 2 ? store : other).chat.add('busy', line(`k${index}`, `${index}`)),
    )
    const seen: string[] = []
    let cursor = 0
    const read = async () => {
      for (const one of await store.chat.since('busy', cursor, 5)) {
        seen.push(one.id)
        cursor = one.cursor
      }
    }
    const done = Promise.all(writers)
    for (let round = 0; round < 10; round++) await read()
    await done
    for (let round = 0; round < 10; round++) await read()
    expect(seen.length).toBe(40)
    expect(new Set(seen).size).toBe(40)
  })

  test('tells other processes whose conversation changed', async () => {
    const other = await db.open()
    const told = new Promise<string>(resolve => void other.chat.onChange(resolve))
    await store.chat.add('M1', line('z', 'x'))
    expect(await told).toBe('M1')
  })

  test('is entered by a link that works once and a session that ends', async () => {
    await store.chat.makeLink('E1', 'digest', '2025-10-21T01:00:00Z')
    const until = '2025-10-22T01:00:00Z'
    expect(await store.chat.useLink('digest', 's0', '2025-10-21T01:00:00Z', until)).toBeUndefined()
    expect(await store.chat.useLink('digest', 's1', openedAt, until)).toBe('E1')
    expect(await store.chat.useLink('digest', 's2', openedAt, until)).toBeUndefined()
    expect(await store.chat.session('s1', openedAt)).toBe('E1')
    expect(await store.chat.session('s1', until)).toBeUndefined()
    expect(await store.chat.session('s2', openedAt)).toBeUndefined()
    await store.chat.endSession('s1')
    expect(await store.chat.session('s1', openedAt)).toBeUndefined()
  })
})

describe('a database', () => {
  test('remembers its mode and refuses the other with a sentence', async () => {
    expect(await store.settings.mode()).toBeUndefined()
    await Promise.all([store.settings.claimMode('live'), store.settings.claimMode('live')])
    await store.settings.claimMode('live')
    await expect(store.settings.claimMode('sandbox')).rejects.toThrow(/holds real cases/)
    expect(await (await db.open()).settings.mode()).toBe('live')
  })

  test('shares the sandbox clock between processes; it never goes back', async () => {
    const other = await db.open()
    const told = new Promise<number>(resolve => other.sandboxClock.onChange(resolve))
    await store.sandboxClock.move(14_400_000)
    expect(await told).toBe(14_400_000)
    expect(other.sandboxClock.offsetMs).toBe(14_400_000)
    await expect(store.sandboxClock.move(1)).rejects.toMatchObject({ code: 'clock-backwards' })
    expect((await db.open()).sandboxClock.offsetMs).toBe(14_400_000)
  })

  test('gives every process the same token secret', async () => {
    expect((await db.open()).tokenSecret).toEqual(store.tokenSecret)
    expect(store.tokenSecret.length).toBe(32)
  })

  test('that does not answer, or with a wrong password, is an error with one sentence and no password in it', async () => {
    const open = (url: string) => openStore({ url, schema: 'x', keys: db.keys, dataDir: db.dataDir, log: silent })
    await expect(open('postgres://u:secret@127.0.0.1:1/x')).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'database-unreachable',
      message: expect.not.stringContaining('secret'),
    })
    const wrong = new URL(db.url)
    wrong.password = 'wrong'
    await expect(open(wrong.href)).rejects.toMatchObject({ kind: 'credentials', code: 'database-sign-in' })
    wrong.href = db.url
    wrong.pathname = '/nowhere'
    await expect(open(wrong.href)).rejects.toMatchObject({ kind: 'unavailable', code: 'database-missing' })
  })
})

describe('keys', () => {
  let alone: Store

  /** Everything of every table as text, as a stolen dump would show it. */
  async function dump(): Promise<string> {
    const tables = await db.sql(`select table_name from information_schema.tables where table_schema = $1`, [db.schema])
    const parts: unknown[] = []
    for (const { table_name } of tables)
      parts.push(await db.sql(`select t::text as row from "${String(table_name)}" t`))
    return JSON.stringify(parts)
  }

  test('keep wages, names, words and files out of a dump', async () => {
    await store.cases.commit(
      commitOf('c-1', [], [opened('E1', '18600.00')], {
        effects: [{ kind: 'say', to: 'E1', text: 'x', values: { net: '152500.00' }, asks: false }],
      }),
    )
    await store.inbox.accept(
      {
        key: randomUUID(),
        from: { platform: 'web', id: 'E1' },
        at: openedAt,
        what: { kind: 'text', text: '加班没算' },
      },
      'c-1',
    )
    const text = await dump()
    for (const secret of [
      '18600',
      '152500',
      '林晓',
      '13800138000',
      'linxiao',
      '岗位取消',
      '加班没算',
      '结算单',
      '工资条',
      '%PDF',
    ])
      expect(text).not.toContain(secret)
    expect(text).not.toContain(Buffer.from('%PDF 18600.00').toString('hex'))
    expect(text).toContain('c-1')
  })

  test('that are wrong or missing are refused at the start', async () => {
    await expect(db.open({ current: makeKey('test'), older: [] })).rejects.toMatchObject({
      kind: 'credentials',
      code: 'key-wrong',
    })
    await expect(db.open({ current: makeKey('other'), older: [] })).rejects.toMatchObject({ code: 'key-unknown' })
  })

  test('can be rotated: old values stay readable, and after re-keying the old key may go', async () => {
    const next = { current: makeKey('next'), older: [db.keys.current] }
    const rotated = await db.open(next)
    const before = await rotated.cases.load('c-1')
    expect(before?.facts.monthlyWage?.value).toBe('18600.00')
    // Anchors are gathered for a quarter of a second; what was written under the old key is in the file before it is re-keyed.
    await new Promise(resolve => setTimeout(resolve, 600))
    expect(await rotated.rekey('S1')).toBeGreaterThan(10)
    expect(await rotated.rekey('S1')).toBe(0)

    alone = await db.open({ current: next.current, older: [] })
    expect(await alone.cases.load('c-1')).toEqual(before)
    expect(await alone.people.row('E1')).toEqual(lin)
    expect(Buffer.from((await alone.files.bytes('f1')) ?? []).toString()).toBe('%PDF 18600.00')
    expect((await alone.chat.since('E1', 0, 10)).length).toBe(2)
    expect(alone.tokenSecret).toEqual(store.tokenSecret)
    expect(await alone.verify()).toMatchObject({ ok: true, anchored: true, notes: [] })
    expect(await dump()).not.toContain('v1.test.')
  })

  test('are not rotated over a broken record, which new seals would make look sound', async () => {
    await db.withoutTriggers(`update case_event set by = 'X' where case_id = 'c-1'`)
    await expect(alone.rekey('S1')).rejects.toMatchObject({ kind: 'broken', code: 'record-broken' })
    expect(await alone.verify()).toMatchObject({ ok: false, broken: [{ caseId: 'c-1', seq: 1 }] })
  })
})
