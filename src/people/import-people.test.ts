// Importing into a real store: all or nothing, again changes nothing, and the record says who was touched.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import type { Store } from '../store/open-store.ts'
import { type ImportAudit, importPeople, type PeopleImported } from './import-people.ts'

const now = '2025-10-20T01:00:00Z'
const sample = readFileSync(new URL('../../sample/people.csv', import.meta.url))
let database: TestDatabase
let store: Store
const audited: PeopleImported[] = []

beforeAll(async () => {
  database = await freshDatabase()
  store = await database.open()
})
afterAll(() => database.close())

const load = (bytes: Uint8Array | string, dryRun = false) => {
  const systemLog: ImportAudit = {
    async append(draft) {
      audited.push(draft.body)
      await store.systemLog.append(draft)
    },
  }
  const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  return importPeople(data, dryRun, { people: store.people, systemLog, now, by: 'operator' })
}
const everybody = async () => (await store.people.snapshot()).all().map(person => person.id)

test('a dry run says what would change and writes nothing', async () => {
  expect(await load(sample, true)).toEqual({ ok: true, added: 23, changed: 0, unchanged: 0, people: [], missing: [] })
  expect(await everybody()).toEqual([])
  expect(audited).toEqual([])
})

test('the sample company is imported, once', async () => {
  expect(await load(sample)).toMatchObject({ ok: true, added: 23, missing: [] })
  expect((await store.people.row('E10866'))?.record.avgWage12m).toBe('18600.00')
  expect(await store.people.byAccount({ platform: 'web', id: 'E10866' })).toBe('E10866')
  expect(audited).toMatchObject([{ kind: 'people-imported', changed: [] }])
  expect(audited[0]?.added).toContain('E10866')

  expect(await load(sample)).toMatchObject({ ok: true, added: 0, changed: 0, unchanged: 23 })
  expect(audited).toHaveLength(1)
})

test('a changed row is updated, the others stay', async () => {
  const text = new TextDecoder().decode(sample).replace('林晓,employee,支付产品部', '林晓,employee,平台产品部')
  expect(await load(text)).toMatchObject({ ok: true, added: 0, changed: 1, unchanged: 22 })
  expect((await store.people.snapshot()).find('E10866')?.department).toBe('平台产品部')
  expect(audited.at(-1)).toMatchObject({ added: [], changed: ['E10866'] })
})

test('one bad row keeps all of the file out', async () => {
  const before = await everybody()
  expect(await load('employee_no,name,roles\nN1,新一,employee\nN2,新二,boss\n')).toMatchObject({
    ok: false,
    problems: [{ line: 3, column: 'roles', code: 'unknown-role' }],
  })
  expect(await everybody()).toEqual(before)
})

test('nobody takes over the account of somebody else', async () => {
  expect(await load('employee_no,name,roles,web_id\nN1,新一,employee,\nN2,新二,employee,E10866\n')).toEqual({
    ok: false,
    problems: [{ line: 3, column: 'web_id', code: 'account-taken', values: { id: 'E10866' } }],
  })
})

test('a later file may name people who are in the directory already', async () => {
  expect(await load('employee_no,name,roles,manager_no,hrbp_no\nN1,新一,employee,E10421,E10208\n')).toMatchObject({
    ok: true,
    added: 1,
  })
})

test('two people may change places: each takes the account of the other', async () => {
  const header = 'employee_no,name,roles,slack_id\n'
  expect(await load(`${header}N1,新一,employee,U0001\nN2,新二,employee,U0002\n`)).toMatchObject({ ok: true })
  expect(await load(`${header}N1,新一,employee,U0002\nN2,新二,employee,U0001\n`)).toMatchObject({
    ok: true,
    changed: 2,
  })
  expect(await store.people.byAccount({ platform: 'slack', id: 'U0001' })).toBe('N2')
})

test('a file that lacks a column leaves what is known of it; an empty cell empties it', async () => {
  const before = await store.people.row('E10421')
  expect(await load('employee_no,name,roles,department\nE10421,周航,manager,\n')).toMatchObject({
    changed: 1,
    people: ['E10421'],
  })
  const after = await store.people.row('E10421')
  expect(after).toEqual({ ...before, person: { ...before?.person, roles: ['manager'], department: undefined } })
  expect(after?.record.avgWage12m).toBe('41000.00')
})

test('an import that was cut short before the cases heard of it names the same people when it is run again', async () => {
  const file = 'employee_no,name,roles,monthly_wage\nE10866,林晓,employee,12000.00\n'
  const named = { ok: true, people: ['E10866'] }
  expect(await load(file)).toMatchObject({ ...named, changed: 1 })
  expect(await load(file)).toMatchObject({ ...named, changed: 0, unchanged: 1 })
})
