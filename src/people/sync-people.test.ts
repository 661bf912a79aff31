// Syncing with a messenger's directory on a real store: who is linked, who is not, and what HR hears.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import type { Effect } from '../model/effect.ts'
import type { DirectoryEntry } from '../ports/platform.ts'
import type { Store } from '../store/open-store.ts'
import { readPeopleCsv } from './read-people.ts'
import { type SyncOptions, syncPeople } from './sync-people.ts'

const now = '2025-10-20T01:00:00Z'
let database: TestDatabase
let store: Store
let told: { readonly key: string; readonly effects: readonly Effect[] }[] = []

beforeEach(async () => {
  told = []
  database = await freshDatabase()
  store = await database.open()
  const numbers = Array.from({ length: 8 }, (_, i) => i + 1)
  const lines = numbers.map(n => `E${n},员工${n},${n === 1 ? 'hrbp' : 'employee'},e${n}@yunshan.example`)
  const text = `employee_no,name,roles,email\n${lines.join('\n')}\n`
  const directory = await store.people.snapshot()
  const read = readPeopleCsv(new TextEncoder().encode(text), { directory, today: '2025-10-20' })
  if (!read.ok) throw new Error('the file of people is not good')
  await store.people.save(read.rows)
})
afterEach(() => database.close())

const entry = (n: number, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  account: { platform: 'slack', id: `U${n}` },
  employeeNo: `E${n}`,
  active: true,
  ...more,
})
const everybody = [1, 2, 3, 4, 5, 6, 7, 8].map(n => entry(n))

async function* pages(entries: readonly DirectoryEntry[]) {
  yield* entries
}
const sync = (entries: readonly DirectoryEntry[], options: Partial<SyncOptions> = {}) =>
  syncPeople(
    'slack',
    pages(entries),
    { dryRun: false, force: false, ...options },
    {
      people: store.people,
      systemLog: store.systemLog,
      // E2 is in a case with HR partner E1; E1 is the HR partner of a case as well.
      cases: {
        ofPerson: async person =>
          person === 'E1' || person === 'E2' ? [{ id: 'c1', parties: { employee: 'E2', hrbp: 'E1' } }] : [],
      },
      outbox: {
        add: async (key, effects) => {
          told.push({ key, effects })
        },
      },
      now,
    },
  )
const owner = (n: number) => store.people.byAccount({ platform: 'slack', id: `U${n}` })
const logged = async () => (await store.cases.events('system')).map(({ body }) => body)

describe('a sync', () => {
  test('links whoever is known, enters it in the record once, and again changes nothing', async () => {
    await sync([entry(2), entry(3, { employeeNo: undefined, email: 'E3@yunshan.example' }), entry(99)])
    expect([await owner(2), await owner(3), await owner(99)]).toEqual(['E2', 'E3', undefined])
    expect(await store.people.accountsOf('E2')).toContainEqual({ platform: 'slack', id: 'U2' })
    const record = { kind: 'people-synced', platform: 'slack', linked: ['E2', 'E3'], lost: [], conflicts: 0 }
    expect(await logged()).toMatchObject([record])
    await sync([entry(2), entry(3)])
    expect(await logged()).toHaveLength(1)
    expect(told).toEqual([])
  })

  test('as a dry run says the same and changes nothing', async () => {
    await sync([entry(2), entry(3)])
    const plan = await sync([entry(2, { active: false }), entry(4)], { dryRun: true })
    expect(plan.links.map(({ person }) => person)).toEqual(['E4'])
    expect(plan.lost.map(({ person }) => person)).toEqual(['E2', 'E3'])
    expect([await owner(2), await owner(3), await owner(4)]).toEqual(['E2', 'E3', undefined])
    expect(await logged()).toHaveLength(1)
    expect(told).toEqual([])
  })

  test('links a doubtful account to nobody, and takes the link it had', async () => {
    await sync([entry(3)])
    const { conflicts } = await sync([entry(3, { email: 'e4@yunshan.example' }), entry(5)])
    expect(conflicts).toEqual([{ code: 'two-people', account: 'U3', people: ['E3', 'E4'] }])
    expect([await owner(3), await owner(5)]).toEqual([undefined, 'E5'])
    expect((await logged()).at(-1)).toMatchObject({ linked: ['E5'], lost: ['E3'], conflicts: 1 })
  })

  test('takes an account that the file gave to another person than the directory, and gives it to neither', async () => {
    const row = await store.people.row('E3')
    if (row === undefined) throw new Error('E3 is in the file')
    await store.people.save([{ ...row, accounts: [...row.accounts, { platform: 'slack', id: 'U3' }] }])
    expect(await owner(3)).toBe('E3')
    const { conflicts } = await sync([entry(3, { employeeNo: 'E4' })])
    expect(conflicts).toEqual([{ code: 'two-people', account: 'U3', people: ['E3', 'E4'] }])
    expect([await owner(3), await store.people.accountsOf('E4')]).toEqual([undefined, [{ platform: 'web', id: 'E4' }]])
    expect((await logged()).at(-1)).toMatchObject({ linked: [], lost: ['E3'], conflicts: 1 })
  })

  test('takes the account of somebody who left, and the HR partner of their case hears of it', async () => {
    await sync([entry(1), entry(2), entry(3)])
    await sync([entry(1), entry(2, { active: false }), entry(3, { active: false })])
    expect([await owner(1), await owner(2), await owner(3)]).toEqual(['E1', undefined, undefined])
    const values = { case: 'c1', name: '员工2', id: 'E2', platform: 'slack' }
    const say = { kind: 'say', to: 'E1', caseId: 'c1', text: 'spine.account-lost', values, asks: false }
    expect(told.flatMap(({ effects }) => effects)).toEqual([say])
  })

  test('tells an HR partner nothing about an account of their own', async () => {
    await sync([entry(1)])
    await sync([entry(1, { active: false })])
    expect([await owner(1), told]).toEqual([undefined, []])
  })
})

describe('a directory that suddenly shows few people', () => {
  test('is refused and changes nothing, unless it is forced', async () => {
    await sync(everybody)
    await expect(sync([entry(7), entry(8)])).rejects.toMatchObject({
      code: 'too-many-lost',
      message: expect.stringContaining('6 of 8 slack accounts would be lost; nothing was changed.'),
    })
    expect([await owner(2), (await logged()).length, told]).toEqual(['E2', 1, []])
    const { lost } = await sync([entry(7), entry(8)], { force: true })
    expect(lost).toHaveLength(6)
    expect([await owner(2), await owner(7)]).toEqual([undefined, 'E7'])
  })

  test('is accepted while five or fewer lose their account', async () => {
    await sync(everybody)
    expect((await sync([entry(6), entry(7), entry(8)])).lost).toHaveLength(5)
    expect(await owner(2)).toBeUndefined()
  })

  test('whose reading breaks off changes nothing', async () => {
    await sync([entry(2)])
    async function* broken(): AsyncGenerator<DirectoryEntry> {
      yield entry(3)
      throw new Error('the line is down')
    }
    const { people, systemLog, cases, outbox } = store
    const ports = { people, systemLog, cases, outbox, now }
    await expect(syncPeople('slack', broken(), { dryRun: false, force: true }, ports)).rejects.toThrow('line is down')
    expect([await owner(2), await owner(3)]).toEqual(['E2', undefined])
  })
})
