// Starts that cannot work end with one clear sentence, exit code 1 and no stack; a good one stops cleanly.
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { startProgram } from './program.ts'
import { openStarts, type Starts } from './starts.ts'

let starts: Starts
let database: TestDatabase
beforeAll(() => {
  starts = openStarts()
})
afterAll(() => starts.end())
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

/** Everything is well but for what a test says. */
const well = () => ({ HAOSAN_DATA: database.dataDir, DATABASE_URL: database.url })

async function fails(wrong: Readonly<Record<string, string>>): Promise<string> {
  const end = await starts.attempt({ ...well(), ...wrong })
  expect(end.code).toBe(1)
  expect(end.out).toBe('')
  expect(end.err).not.toMatch(/\n\s+at |node:internal|Error:/)
  expect(end.err.trim().split('\n')).toHaveLength(1)
  return end.err
}

// A busy machine is slow and not wrong.
describe('a start is refused with a sentence', { timeout: 120_000 }, () => {
  test('when a setting is wrong', async () => {
    expect(await fails({ PORT: 'none' })).toContain('PORT')
  })
  test('when the database cannot be reached', async () => {
    const answer = await fails({ DATABASE_URL: 'postgres://app:hunter2@127.0.0.1:1/none' })
    expect(answer).toContain('DATABASE_URL')
    expect(answer).not.toContain('hunter2')
  })
  test('when the database cannot be used as its address says', async () => {
    const answer = await fails({ DATABASE_URL: 'postgres://app:hunter2@127.0.0.1:1/none?sslrootcert=/none/ca.pem' })
    expect(answer).toContain('/none/ca.pem')
    expect(answer).not.toContain('hunter2')
  })
  test('when the data folder cannot be', async () => {
    const file = join(database.dataDir, 'a-file')
    await writeFile(file, '')
    expect(await fails({ HAOSAN_DATA: join(file, 'data') })).toContain('HAOSAN_DATA')
  })
  test.runIf(process.platform === 'linux')('when the data folder lies where the system takes no folders', async () => {
    expect(await fails({ HAOSAN_DATA: '/proc/haosan/data' })).toContain('HAOSAN_DATA')
  })
  test.each(['$HOME', 'a "b"', 'a`b`', 'a\nb'])('when PostgreSQL could not run in the data folder %j', async name => {
    const answer = await fails({ HAOSAN_DATA: join(database.dataDir, name), DATABASE_URL: '' })
    expect(answer).toContain('quotation mark')
  })
  test('when Redis does not answer', async () => {
    expect(await fails({ REDIS_URL: 'redis://127.0.0.1:1' })).toContain('REDIS_URL')
  })
  test('when a key is no key', async () => {
    expect(await fails({ HAOSAN_KEY: 'k1:short' })).toContain('HAOSAN_KEY')
  })
  test('when the key is another one than the database was sealed with', async () => {
    const first = await startProgram(well())
    expect(await first.kill('SIGINT')).toBe(0)
    await writeFile(join(database.dataDir, 'key'), `other:${Buffer.alloc(32, 1).toString('base64')}\n`)
    expect(await fails({})).toMatch(/key/i)
  })
  test('when the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    expect(await fails({ PORT: String(port) })).toContain(`PORT=${port + 1}`)
    server.close()
  })
})
