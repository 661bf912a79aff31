// Opens a project's data for the server and for every command: joins its database or starts it, in the right mode, with its people.
import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { keysOfFolder, parseKeys } from './access/keys.ts'
import { type Config, type Mode, processConfig } from './config/config.ts'
import type { MayReach } from './dispatch/people.ts'
import type { Ending } from './ending.ts'
import { openLog } from './log.ts'
import { AppError } from './model/refusal.ts'
import { unknownTesters, unknownTestersCure, unknownTestersText } from './people/testers.ts'
import type { Log } from './ports/log.ts'
import { openSampleCompany } from './sample-company.ts'
import { type Embedded, openEmbedded } from './store/embedded/open-embedded.ts'
import { openStore, type Store } from './store/open-store.ts'

export interface Project {
  readonly config: Config
  readonly mode: Mode
  readonly store: Store
  readonly log: Log
  /** Whom this database may send anything to, and hear from, on which messenger. */
  readonly mayReach: MayReach
  /** The address of the database, for the queue that lives in it. */
  readonly databaseUrl: string
  /** Where the queue's tables stand; its own schema unless a test takes another. */
  readonly queueSchema?: string | undefined
  close(): Promise<void>
}

export interface ProjectOptions {
  /** Pooled connections; a command needs few. */
  readonly connections?: number
  /** Where warnings about the configuration go; standard error unless told otherwise. */
  readonly warn?: (sentence: string) => void
  /** Whether the log tells what is done, as a server's does; a command's tells only what goes wrong. */
  readonly tells?: boolean
  /** Told to end while it is being opened, the process leaves the database as soon as it runs, and opens no further. */
  readonly ending?: Pick<Ending, 'asked' | 'leaves'> | undefined
}

/** The configuration of this process; a wrong setting is an error with a sentence. */
export function configOf(warn: (sentence: string) => void): Config {
  const read = processConfig()
  if (!read.ok) throw new AppError('invalid', 'bad-config', read.problems.join('\n'))
  for (const sentence of read.warnings) warn(sentence)
  return read.config
}

/**
 * The data of this process, open until `close`; in the sandbox with its sample company. Throws AppError with the cure in
 * its sentence: a wrong setting, folder or key, a database that is away or was made in the other mode.
 */
export async function openProject(options: ProjectOptions = {}): Promise<Project> {
  const { connections = 4, warn = warnOnStandardError } = options
  const config = configOf(warn)
  const { mode, dataDir } = config
  await makeDataFolder(config)
  const log = openLog(options.tells && mode !== 'sandbox' ? 'info' : 'warn')
  const keys = config.key === undefined ? await keysOfFolder(dataDir) : parseKeys(config.key)
  const database = await databaseOf(config, log, options.ending)
  const opened = [() => database.stop()]
  const close = async (): Promise<void> => {
    for (const end of opened) await end()
  }
  try {
    const store = await openStore({ url: database.url, keys, dataDir, log, connections })
    opened.unshift(() => store.close())
    await store.settings.claimMode(mode)
    const mayReach = mode === 'sandbox' ? await openSandbox(store, config, warn) : () => true
    return { config, mode, store, log, mayReach, databaseUrl: database.url, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

const warnOnStandardError = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

/** The one that was named, which is left running, or the embedded one of the data folder. */
async function databaseOf(
  { databaseUrl, dataDir }: Config,
  log: Log,
  ending: ProjectOptions['ending'],
): Promise<Pick<Embedded, 'url' | 'stop'>> {
  if (databaseUrl !== undefined) return { url: databaseUrl, stop: async () => {} }
  const opening = openEmbedded(dataDir, log)
  ending?.leaves(async () => (await opening).stop())
  const database = await opening
  if (ending?.asked()) throw new AppError('gone', 'ending', 'The program was told to end.')
  return database
}

async function openSandbox(store: Store, config: Config, warn: (sentence: string) => void): Promise<MayReach> {
  const mayReach = await openSampleCompany(store, config)
  const unknown = unknownTesters(config.testers, await store.people.snapshot())
  if (unknown.length > 0) warn(`${unknownTestersText(unknown)}; ${unknownTestersCure}.`)
  return mayReach
}

/** Everything else is kept below it, so it comes first; a folder that cannot be is a sentence. */
async function makeDataFolder({ dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<void> {
  if (databaseUrl === undefined && untakable.test(dataDir)) {
    const says = `PostgreSQL cannot run in the data folder ${JSON.stringify(dataDir)}: its path holds a quotation mark, a dollar sign, a backtick or a line break. Name another one in HAOSAN_DATA, or set DATABASE_URL.`
    throw new AppError('invalid', 'bad-data-folder', says)
  }
  try {
    await makeFolder(dataDir)
    await access(dataDir, constants.W_OK | constants.X_OK)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
    const says = `The data folder ${dataDir} cannot be made or written${code}. Name another one in HAOSAN_DATA, or give this user the right to it.`
    throw new AppError('invalid', 'bad-data-folder', says, { cause })
  }
}

/** PostgreSQL's own starter hands the path to a shell, and notes it in a file that is read line by line. */
const untakable = /["$`\r\n]/

/** Folder by folder: Node's recursive way never ends below a parent that is there and takes no folder, such as /proc. */
async function makeFolder(path: string): Promise<void> {
  const is = async (): Promise<boolean> => (await stat(path).catch(() => undefined))?.isDirectory() === true
  if (await is()) return
  const parent = dirname(path)
  if (parent !== path) await makeFolder(parent)
  await mkdir(path).catch(async (fault: unknown) => {
    // Somebody else may have made it just now.
    if (!(await is())) throw fault
  })
}
