// One PostgreSQL cluster in a folder: made once, started on a free loopback port that is remembered, stopped cleanly.
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { AppError } from '../../model/refusal.ts'
import type { Binaries } from './binaries.ts'
import { cannotRunAsRoot, type Runner } from './runner.ts'

export interface Cluster {
  readonly folder: string
  readonly binaries: Binaries
  readonly runner: Runner
}

export interface Running {
  readonly pid: number
  readonly port: number
}

export const user = 'haosan'
const logLimit = 4_000_000

/** Makes the cluster beside its final place and moves it there whole, so that a killed start leaves no half of one. */
export async function makeCluster(cluster: Cluster): Promise<void> {
  await sweepHalves(cluster.folder)
  if (await exists(join(cluster.folder, 'data', 'PG_VERSION'))) return
  const draft = `${cluster.folder}-new-${process.pid}-${randomBytes(3).toString('hex')}`
  await mkdir(draft, { recursive: true, mode: 0o700 })
  await cluster.runner.own(draft)
  const password = join(draft, 'password')
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  await cluster.runner.own(password)
  const made = await cluster.runner.run(cluster.binaries.initdb, [
    `--pgdata=${join(draft, 'data')}`,
    `--username=${user}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ])
  if (made.code !== 0) {
    await rm(draft, { recursive: true, force: true })
    if (process.getuid?.() === 0 && made.output.includes('Permission denied')) throw cannotRunAsRoot()
    throw broken(
      'postgres-init',
      `PostgreSQL could not be set up in ${cluster.folder}: ${reasonIn(made.output) ?? lastLine(made.output)}`,
    )
  }
  await rename(draft, cluster.folder).catch(async error => {
    // Another process finished first; its cluster is as good as this one.
    await rm(draft, { recursive: true, force: true })
    if (!(await exists(join(cluster.folder, 'data', 'PG_VERSION')))) throw error
  })
}

/** The server that runs on the folder, started by whomever. */
export async function findRunning(cluster: Cluster): Promise<Running | undefined> {
  const text = await readFile(join(cluster.folder, 'data', 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const lines = text.split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!Number.isInteger(pid) || !Number.isInteger(port) || port < 1) return undefined
  if (await isPostgres(pid)) return { pid, port }
  // The number of a dead server may meanwhile belong to another program, which would keep PostgreSQL from starting.
  if (isAlive(pid)) await rm(join(cluster.folder, 'data', 'postmaster.pid'), { force: true })
  return undefined
}

/** Starts the server; false when somebody else was quicker. */
export async function startCluster(cluster: Cluster): Promise<boolean> {
  const port = await choosePort(cluster.folder)
  const data = join(cluster.folder, 'data')
  const log = join(cluster.folder, 'server.log')
  const size = await stat(log).then(
    found => found.size,
    () => 0,
  )
  if (size > logLimit) await truncate(log)
  await closeToOthers(data)
  const started = await cluster.runner.run(cluster.binaries.pgCtl, [
    'start',
    '-s',
    '-w',
    '-t',
    '60',
    '-D',
    data,
    '-l',
    log,
    '-o',
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c jit=off -c log_min_messages=error`,
  ])
  if (started.code === 0) {
    await writeFile(join(cluster.folder, 'port'), String(port))
    return true
  }
  if ((await findRunning(cluster)) !== undefined) return false
  const said = await readFile(log, 'utf8').catch(() => '')
  throw broken(
    'postgres-start',
    `PostgreSQL did not start in ${cluster.folder}: ${reasonIn(said) ?? lastLine(started.output)}`,
  )
}

/** PostgreSQL starts in no folder that others may enter, as a copy or a restored backup often is. */
async function closeToOthers(folder: string): Promise<void> {
  const { mode } = await stat(folder)
  // Whose folder it is not hears from PostgreSQL why it does not start.
  if ((mode & 0o027) !== 0) await chmod(folder, 0o700).catch(() => {})
}

/** Stops the server; open transactions are rolled back, nothing committed is lost. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  await cluster.runner.run(cluster.binaries.pgCtl, [
    'stop',
    '-s',
    '-w',
    '-t',
    '15',
    '-m',
    'fast',
    '-D',
    join(cluster.folder, 'data'),
  ])
}

async function choosePort(folder: string): Promise<number> {
  const remembered = Number(await readFile(join(folder, 'port'), 'utf8').catch(() => '0'))
  return remembered > 0 && (await tryPort(remembered)) !== undefined ? remembered : ((await tryPort(0)) ?? 0)
}

const tryPort = (port: number): Promise<number | undefined> =>
  new Promise(resolve => {
    const server = createServer()
    server.on('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined))
    })
  })

async function sweepHalves(folder: string): Promise<void> {
  const parent = join(folder, '..')
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = /^postgres-new-(\d+)-/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(parent, name), { recursive: true, force: true })
  }
}

async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes('postgres')
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const reasonIn = (log: string): string | undefined => /FATAL: +(.+)\n(?![\s\S]*FATAL:)/.exec(log)?.[1]
const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''
const broken = (code: string, sentence: string): AppError => new AppError('unavailable', code, sentence)
