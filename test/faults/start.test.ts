// Starts that cannot work end with one clear sentence, exit code 1 and no stack; a good one stops cleanly.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { runToEnd, startProgram } from './program.ts'

let folder: string
let database: TestDatabase
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haosan-start-'))
  database = await freshDatabase()
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const own = () => {
  const url = new URL(inject('databaseUrl'))
  url.searchParams.set('options', `-c search_path=${database.schema}`)
  return url.href
}

async function fails(env: Readonly<Record<string, string>>): Promise<string> {
  const end = await runToEnd(env)
  expect(end.code).toBe(1)
  expect(end.out).toBe('')
  expect(end.err).not.toMatch(/\n\s+at |node:internal|Error:/)
  expect(end.err.trim().split('\n')).toHaveLength(1)
  return end.err
}

describe('a start is refused with a sentence', () => {
  test('when a setting is wrong', async () => {
    expect(await fails({ PORT: 'none', HAOSAN_DATA: folder })).toContain('PORT')
  })
  test('when the database cannot be reached', async () => {
    const answer = await fails({ HAOSAN_DATA: folder, DATABASE_URL: 'postgres://app:hunter2@127.0.0.1:1/none' })
    expect(answer).toContain('DATABASE_URL')
    expect(answer).not.toContain('hunter2')
  })
  test('when the data folder cannot be', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    expect(await fails({ HAOSAN_DATA: join(file, 'data') })).toContain('HAOSAN_DATA')
  })
  test('when Redis does not answer', async () => {
    const data = await mkdtemp(join(tmpdir(), 'haosan-no-redis-'))
    expect(await fails({ HAOSAN_DATA: data, REDIS_URL: 'redis://127.0.0.1:1' })).toContain('REDIS_URL')
    await rm(data, { recursive: true, force: true })
  })
  test('when a key is no key', async () => {
    expect(await fails({ HAOSAN_DATA: folder, DATABASE_URL: own(), HAOSAN_KEY: 'k1:short' })).toContain('HAOSAN_KEY')
  })
  test('when the key is another one than the database was sealed with', async () => {
    const data = await mkdtemp(join(tmpdir(), 'haosan-key-'))
    const first = await startProgram({ HAOSAN_DATA: data, DATABASE_URL: inject('databaseUrl') })
    expect(await first.kill('SIGINT')).toBe(0)
    await writeFile(join(data, 'key'), `other:${Buffer.alloc(32, 1).toString('base64')}\n`)
    expect(await fails({ HAOSAN_DATA: data, DATABASE_URL: inject('databaseUrl') })).toMatch(/key/i)
    await rm(data, { recursive: true, force: true })
  })
  test('when the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const data = await mkdtemp(join(tmpdir(), 'haosan-port-'))
    const answer = await fails({ HAOSAN_DATA: data, PORT: String(port) })
    expect(answer).toContain(`PORT=${port + 1}`)
    server.close()
    await rm(data, { recursive: true, force: true })
  })
})
