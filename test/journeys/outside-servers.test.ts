// The whole case on servers that are not ours: Debian's own PostgreSQL and Redis, as a company would run them.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../src/packs/root.ts'
import { look, poppler } from '../documents/desk.ts'

const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort() : []
const bin = versions.map(version => `/usr/lib/postgresql/${version}/bin`).find(dir => existsSync(join(dir, 'postgres')))
const redis = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find(path => existsSync(path))
const here = process.env.CI === 'true' || (bin !== undefined && redis !== undefined)

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const number = (what: '-u' | '-g'): number => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  return { uid: number('-u'), gid: number('-g') }
}

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function haosan(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join(root, 'scripts', 'haosan.mjs'), ...args], {
      env: { ...process.env, ...env },
    })
    let out = ''
    let err = ''
    child.stdout.on('data', chunk => {
      out += String(chunk)
    })
    child.stderr.on('data', chunk => {
      err += String(chunk)
    })
    child.on('close', code => resolve({ code, out, err }))
  })
}

describe.skipIf(!here)('the case on an outside PostgreSQL and Redis', () => {
  const folder = mkdtempSync(join(tmpdir(), 'haosan-outside-'))
  const servers: ChildProcess[] = []
  let env: NodeJS.ProcessEnv = {}

  beforeAll(async () => {
    if (!bin || !redis) throw new Error('PostgreSQL or Redis is missing')
    const as = owner()
    if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid)
    const data = join(folder, 'pg')
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'haosan', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
      ...as,
      stdio: 'ignore',
      cwd: folder,
    })
    const [postgresPort, redisPort] = [await freePort(), await freePort()]
    servers.push(
      spawn(
        join(bin, 'postgres'),
        [
          '-D',
          data,
          '-p',
          String(postgresPort),
          '-c',
          'listen_addresses=127.0.0.1',
          '-c',
          `unix_socket_directories=${folder}`,
          '-c',
          'fsync=off',
        ],
        { ...as, stdio: 'ignore', cwd: folder },
      ),
      spawn(redis, ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
        stdio: 'ignore',
      }),
    )
    for (let tries = 0; tries < 100; tries += 1) {
      try {
        execFileSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(postgresPort), '-q'])
        break
      } catch {
        await new Promise(resolve => setTimeout(resolve, 100))
      }
    }
    env = {
      DATABASE_URL: `postgres://haosan@127.0.0.1:${postgresPort}/postgres`,
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      HAOSAN_DATA: join(folder, 'data'),
    }
    if (as.uid !== undefined) execFileSync('chmod', ['a+rwx', folder])
  }, 60_000)

  afterAll(() => {
    for (const server of servers) server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  })

  test('comes to the same figures, and its record holds', async () => {
    const demo = await haosan(['demo', '--json'], env)
    expect(demo.code, demo.err).toBe(0)
    const told = JSON.parse(demo.out) as {
      case: string
      settlement: { net: string }
      record: { ok: boolean }
      documents: { name: string; path: string }[]
    }
    expect(told.settlement.net).toBe('152500.00')
    expect(told.record.ok).toBe(true)
    expect(told.documents.length).toBeGreaterThanOrEqual(7)
    const report = told.documents.find(({ path }) => path.includes('离职报告'))
    if (poppler) expect(look('pdftotext', readFileSync(report?.path ?? ''))).toContain('手续已办完')
    const verified = await haosan(['verify'], env)
    expect(verified.code, verified.err).toBe(0)
    const listed = await haosan(['cases', '--json'], env)
    expect(JSON.parse(listed.out)).toMatchObject([{ id: told.case, stage: 'archived', employeeNo: 'E10866' }])
  }, 150_000)

  test('and is refused outside the sandbox with a sentence', async () => {
    const key = `k1:${Buffer.alloc(32, 7).toString('base64')}`
    const refused = await haosan(['demo'], {
      ...env,
      HAOSAN_SANDBOX: 'off',
      HAOSAN_KEY: key,
      HAOSAN_DATA: `${folder}/data`,
    })
    expect(refused.code).toBe(1)
    expect(refused.out).toBe('')
    expect(refused.err).toMatch(/sandbox|key/i)
  })
})
