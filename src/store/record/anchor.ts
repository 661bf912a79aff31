// Anchors: the heads of all chains, written outside the database, so that a database put back to an older state is found.
import { appendFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import stringify from 'fast-json-stable-stringify'
import { z } from 'zod'
import type { Mac } from '../../access/mac.ts'
import type { InstantText } from '../../model/dates.ts'
import type { Log } from '../../ports/log.ts'

// The third is the row that it followed on, which older files do not tell.
const head = z.tuple([z.number().int(), z.string(), z.number().int().optional()])
const overtaken = z.tuple([z.number().int(), z.string(), z.number().int()])
const line = z.strictObject({
  at: z.string(),
  register: head.optional(),
  heads: z.record(z.string(), head),
  overtaken: z.record(z.string(), z.array(overtaken)).optional(),
  begun: z.string().optional(),
  mac: z.string(),
})

type Head = readonly [seq: number, hash: string, after?: number | undefined]

/**
 * A head that a later line fell behind, and by how many rows at least: two processes wrote out of turn, or the database was
 * put back to an older copy and goes on from there. Whether its row still stands tells which.
 */
export type Overtaken = readonly [seq: number, hash: string, rows: number]

/** The newest head of everything that was ever anchored. */
export interface Anchored {
  readonly register: Head | undefined
  readonly heads: ReadonlyMap<string, Head>
  readonly overtaken: ReadonlyMap<string, readonly Overtaken[]>
  /** When anchors were begun for a database that held cases already; what was before is known to nobody outside it. */
  readonly begun: InstantText | undefined
  /** Lines that are damaged or were not written with our key. */
  readonly damaged: readonly number[]
}

/** What was anchored for another database in the same folder. */
export interface OtherAnchored extends Pick<Anchored, 'heads'> {
  readonly file: string
}

export interface Anchor {
  /** `after` is the row that stood last before what was written now. */
  note(caseId: string, seq: number, hash: string, after?: number): void
  noteRegister(n: number, hash: string): void
  /** Writes what was noted, now. */
  flush(): Promise<void>
  read(): Promise<Anchored | undefined>
  /** Writes the newest heads anew with the current key, in place of all earlier lines. */
  renew(): Promise<void>
  size(): Promise<number>
  /** Says in the file that it begins now, later than the record. */
  begin(): void
  others(): Promise<readonly OtherAnchored[]>
  close(): Promise<void>
}

const gatherMs = 250
/** Ends the name of a file that is being renewed. */
const before = '.before'
const hourMs = 3_600_000

/** One file for each database; a write that fails is logged, and the next one carries the newer heads. */
export function openAnchor(options: {
  readonly dataDir: string
  readonly databaseId: string
  readonly mac: Mac
  readonly log: Log
}): Anchor {
  const name = `anchor-${options.databaseId}.log`
  const path = join(options.dataDir, name)
  let heads = new Map<string, Head>()
  let register: Head | undefined
  let lastRegister: Head | undefined
  let begun: InstantText | undefined
  let gathering: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  const lineOf = (known: Pick<Anchored, 'heads' | 'register' | 'begun'> & Partial<Anchored>): string => {
    const content = {
      at: new Date().toISOString(),
      ...(known.register === undefined ? {} : { register: known.register }),
      heads: Object.fromEntries(known.heads),
      ...(known.overtaken?.size ? { overtaken: Object.fromEntries(known.overtaken) } : {}),
      ...(known.begun === undefined ? {} : { begun: known.begun }),
    }
    return `${stringify({ ...content, mac: options.mac.sign('anchor', stringify(content)) })}\n`
  }

  const flush = (): Promise<void> => {
    clearTimeout(gathering)
    gathering = undefined
    if (heads.size > 0 || register !== undefined) {
      const text = lineOf({ heads, register, begun })
      heads = new Map()
      register = undefined
      begun = undefined
      writing = writing.then(() => write(text))
    }
    return writing
  }

  const write = async (text: string): Promise<void> => {
    try {
      await mkdir(options.dataDir, { recursive: true })
      await appendFile(path, text, { mode: 0o600 })
    } catch (error) {
      options.log.error('the anchor file could not be written', error)
    }
  }

  const soon = (): void => {
    gathering ??= setTimeout(flush, gatherMs)
  }

  const hourly = setInterval(() => {
    register ??= lastRegister
    void flush()
  }, hourMs)
  hourly.unref()

  return {
    note(caseId, seq, hash, after) {
      const first = heads.get(caseId)?.[2] ?? after
      heads.set(caseId, first === undefined ? [seq, hash] : [seq, hash, first])
      soon()
    },
    noteRegister(n, hash) {
      register = [n, hash]
      lastRegister = register
      soon()
    },
    flush,
    async read() {
      await flush()
      const text = await textOf(path)
      return text === '' ? undefined : readAnchors(text, options.mac)
    },
    async renew() {
      await flush()
      const set = `${path}${before}`
      // Others who write meanwhile begin a new file; what was set aside is read until its newest heads stand in it.
      const aside = await stat(set).then(
        () => true,
        () =>
          rename(path, set).then(
            () => true,
            () => false,
          ),
      )
      if (!aside) return
      const known = readAnchors(await readFile(set, 'utf8'), options.mac)
      await appendFile(path, lineOf(known), { mode: 0o600 })
      await rm(set)
    },
    size: () =>
      stat(path).then(
        found => found.size,
        () => 0,
      ),
    begin() {
      begun = new Date().toISOString()
    },
    async others() {
      const names = await readdir(options.dataDir).catch(() => [])
      const files = names.filter(other => /^anchor-.+\.log$/.test(other) && other !== name)
      return Promise.all(
        files.map(async file => {
          const { heads } = readAnchors(await textOf(join(options.dataDir, file)), options.mac)
          return { file, heads }
        }),
      )
    },
    async close() {
      clearInterval(hourly)
      await flush()
    },
  }
}

/** With what was set aside while renewing; empty when there is no such file. */
async function textOf(path: string): Promise<string> {
  const texts = await Promise.all([`${path}${before}`, path].map(file => readFile(file, 'utf8').catch(() => '')))
  return texts.join('')
}

function readAnchors(text: string, mac: Mac): Anchored {
  const heads = new Map<string, Head>()
  const overtaken = new Map<string, readonly Overtaken[]>()
  const damaged: number[] = []
  let register: Head | undefined
  let begun: InstantText | undefined
  // The last line may be half written when the power went; it says nothing then.
  const lines = text.split('\n').slice(0, -1)
  for (const [index, written] of lines.entries()) {
    const parsed = line.safeParse(fromJson(written))
    if (!parsed.success) {
      damaged.push(index + 1)
      continue
    }
    const { mac: code, ...content } = parsed.data
    if (!mac.check('anchor', stringify(content), code)) {
      damaged.push(index + 1)
      continue
    }
    begun = content.begun ?? begun
    if (content.register !== undefined && content.register[0] >= (register?.[0] ?? 0)) register = content.register
    for (const [id, of] of Object.entries(content.overtaken ?? {})) overtaken.set(id, of)
    for (const [id, at] of Object.entries(content.heads)) {
      const known = heads.get(id)
      const rows = known === undefined ? 0 : rowsBehind(known, at)
      // Only the first line after it: what follows grows on from there.
      const noted = overtaken.get(id) ?? []
      if (known !== undefined && rows > 0 && !noted.some(([, hash]) => hash === known[1]))
        overtaken.set(id, [...noted, [known[0], known[1], rows]])
      if (at[0] >= (known?.[0] ?? 0)) heads.set(id, at)
    }
  }
  return { register, heads, overtaken, begun, damaged }
}

/** By how many rows a later head goes back behind a known one; none when it is that one, or follows on it. */
function rowsBehind(known: Head, [seq, hash, after = seq - 1]: Head): number {
  return hash === known[1] ? 0 : known[0] - after
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
