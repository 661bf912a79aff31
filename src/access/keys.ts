// The company's keys: read from HAOSAN_KEY, or made once and kept in the data folder.
import { hkdfSync, randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../model/refusal.ts'

export interface Key {
  /** Short public name; it stands in front of every value this key sealed. */
  readonly id: string
  readonly secret: Uint8Array
}

/** New values are sealed with the current key; older ones only open what they sealed. */
export interface Keys {
  readonly current: Key
  readonly older: readonly Key[]
}

const shape = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/

/** Reads `<id>:<base64 of 32 bytes>[,<older>…]`; a fault names where it was read from. */
export function parseKeys(text: string, where = 'HAOSAN_KEY'): Keys {
  const keys = text
    .split(',')
    .map(part => part.trim())
    .map((part, index) => {
      const match = shape.exec(part)
      const [, id, secret] = match ?? []
      if (id === undefined || secret === undefined) throw malformed(index, where)
      const bytes = Buffer.from(secret, 'base64')
      if (bytes.length !== 32) throw malformed(index, where)
      return { id, secret: new Uint8Array(bytes) }
    })
  const [current, ...older] = keys
  if (current === undefined) throw malformed(0, where)
  const twice = keys.find((key, index) => keys.findIndex(other => other.id === key.id) !== index)
  if (twice !== undefined)
    throw new AppError('credentials', 'key-twice', `${where} names key "${twice.id}" twice; give each key its own id.`)
  return { current, older }
}

/** The text form that `parseKeys` reads. */
export const keyText = (key: Key): string => `${key.id}:${Buffer.from(key.secret).toString('base64')}`

export const makeKey = (id: string): Key => ({ id, secret: new Uint8Array(randomBytes(32)) })

/** A key for one purpose, derived so that no two purposes ever share one (RFC 5869). */
export const deriveKey = (key: Key, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key.secret, new Uint8Array(0), `haosan/${purpose}/1`, 32))

/** Reads the keys of a data folder; makes one key (readable by its owner only) when there is none. */
export async function keysOfFolder(dataDir: string): Promise<Keys> {
  const path = join(dataDir, 'key')
  const known = await readFile(path, 'utf8').catch(fault => missing(fault, path))
  if (known !== undefined) return parseKeys(known.trim(), path)
  await mkdir(dataDir, { recursive: true })
  const draft = `${path}-${process.pid}-${randomBytes(3).toString('hex')}`
  try {
    await writeFile(draft, `${keyText(makeKey('k1'))}\n`, { mode: 0o600, flag: 'wx' })
    await chmod(draft, 0o600)
    // Whole or not at all: whoever starts beside us, or after a power cut, finds no half of a key.
    await link(draft, path)
  } catch (error) {
    // Another process of the same folder made it a moment earlier: theirs counts.
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
  return parseKeys((await readFile(path, 'utf8')).trim(), path)
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

function missing(cause: unknown, path: string): undefined {
  const code = codeOf(cause)
  if (code === 'ENOENT') return undefined
  const says = `The key ${path} cannot be read (${code ?? 'unknown fault'}). Give this user the right to it, or start as the user who made it.`
  throw new AppError('credentials', 'key-unreadable', says, { cause })
}

const malformed = (index: number, where: string): AppError =>
  new AppError(
    'credentials',
    'key-malformed',
    `Key ${index + 1} of ${where} cannot be read; write <id>:<base64 of 32 bytes>, further keys behind a comma.`,
  )
