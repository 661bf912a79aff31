// A real PostgreSQL for tests: whoever asks gets a database of their own on the server of the run, with the product's tables in it.
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { type Keys, makeKey } from '../src/access/keys.ts'
import { openDatabase } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import { openStore, type Store } from '../src/store/open-store.ts'
import { silent } from './silent.ts'

export interface TestDatabase {
  readonly url: string
  readonly schema: string
  readonly dataDir: string
  readonly keys: Keys
  /** Opens a store on it; every opened store is closed at the end. */
  open(keys?: Keys): Promise<Store>
  /** Runs SQL as an outsider with the database's password, triggers off when asked. */
  sql(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  withoutTriggers(...texts: readonly string[]): Promise<void>
  /** Another one that holds the same, with the same keys; every store on this one is closed first. */
  copy(): Promise<TestDatabase>
  close(): Promise<void>
}

const template = 'migrated'
const schema = 'public'

const urlOf = (name: string): string => {
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  return url.href
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

let admin: Promise<pg.Pool> | undefined

/** Makes and drops databases for this process; whoever comes first of all processes makes the template. */
function server(): Promise<pg.Pool> {
  admin ??= (async () => {
    const pool = new pg.Pool({ connectionString: inject('databaseUrl'), max: 2, allowExitOnIdle: true })
    pool.on('error', () => {})
    const client = await pool.connect()
    await client.query('select pg_advisory_lock(1)')
    const known = await client.query('select 1 from pg_database where datname = $1', [template])
    if (known.rowCount === 0) await makeTemplate(client)
    await client.query('select pg_advisory_unlock(1)')
    client.release()
    return pool
  })()
  return admin
}

/** Migrating takes longer than most tests: it is done once and copied. */
async function makeTemplate(client: pg.PoolClient): Promise<void> {
  await client.query(`create database ${template}`)
  const db = openDatabase({ url: urlOf(template), schema, log: silent })
  await migrate(db)
  await db.close()
  await client.query(`alter database ${template} with allow_connections false`)
}

export async function freshDatabase(): Promise<TestDatabase> {
  return made(template, { current: makeKey('test'), older: [] })
}

async function made(from: string, keys: Keys, files?: string): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`
  const url = urlOf(name)
  const by = await server()
  await by.query(`create database ${name} template ${from} strategy file_copy`)
  const dataDir = await mkdtemp(join(inject('runFolder'), 'data-'))
  if (files !== undefined) await cp(files, dataDir, { recursive: true })
  const opened: Store[] = []
  let outsider: Promise<pg.Client> | undefined
  const outside = (): Promise<pg.Client> => {
    outsider ??= connected(url)
    return outsider
  }
  const leave = async (): Promise<void> => {
    for (const store of opened.splice(0)) await store.close()
    await (await outsider)?.end()
    outsider = undefined
  }
  return {
    url,
    schema,
    dataDir,
    keys,
    async open(ring = keys) {
      const store = await openStore({ url, schema, keys: ring, dataDir, log: silent, connections: 8 })
      opened.push(store)
      return store
    },
    sql: async (text, values = []) => (await (await outside()).query<Record<string, unknown>>(text, [...values])).rows,
    async withoutTriggers(...texts) {
      const client = await outside()
      await client.query('set session_replication_role = replica')
      for (const text of texts) await client.query(text)
      await client.query('set session_replication_role = origin')
    },
    async copy() {
      await leave()
      return made(name, keys, dataDir)
    },
    async close() {
      await leave()
      await by.query(`drop database ${name} with (force)`)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
