// The queue's contract, the same for both backends. Redis is tried where redis-server is installed; with CI=true it must be.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { openQueue } from '../../src/jobs/bullmq.ts'
import type { QueuePlace } from '../../src/jobs/place.ts'
import type { Job, Queue } from '../../src/ports/queue.ts'
import { silent } from '../silent.ts'
import { eventually } from './harness.ts'

const job = (outboxId: string): Job => ({ kind: 'render', outboxId })
const unique = (): string => `q_${randomBytes(5).toString('hex')}`
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

function contract(fresh: () => QueuePlace): void {
  const opened: Queue[] = []
  const open = (place: QueuePlace): Queue => {
    const queue = openQueue(place, silent)
    opened.push(queue)
    return queue
  }
  afterEach(async () => {
    for (const queue of opened.splice(0)) await queue.stop()
  })

  test('a job runs once, with what it carried', async () => {
    const queue = open(fresh())
    const ran: Job[] = []
    await queue.work(async work => void ran.push(work))
    await queue.add('a', job('1'))
    await eventually(() => ran.length > 0)
    await pause(100)
    expect(ran).toEqual([job('1')])
  })

  test('a delayed job waits for its time', async () => {
    const queue = open(fresh())
    const began = Date.now()
    let ranAt = 0
    await queue.work(async () => {
      ranAt = Date.now()
    })
    await queue.add('a', { kind: 'due', caseId: 'hs-1', key: 'a/b', at: '2025-10-20T01:00:00Z' }, 600)
    await eventually(() => ranAt > 0)
    expect(ranAt - began).toBeGreaterThanOrEqual(550)
  })

  test('the same id waits once, and may come again after it ran or failed', async () => {
    const queue = open(fresh())
    let runs = 0
    await queue.add('a:b/c', job('1'), 150)
    await queue.add('a:b/c', job('1'), 150)
    await queue.work(async () => {
      runs += 1
      if (runs === 1) throw new Error('the first time it fails')
    })
    await eventually(() => runs === 1)
    await pause(200)
    expect(runs).toBe(1)
    await queue.add('a:b/c', job('1'))
    await eventually(() => runs === 2)
  })

  test('what waits outlives the process', async () => {
    const place = fresh()
    const first = openQueue(place, silent)
    await first.add('a', job('1'), 200)
    await first.stop()
    const ran: Job[] = []
    await open(place).work(async work => void ran.push(work))
    await eventually(() => ran.length === 1)
  })

  test('it says that it answers', async () => {
    expect(await open(fresh()).check()).toBeUndefined()
  })
}

describe('in PostgreSQL', () => {
  const schemas: string[] = []
  contract(() => {
    const schema = unique()
    schemas.push(schema)
    return { kind: 'postgres', url: inject('databaseUrl'), schema }
  })
  afterAll(async () => {
    const client = new pg.Client({ connectionString: inject('databaseUrl') })
    await client.connect()
    for (const schema of schemas) await client.query(`drop schema if exists ${schema} cascade`)
    await client.end()
  })
})

const redis = spawnSync('redis-server', ['--version']).error === undefined
describe.skipIf(!redis && process.env.CI !== 'true')('in Redis', () => {
  let server: ChildProcess
  let url: string
  beforeAll(async () => {
    const probe = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => probe.once('listening', resolve))
    const address = probe.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await new Promise(resolve => probe.close(resolve))
    server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'])
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.stdout?.on('data', chunk => {
        if (String(chunk).includes('Ready to accept')) resolve()
      })
    })
    url = `redis://127.0.0.1:${port}`
  })
  afterAll(() => {
    server.kill()
  })
  contract(() => ({ kind: 'redis', url, prefix: unique() }))

  test('Redis away: adding fails at once with a sentence, so that nobody waits', async () => {
    const queue = openQueue({ kind: 'redis', url: 'redis://127.0.0.1:1' }, silent)
    await expect(queue.add('a', job('1'))).rejects.toMatchObject({ kind: 'unavailable', code: 'queue-away' })
    expect(await queue.check()).toContain('REDIS_URL')
    await queue.stop()
  })
})
