// Opens a project's data for the server and for every command: joins its database or starts it, in the right mode, with its people.
import { constants } from 'node:fs'
import { access, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keysOfFolder, parseKeys } from './access/keys.ts'
import { type Config, type Mode, processConfig } from './config/config.ts'
import { remoteMessengers } from './config/messengers.ts'
import type { MayReach } from './dispatch/people.ts'
import { openLog } from './log.ts'
import type { PlatformName } from './model/person.ts'
import { AppError } from './model/refusal.ts'
import { root } from './packs/root.ts'
import { readPeopleCsv } from './people/read-people.ts'
import { unknownTesters, unknownTestersCure, unknownTestersText } from './people/testers.ts'
import { saveSampleData } from './personnel/sample-data.ts'
import type { Log } from './ports/log.ts'
import { openEmbedded } from './store/embedded/open-embedded.ts'
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
}

/** The configuration of this process; a wrong setting is an error with a sentence. */
export function configOf(warn: (sentence: string) => void): Config {
  const read = processConfig()
  if (!read.ok) throw new AppError('invalid', 'bad-config', read.problems.join('\n'))
  for (const sentence of read.warnings) warn(sentence)
  return read.config
}

export async function openProject(options: ProjectOptions = {}): Promise<Project> {
  const warn = options.warn ?? ((sentence: string) => process.stderr.write(`${sentence}\n`))
  const config = configOf(warn)
  await makeFolder(config.dataDir)
  const log = openLog(options.tells && config.mode !== 'sandbox' ? 'info' : 'warn')
  const keys = config.key === undefined ? await keysOfFolder(config.dataDir) : parseKeys(config.key)
  const database = config.databaseUrl === undefined ? await openEmbedded(config.dataDir, log) : undefined
  const databaseUrl = database?.url ?? config.databaseUrl ?? ''
  try {
    const store = await openStore({
      url: databaseUrl,
      keys,
      dataDir: config.dataDir,
      log,
      connections: options.connections ?? 4,
    })
    let mayReach: MayReach = () => true
    try {
      await store.settings.claimMode(config.mode)
      if (config.mode === 'sandbox') {
        mayReach = await openSampleCompany(store, config)
        const unknown = unknownTesters(config.testers, await store.people.snapshot())
        if (unknown.length > 0) warn(`${unknownTestersText(unknown)}; ${unknownTestersCure}.`)
      }
    } catch (fault) {
      await store.close()
      throw fault
    }
    return {
      config,
      mode: config.mode,
      store,
      log,
      mayReach,
      databaseUrl,
      async close() {
        await store.close()
        await database?.stop()
      },
    }
  } catch (fault) {
    await database?.stop()
    throw fault
  }
}

/** Everything else is kept below it, so it comes first; a folder that cannot be is a sentence. */
async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.W_OK | constants.X_OK)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
    const says = `The data folder ${dataDir} cannot be made or written${code}. Name another one in HAOSAN_DATA, or give this user the right to it.`
    throw new AppError('invalid', 'bad-data-folder', says, { cause })
  }
}

/**
 * The fictional company of the sandbox, once: a directory with anybody in it is left alone.
 * Gives whom the sandbox may write to: its people, also by name, and the testers that were named (product P25);
 * on a messenger that is not on this machine the testers alone, because real people read there.
 */
async function openSampleCompany(store: Store, { testers, messengers }: Config): Promise<MayReach> {
  const people = await store.people.snapshot()
  const bytes = await readFile(join(root, 'sample', 'people.csv'))
  const file = readPeopleCsv(bytes, { directory: people, today: new Date().toISOString().slice(0, 10) })
  if (!file.ok) {
    throw new AppError('broken', 'bad-sample', 'sample/people.csv is damaged; restore it from the repository.')
  }
  if (people.all().length === 0) {
    await store.people.save(file.rows)
    await saveSampleData(join(root, 'sample', 'data'), await store.people.snapshot(), store.personnel)
  }
  const sample = new Map(file.rows.map(({ person }) => [person.id, person.name]))
  const remote: readonly PlatformName[] = remoteMessengers(messengers)
  return (person, platform) =>
    testers.includes(person.id) || (sample.get(person.id) === person.name && !remote.includes(platform))
}
