// The embedded PostgreSQL: started once per folder, shared by processes, found again after a kill, stopped by the last.
import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test as on } from 'vitest'
import { makeCluster } from '../../src/store/embedded/cluster.ts'
import { type Embedded, openEmbedded } from '../../src/store/embedded/open-embedded.ts'
import { silent } from '../silent.ts'

// Process numbers are looked up in /proc.
const test = on.skipIf(process.platform !== 'linux')

let parent: string
let folder: string
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'haosan-embedded-'))
  folder = join(parent, '数据 folder')
})
afterAll(() => rm(parent, { recursive: true, force: true }))

async function ask(database: Embedded, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query<{ answer: unknown }>(text)).rows[0]?.answer
  } finally {
    await client.end()
  }
}

const pidOf = async (): Promise<number> =>
  Number((await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])

/** A process that ended but that nobody waited for still has a number, yet no command line. */
const alive = async (pid: number): Promise<boolean> =>
  (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')) !== ''

test('starts in a folder that only its owner may enter, with a space and Chinese in its name, and is stopped by the last', async () => {
  const [first, second] = await Promise.all([openEmbedded(folder, silent), openEmbedded(folder, silent)])
  expect([first.started, second.started].filter(Boolean).length).toBe(1)
  expect(first.url).toBe(second.url)
  await ask(first, 'create table kept as select 42 as answer')
  const pid = await pidOf()

  await first.stop()
  expect(await alive(pid)).toBe(true)
  expect(await ask(second, 'select answer from kept')).toBe(42)
  await second.stop()
  await expect.poll(() => alive(pid)).toBe(false)
})

test('keeps its data, its port and its password, and listens on loopback only', async () => {
  const before = await readFile(join(folder, 'postgres', 'port'), 'utf8')
  const database = await openEmbedded(folder, silent)
  expect(new URL(database.url).port).toBe(before)
  expect(await ask(database, 'select answer from kept')).toBe(42)
  expect(await ask(database, `select current_setting('listen_addresses') as answer`)).toBe('127.0.0.1')
  expect((await stat(join(folder, 'postgres', 'password'))).mode & 0o777).toBe(0o600)
  const wrong = new URL(database.url)
  wrong.password = 'wrong'
  await expect(new pg.Client({ connectionString: wrong.href }).connect()).rejects.toThrow(/password/)
  await database.stop()
})

test('of a program that was killed is joined by the next one, which then stops it', async () => {
  const script = `import { openEmbedded } from './src/store/embedded/open-embedded.ts'
    await openEmbedded(process.argv[1], { info() {}, warn() {}, error() {} })
    process.stdout.write('ready')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise(resolve => child.stdout.once('data', resolve))
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
  const pid = await pidOf()
  expect(await alive(pid)).toBe(true)

  const next = await openEmbedded(folder, silent)
  expect(next.started).toBe(false)
  expect(await ask(next, 'select answer from kept')).toBe(42)
  await next.stop()
  await expect.poll(() => alive(pid)).toBe(false)
})

test('starts although its port is taken, another program has the number of the dead server, or a first start was cut short', async () => {
  await writeFile(join(folder, 'postgres', 'data', 'postmaster.pid'), `${process.pid}\n/x\n0\n5432\n\n\n`)
  await mkdir(join(folder, 'postgres-new-999999-ab'), { recursive: true })
  const database = await openEmbedded(folder, silent)
  expect(database.started).toBe(true)
  expect(await ask(database, 'select answer from kept')).toBe(42)

  const other = join(parent, 'other')
  await mkdir(other)
  const fresh = await openEmbedded(other, silent)
  await fresh.stop()
  await writeFile(join(other, 'postgres', 'port'), new URL(database.url).port)
  const moved = await openEmbedded(other, silent)
  expect(new URL(moved.url).port).not.toBe(new URL(database.url).port)
  await moved.stop()
  await database.stop()
})

test('starts in a copy that lost its rights, and closes it again', async () => {
  const data = join(folder, 'postgres', 'data')
  await chmod(data, 0o755)
  const database = await openEmbedded(folder, silent)
  expect(await ask(database, 'select answer from kept')).toBe(42)
  await database.stop()
  expect((await stat(data)).mode & 0o777).toBe(0o700)
})

test('that cannot be signed in to is not left running', async () => {
  const secret = join(folder, 'postgres', 'password')
  const password = await readFile(secret, 'utf8')
  await writeFile(secret, 'lost')
  await expect(openEmbedded(folder, silent)).rejects.toThrow(/does not answer/)
  await expect(pidOf()).rejects.toThrow(/ENOENT/)
  await writeFile(secret, password)
})

test('that could not be set up says why, not that it tidied up after itself', async () => {
  const full = join(parent, 'full')
  const output =
    'running … FATAL:  could not extend file "base/1/2691": No space left on device\ninitdb: removing data directory\n'
  const runner = { run: async () => ({ code: 1, output }), own: async () => {} }
  const binaries = { initdb: 'initdb', pgCtl: 'pg_ctl', postgres: 'postgres' }
  await expect(makeCluster({ folder: join(full, 'postgres'), binaries, runner })).rejects.toThrow(
    /No space left on device$/,
  )
  expect(await readdir(full)).toEqual([])
})

test('leaves no half of a cluster behind', async () => {
  expect((await readdir(folder)).filter(name => name.startsWith('postgres-new'))).toEqual([])
})
