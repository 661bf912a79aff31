// The people command as an HR partner runs it: what it prints, where, and how it ends.
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Captured, captured } from '../../../test/captured.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Store } from '../../store/open-store.ts'
import { peopleCommand } from './people.ts'

let database: TestDatabase
let store: Store
let folder: string
let told: Captured

beforeAll(async () => {
  database = await freshDatabase()
  store = await database.open()
  folder = await mkdtemp(join(tmpdir(), 'haosan-people-'))
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => {
  told = captured()
  return told.end
})

const run = (...words: readonly string[]): Promise<typeof process.exitCode> => runAt('https://hr.example.com', ...words)

async function runAt(url: string | undefined, ...words: readonly string[]): Promise<typeof process.exitCode> {
  const program = new Command('haosan')
  const config = { url, port: 3000 }
  peopleCommand(program, async () => ({ store, config, close: async () => {} }))
  await program.parseAsync(['people', ...words], { from: 'user' })
  return process.exitCode
}
async function fileOf(text: string): Promise<string> {
  const file = join(folder, 'people.csv')
  await writeFile(file, text)
  return file
}

test('a good file is imported, and roles that nobody holds are named', async () => {
  const file = await fileOf('employee_no,name,roles\nE1,周航,manager\nE2,林晓,employee\nE3,沈宁,hrbp;hrd\n')
  expect(await run('import', file, '--dry-run')).toBeUndefined()
  expect(told.out).toBe('检查通过:将新增 3 人,更新 0 人,0 人不变。没有写入任何内容。\n')
  told.out = ''
  await run('import', file)
  expect(told.out).toBe('已导入:新增 3 人,更新 0 人,0 人不变。\n')
  expect(told.err).toContain('payroll, finance, it, admin, signatory')
  expect((await store.people.snapshot()).all()).toHaveLength(3)
})

test('a bad file is answered with line, column and cure, and exit code 2', async () => {
  const file = await fileOf('employee_no,name,roles,hired_on\nE4,丁,employee,18/03/2019\n')
  expect(await run('import', file)).toBe(2)
  expect(told.out).toBe('')
  expect(told.err).toContain('第 2 行,hired_on 列:不是有效的日期。请写成 2019-03-18 的样子,或留空。')
  told.err = ''
  await run('import', file, '--lang', 'en')
  expect(told.err).toContain('Line 2, column hired_on: This is not a date.')
  expect((await store.people.snapshot()).find('E4')).toBeUndefined()
})

test('a file with very many faults lists the first hundred', async () => {
  const lines = Array.from({ length: 150 }, (_, i) => `X${i},x,boss`)
  await run('import', await fileOf(`employee_no,name,roles\n${lines.join('\n')}\n`))
  expect(told.err.split('\n').filter(line => line.startsWith('第 '))).toHaveLength(100)
  expect(told.err).toContain('还有 50 处问题未列出')
})

test('a file that is not there', async () => {
  expect(await run('import', join(folder, 'no.csv'))).toBe(2)
  expect(told.err).toContain('no.csv')
})

test('a link is printed alone, works once, and only its digest is stored', async () => {
  expect(await run('link', 'E2')).toBeUndefined()
  const secret = /^https:\/\/hr\.example\.com\/signin\/([\w-]{43})\n$/.exec(told.out)?.[1] ?? ''
  expect(secret).not.toBe('')
  const digest = createHash('sha256').update(secret).digest('hex')
  const stored = await database.sql('select * from sign_in_link')
  expect(stored).toMatchObject([{ digest, person_id: 'E2' }])
  expect(JSON.stringify(stored)).not.toContain(secret)
  const [now, later] = [new Date().toISOString(), new Date(Date.now() + 86_400_000).toISOString()]
  expect(await store.chat.useLink(digest, 'session-1', now, later)).toBe('E2')
  expect(await store.chat.useLink(digest, 'session-2', now, later)).toBeUndefined()
})

test('without an address of its own a link leads to the server that runs', async () => {
  await runAt(undefined, 'link', 'E2')
  expect(told.out).toMatch(/^http:\/\/localhost:3000\//)
  await store.settings.keepAddress('http://localhost:4100')
  told.out = ''
  await runAt(undefined, 'link', 'E2')
  expect(told.out).toMatch(/^http:\/\/localhost:4100\/signin\//)
})

test('a link for nobody is refused', async () => {
  expect(await run('link', 'E404')).toBe(2)
  expect(told.out).toBe('')
  expect(told.err).toContain('E404')
})
