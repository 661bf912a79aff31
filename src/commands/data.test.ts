// The data command as an HR partner runs it: what it prints, where, how it ends, and what is kept.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Captured, captured } from '../../test/captured.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { root } from '../packs/root.ts'
import { readPeopleCsv } from '../people/read-people.ts'
import { saveSampleData } from '../personnel/sample-data.ts'
import type { Store } from '../store/open-store.ts'
import { dataCommand } from './data.ts'

let database: TestDatabase
let store: Store
let folder: string
let told: Captured

beforeAll(async () => {
  database = await freshDatabase()
  store = await database.open()
  folder = await mkdtemp(join(tmpdir(), 'haosan-data-command-'))
  const directory = await store.people.snapshot()
  const file = readPeopleCsv(await readFile(join(root, 'sample', 'people.csv')), { directory, today: '2025-10-20' })
  if (file.ok) await store.people.save(file.rows)
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => {
  told = captured()
  return told.end
})

async function run(...words: readonly string[]): Promise<typeof process.exitCode> {
  const program = new Command('haosan')
  dataCommand(program, async () => ({ store, mode: 'sandbox', close: async () => {} }))
  await program.parseAsync(['data', 'import', ...words], { from: 'user' })
  return process.exitCode
}
async function fileOf(text: string): Promise<string> {
  const file = join(folder, 'file.csv')
  await writeFile(file, text)
  return file
}
const loans = (...rows: readonly string[]): Promise<string> =>
  fileOf(`employee_no,loan_no,date,balance,written_agreement\n${rows.join('\n')}\n`)

test('a dry run writes nothing; the file then adds, changes, and the second time leaves everything', async () => {
  const file = await loans('E10866,JK-1,2025-05-12,2000.00,yes', 'E10873,JK-2,2025-05-12,500,no')
  expect(await run('loans', file, '--dry-run')).toBeUndefined()
  expect(told.out).toBe('检查通过:将新增 2 条,更新 0 条,0 条不变。没有写入任何内容。\n')
  expect(await store.personnel.file('E10866')).toEqual({})
  told.out = ''
  await run('loans', file)
  expect(told.out).toBe('已导入:新增 2 条,更新 0 条,0 条不变。\n')
  const kept = (await store.personnel.file('E10866')).loans
  expect(kept).toMatchObject([{ loan: 'JK-1', balance: '2000.00', writtenAgreement: 'yes', line: 2 }])
  const logged = (await database.sql("select seq from case_event where case_id = 'system'")).length

  told.out = ''
  await run(
    'loans',
    await loans('', 'E10866,JK-1,2025-05-12,2000.00,yes', 'E10873,JK-2,2025-05-12,450.00,no'),
    '--lang',
    'en',
  )
  expect(told.out).toBe('Imported: 0 entries added, 1 changed, 1 left as they were.\n')
  expect((await store.personnel.file('E10866')).loans).toEqual(kept)
  expect((await store.personnel.file('E10873')).loans).toMatchObject([{ balance: '450.00', line: 4 }])

  await run('loans', await loans('E10866,JK-1,2025-05-12,2000.00,yes'))
  expect((await database.sql("select seq from case_event where case_id = 'system'")).length).toBe(logged + 1)
})

test('a bad line keeps the whole file out and is answered with line, column and cure', async () => {
  const file = await loans('E10866,JK-9,2025-05-12,100.00,yes', 'E10866,JK-10,12/05/2025,many,yes')
  expect(await run('loans', file)).toBe(2)
  expect(told.out).toBe('')
  expect(told.err).toContain('第 3 行,date 列:不是有效的日期')
  expect(told.err).toContain('第 3 行,balance 列:不是有效的金额')
  told.err = ''
  await run('loans', await fileOf('employee_no,loan_no,date,balanse,written_agreement\nE1,1,1,1,1\n'), '--lang', 'en')
  expect(told.err).toContain('There is no column named balanse. Did you mean balance?')
  expect((await store.personnel.file('E10866')).loans?.map(row => row.loan)).not.toContain('JK-9')
})

test('a file that is not there', async () => {
  expect(await run('bonus', join(folder, 'no.csv'))).toBe(2)
  expect(told.err).toContain('no.csv')
})

test('what is kept is sealed: neither amount nor word stands in the database in clear', async () => {
  await saveSampleData(join(root, 'sample', 'data'), await store.people.snapshot(), store.personnel)
  const rows = await database.sql('select * from personnel')
  expect(rows.length).toBeGreaterThan(30)
  expect(JSON.stringify(rows)).not.toMatch(/2000\.00|架构|JK-2025/)
  expect((await store.personnel.file('E10866')).feedback).toHaveLength(6)
})

test('two imports at the same moment keep both', async () => {
  const row = (asset: string) => ({ asset, name: '电脑', status: 'held' as const, on: '2025-10-20', line: 2 })
  await Promise.all(['A1', 'A2', 'A3'].map(asset => store.personnel.put('assets', new Map([['E10938', [row(asset)]]]))))
  expect((await store.personnel.file('E10938')).assets?.map(one => one.asset)).toEqual(['A1', 'A2', 'A3'])
})
