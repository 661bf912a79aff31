// A real PostgreSQL for tests: every test file gets a schema of its own on the server of the run.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { type Keys, makeKey } from '../src/access/keys.ts'
import { openStore, type Store } from '../src/store/open-store.ts'
import { silent } from './silent.ts'

export interface TestDatabase {
  readonly url: string
  readonly schema: string
  readonly dataDir: string
  readonly keys: Keys
  /** Opens a store on the schema; every opened store is closed at the end. */
  open(keys?: Keys): Promise<Store>
  /** Runs SQL as an outsider with the database's password, triggers off when asked. */
  sql(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  withoutTriggers(...texts: readonly string[]): Promise<void>
  close(): Promise<void>
}

export async function freshDatabase(): Promise<TestDatabase> {
  const url = inject('databaseUrl')
  const schema = `t_${randomBytes(6).toString('hex')}`
  const dataDir = await mkdtemp(join(tmpdir(), 'haosan-data-'))
  const keys: Keys = { current: makeKey('test'), older: [] }
  const opened: Store[] = []
  const outsider = new pg.Client({ connectionString: url, options: `-c search_path=${schema}` })
  await outsider.connect()
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
    sql: async (text, values = []) => (await outsider.query<Record<string, unknown>>(text, [...values])).rows,
    async withoutTriggers(...texts) {
      await outsider.query('set session_replication_role = replica')
      for (const text of texts) await outsider.query(text)
      await outsider.query('set session_replication_role = origin')
    },
    async close() {
      for (const store of opened) await store.close()
      await outsider.query(`drop schema if exists ${schema} cascade`)
      await outsider.end()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
