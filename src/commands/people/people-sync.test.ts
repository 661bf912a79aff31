// `haosan people sync` as an HR partner runs it: what it prints, where, how it ends, and what is closed behind it.
import { Command } from 'commander'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Captured, captured } from '../../../test/captured.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { PlatformName } from '../../model/person.ts'
import { AppError } from '../../model/refusal.ts'
import { readPeopleCsv } from '../../people/read-people.ts'
import type { DirectoryEntry, Platform } from '../../ports/platform.ts'
import type { Store } from '../../store/open-store.ts'
import { peopleSyncCommand } from './people-sync.ts'

let database: TestDatabase
let store: Store
let told: Captured
let closed: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
  store = await database.open()
  const lines = Array.from({ length: 8 }, (_, i) => `E${i + 1},员工${i + 1},employee`)
  const text = `employee_no,name,roles\n${lines.join('\n')}\n`
  const directory = await store.people.snapshot()
  const read = readPeopleCsv(new TextEncoder().encode(text), { directory, today: '2025-10-20' })
  if (read.ok) await store.people.save(read.rows)
})
afterAll(() => database.close())
beforeEach(() => {
  closed = []
  told = captured()
  return told.end
})

const entries = (name: PlatformName, ...numbers: readonly number[]): readonly DirectoryEntry[] =>
  numbers.map(n => ({ account: { platform: name, id: `${name}-${n}` }, employeeNo: `E${n}`, active: true }))

/** A messenger of which only the directory is used. */
function directoryOf(name: PlatformName, people?: readonly DirectoryEntry[]): Platform {
  const unused = () => Promise.reject(new Error('a sync sends nothing itself'))
  async function* read() {
    yield* people ?? []
  }
  return {
    name,
    can: { cardInAck: false, updateDays: 30, forms: 'page', files: true, rooms: 'not-made' },
    start: unused,
    stop: unused,
    show: unused,
    say: unused,
    ...(people ? { people: read } : {}),
  }
}

async function run(platforms: readonly Platform[], ...words: readonly string[]): Promise<typeof process.exitCode> {
  const close = (what: string) => async () => {
    closed.push(what)
  }
  const people = new Command('people').exitOverride()
  peopleSyncCommand(people, {
    openProject: async () => ({ store, close: close('project') }),
    openSpine: async () => ({ platforms: new Map(platforms.map(one => [one.name, one])), stop: close('spine') }),
  })
  await people.parseAsync(['sync', ...words], { from: 'user' })
  return process.exitCode
}
const linked = async (name: PlatformName) => (await store.people.links(name)).map(({ person }) => person)

test('a dry run says what would change and writes nothing', async () => {
  expect(await run([directoryOf('slack', entries('slack', 1, 2, 99))], '--dry-run')).toBeUndefined()
  expect(told.out).toBe('slack:将关联 2 人,0 个账号将解除关联,1 个账号不对应任何员工。没有写入。\n')
  expect(await linked('slack')).toEqual([])
  expect(closed).toEqual(['spine', 'project'])
})

test('every messenger with a directory is synced, or the one that is named', async () => {
  const all = [
    directoryOf('web'),
    directoryOf('feishu', entries('feishu', 1)),
    directoryOf('slack', entries('slack', 1)),
  ]
  await run(all, 'feishu', '--lang', 'en')
  expect(told.out).toBe('feishu: 1 people linked, 0 links ended, 0 accounts fit nobody.\n')
  expect(await linked('slack')).toEqual([])
  await run(all)
  expect(await linked('slack')).toEqual(['E1'])
})

test('a conflict is told, and its account is linked to nobody', async () => {
  const twice = [...entries('dingtalk', 2, 3), ...entries('dingtalk', 3).map(one => ({ ...one, account: other }))]
  await run([directoryOf('dingtalk', twice)])
  expect(await linked('dingtalk')).toEqual(['E2'])
  expect(told.err).toBe('账号 dingtalk-3, dingtalk-x 都指向 E3,没有关联任何一个。请在通讯录中更正工号或邮箱。\n')
})
const other = { platform: 'dingtalk', id: 'dingtalk-x' } as const

test('too many lost accounts at once are refused with exit code 2; --force takes them', async () => {
  await run([directoryOf('slack', entries('slack', 1, 2, 3, 4, 5, 6, 7, 8))])
  told.out = ''
  expect(await run([directoryOf('slack', [])])).toBe(2)
  expect([told.out, told.err]).toEqual(['', expect.stringContaining('slack: 8 of 8 slack accounts would be lost')])
  expect(await linked('slack')).toHaveLength(8)
  told.err = ''
  await run([directoryOf('slack', [])], '--force')
  expect(await linked('slack')).toEqual([])
  expect(told.err.trim().split('\n')).toHaveLength(8)
  expect(told.err).toContain('E8 不再有 slack 账号')
})

test('a directory that cannot be read is told with exit code 1', async () => {
  const unread = (): AsyncIterable<never> => ({
    [Symbol.asyncIterator]: () => ({
      next: () =>
        Promise.reject(new AppError('unavailable', 'slack-unreachable', 'Slack could not be reached for users.list.')),
    }),
  })
  expect(await run([{ ...directoryOf('slack', []), people: unread }])).toBe(1)
  expect(told.err).toBe('slack: Slack could not be reached for users.list.\n')
})

test('without a connected messenger it says what to do, exit code 2', async () => {
  expect(await run([directoryOf('web')])).toBe(2)
  expect(told.err).toContain('docs/connect/')
  expect(closed).toEqual(['spine', 'project'])
})
