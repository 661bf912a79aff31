// One embedded PostgreSQL for a whole test run, below a folder of its own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../src/store/embedded/open-embedded.ts'
import type {} from './provided.ts'
import { silent } from './silent.ts'

/** What it holds is gone after the run: it need not wait for a disk, which others may keep busy for seconds. */
async function keepNothing(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const setting of ['fsync', 'full_page_writes', 'autovacuum'])
    await client.query(`alter system set ${setting} = off`)
  await client.query('select pg_reload_conf()')
  // Hundreds of connections are made: proving the password costs both ends more than everything else of connecting.
  await client.query('set scram_iterations = 1')
  const { username, password } = new URL(url)
  await client.query(`alter role ${pg.escapeIdentifier(username)} password ${pg.escapeLiteral(password)}`)
  await client.end()
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'haosan-test-'))
  const embedded = await openEmbedded(folder, silent)
  await keepNothing(embedded.url)
  project.provide('databaseUrl', embedded.url)
  project.provide('runFolder', folder)
  return async () => {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
