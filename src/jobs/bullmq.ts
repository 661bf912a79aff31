// The queue on BullMQ: in PostgreSQL by default, in Redis when REDIS_URL is set. Jobs carry ids only and leave nothing behind.
import { createHash } from 'node:crypto'
import { Queue as BullQueue, Worker as BullWorker, createPostgresBackend } from 'bullmq'
import { Redis } from 'ioredis'
import { z } from 'zod'
import { AppError } from '../model/refusal.ts'
import type { Log } from '../ports/log.ts'
import type { Job, Queue } from '../ports/queue.ts'
import type { QueuePlace } from './place.ts'

const name = 'haosan'
const defaultSchema = 'haosan_queue'
const atOnce = 2
// Nobody waits longer for a backend that is away.
const patienceMs = 2_000

const job: z.ZodType<Job> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('due'), caseId: z.string(), key: z.string(), at: z.string() }),
  z.object({ kind: z.literal('render'), outboxId: z.string() }),
])

// A finished job frees its id, so that a sweep may add it again.
const options = { removeOnComplete: true, removeOnFail: true, attempts: 1 }

/** Custom ids of BullMQ may not hold every letter; a digest may stand everywhere. */
const jobId = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 32)

// As much of BullMQ's classes as is used; their type parameters differ by backend.
interface Adding {
  add(name: string, data: Job, options: object): Promise<unknown>
  getJobCounts(...types: ('waiting' | 'delayed')[]): Promise<unknown>
  on(event: 'error', tell: (fault: Error) => void): unknown
  close(): Promise<void>
}
interface Working {
  on(event: 'error', tell: (fault: Error) => void): unknown
  on(event: 'failed', tell: (job: unknown, fault: Error) => void): unknown
  waitUntilReady(): Promise<unknown>
  close(): Promise<void>
}
interface Made {
  readonly queue: Adding
  worker(run: (data: unknown) => Promise<void>): Working
  end(): Promise<void>
}

/** Adding throws `unavailable` while the backend is away; who works waits until it is back. */
export function openQueue(place: QueuePlace, log: Log): Queue {
  const tell = quiet(log)
  const made = place.kind === 'redis' ? onRedis(place, tell) : onPostgres(place)
  const workers: Working[] = []
  made.queue.on('error', tell)
  const reach = tellReach(place, log)

  return {
    async add(id, work, delayMs = 0) {
      const delay = Math.max(0, Math.round(delayMs))
      try {
        await inTime(made.queue.add(work.kind, work, { ...options, jobId: jobId(id), delay }))
        reach.there()
      } catch (cause) {
        reach.away(cause)
        throw new AppError('unavailable', 'queue-away', trouble(place), { cause })
      }
    },
    async work(run) {
      const worker = made.worker(async data => {
        const read = job.safeParse(data)
        if (read.success) await run(read.data)
        else log.warn('the queue held something that is no job of ours')
      })
      worker.on('error', tell)
      worker.on('failed', (_job, fault) => log.error('a job failed; the sweep brings it again', fault))
      workers.push(worker)
      await worker.waitUntilReady()
    },
    async check() {
      return inTime(made.queue.getJobCounts('waiting', 'delayed')).then(
        () => reach.there(),
        (fault: unknown) => {
          reach.away(fault)
          return trouble(place)
        },
      )
    },
    async stop() {
      // A backend that is away must not keep the program from stopping.
      const closed = Promise.all([...workers.map(worker => worker.close()), made.queue.close()])
      await inTime(closed).catch(() => {})
      await made.end()
    },
  }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('the backend did not answer in time')), patienceMs).unref(),
  )
  return Promise.race([work, late])
}

const trouble = (place: QueuePlace): string =>
  place.kind === 'redis'
    ? 'The queue in Redis does not answer; check REDIS_URL. Deadlines and papers wait, nothing is lost.'
    : 'The queue in PostgreSQL does not answer; check the database. Deadlines and papers wait, nothing is lost.'

/** Says once that the backend went away, and once that it is back. What never was there stops a start with a sentence of its own. */
function tellReach(place: QueuePlace, log: Log): { there(): undefined; away(fault: unknown): void } {
  let last: 'unknown' | 'there' | 'away' = 'unknown'
  return {
    there() {
      if (last === 'away') log.warn('the queue answers again; what waited goes on')
      last = 'there'
    },
    away(fault) {
      if (last !== 'there') return
      log.error(trouble(place), fault)
      last = 'away'
    },
  }
}

function onPostgres(place: Extract<QueuePlace, { kind: 'postgres' }>): Made {
  const connection = {
    connectionString: place.url,
    schema: place.schema ?? defaultSchema,
    migrate: true,
    max: 4,
  }
  return {
    queue: new BullQueue(name, { connection }, createPostgresBackend),
    worker: run =>
      new BullWorker(name, bull => run(bull.data), { connection, concurrency: atOnce }, createPostgresBackend),
    end: async () => {},
  }
}

function onRedis(place: Extract<QueuePlace, { kind: 'redis' }>, tell: (fault: Error) => void): Made {
  // Adding fails at once while Redis is away, so that nobody waits; the worker waits for it to come back.
  const adding = new Redis(place.url, { maxRetriesPerRequest: 1, enableOfflineQueue: false })
  const working = new Redis(place.url, { maxRetriesPerRequest: null })
  for (const client of [adding, working]) client.on('error', tell)
  const prefix = place.prefix ?? name
  return {
    queue: new BullQueue(name, { connection: adding, prefix }),
    worker: run => new BullWorker(name, bull => run(bull.data), { connection: working, prefix, concurrency: atOnce }),
    end: async () => {
      adding.disconnect()
      working.disconnect()
    },
  }
}

/** Connections fault in floods while a backend is away: one line of all in ten seconds says enough, and none for a hiccup. */
function quiet(log: Log): (fault: Error) => void {
  let spoke = Date.now()
  return fault => {
    if (Date.now() - spoke < 10_000) return
    spoke = Date.now()
    log.error('the queue reports a fault', fault)
  }
}
