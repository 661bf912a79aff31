// The embedded database of a data folder: joined when it runs, started when not, stopped by whoever leaves last.
import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { AppError } from '../../model/refusal.ts'
import type { Log } from '../../ports/log.ts'
import { findBinaries } from './binaries.ts'
import { type Cluster, findRunning, makeCluster, startCluster, stopCluster, user } from './cluster.ts'
import { makeRunner } from './runner.ts'

export interface Embedded {
  readonly url: string
  /** Whether this process started the server. */
  readonly started: boolean
  stop(): Promise<void>
}

const database = 'haosan'
/** Everybody who uses the server holds this lock shared; who gets it alone may stop the server. */
const presence = 4_071_001
const patience = 60_000

export async function openEmbedded(dataDir: string, log: Log): Promise<Embedded> {
  const home = resolve(dataDir)
  await mkdir(home, { recursive: true })
  const binaries = await findBinaries()
  const folder = join(home, 'postgres')
  const cluster: Cluster = { folder, binaries, runner: await makeRunner(folder, binaries.postgres) }
  await makeCluster(cluster)
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim()
  const urlOf = (port: number, name: string): string => `postgres://${user}:${password}@127.0.0.1:${port}/${name}`

  let started = false
  const until = Date.now() + patience
  for (;;) {
    const running = await findRunning(cluster)
    if (running === undefined) {
      if (await startCluster(cluster)) {
        started = true
        log.info('database started', { folder })
      }
      continue
    }
    try {
      await makeDatabase(urlOf(running.port, 'postgres'))
      const url = urlOf(running.port, database)
      const guest = await joinServer(url, log)
      let left: Promise<void> | undefined
      const stop = (): Promise<void> => {
        left ??= leave(cluster, guest, log)
        return left
      }
      return { url, started, stop }
    } catch (error) {
      // Starting up, recovering or just being stopped by the one who left: look again.
      if (!isPassing(error) || Date.now() > until) {
        if (started) await stopCluster(cluster)
        throw new AppError(
          'unavailable',
          'database-unreachable',
          `The database in ${folder} does not answer; see ${join(folder, 'server.log')}.`,
          { cause: error },
        )
      }
      await pause(50)
    }
  }
}

async function makeDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [database])
    if (known.rowCount === 0)
      await client.query(`create database ${database}`).catch(error => {
        if (!['42P04', '23505'].includes(codeOf(error))) throw error
      })
  } finally {
    await client.end()
  }
}

async function joinServer(url: string, log: Log): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'haosan presence', keepAlive: true })
  client.on('error', error => log.error('the connection that keeps the database running was lost', error))
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1)', [presence])
  return client
}

async function leave(cluster: Cluster, guest: pg.Client, log: Log): Promise<void> {
  const alone = await guest
    .query<{ alone: boolean }>(
      'select pg_advisory_unlock_shared($1) is not null and pg_try_advisory_lock($1) as alone',
      [presence],
    )
    .then(
      result => result.rows[0]?.alone === true,
      () => false,
    )
  guest.removeAllListeners('error').on('error', () => {})
  if (alone) await stopCluster(cluster)
  await guest.end().catch(() => {})
  log.info(alone ? 'database stopped' : 'database left running for others')
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const isPassing = (error: unknown): boolean =>
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'].includes(codeOf(error)) ||
  (error instanceof Error && error.message.startsWith('Connection terminated'))
