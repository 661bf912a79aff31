// The first use of a database: its identity, its heads and its token secret, and the check that our keys are its keys.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Keys } from '../access/keys.ts'
import type { Mac } from '../access/mac.ts'
import { type Sealer, unknownKey } from '../access/seal.ts'
import { AppError } from '../model/refusal.ts'
import type { Database, Session } from './database.ts'
import { emptyHead, moveHead, register, registerName, systemCase } from './record/heads.ts'

export interface Identity {
  readonly databaseId: string
  readonly tokenSecret: Uint8Array
}

const checkPrefix = 'key-check:'
const checkText = 'haosan'
export const tokenPlace = 'setting.value/token-secret'

/** Safe to call from several processes at once: one makes what is missing, the others find it. */
export function prepareFirstUse(db: Database, keys: Keys, sealer: Sealer, mac: Mac): Promise<Identity> {
  return db.transaction(async session => {
    await session.run('first.lock', 'select pg_advisory_xact_lock(hashtext($1))', [`haosan first use ${db.schema}`])
    await checkKeys(session, keys, sealer)
    if ((await find(session, 'database-id')) === undefined) {
      if (await wasUsed(session)) throw settingsMissing()
      await put(session, 'database-id', randomUUID())
      await put(session, 'token-secret', sealer.seal(randomBytes(32).toString('base64url'), tokenPlace))
      await moveHead(session, mac, registerName, emptyHead.seq, emptyHead.hash)
      await moveHead(session, mac, systemCase, emptyHead.seq, emptyHead.hash)
      await register(session, mac, systemCase, new Date().toISOString())
    }
    const databaseId = await find(session, 'database-id')
    const secret = await find(session, 'token-secret')
    if (databaseId === undefined || secret === undefined) throw settingsMissing()
    return { databaseId, tokenSecret: new Uint8Array(Buffer.from(sealer.open(secret, tokenPlace), 'base64url')) }
  })
}

/** Every key that sealed something here must be in the ring, and must be the same key. */
async function checkKeys(session: Session, keys: Keys, sealer: Sealer): Promise<void> {
  const rows = await session.run<{ name: string; value: string }>(
    'first.checks',
    'select name, value from setting where name like $1',
    [`${checkPrefix}%`],
  )
  const ring = new Set([keys.current, ...keys.older].map(key => key.id))
  for (const row of rows) {
    const id = row.name.slice(checkPrefix.length)
    if (!ring.has(id)) throw unknownKey(id)
    try {
      sealer.open(row.value, `setting.value/${row.name}`)
    } catch (cause) {
      throw new AppError(
        'credentials',
        'key-wrong',
        `Key "${id}" is not the key that this database was sealed with; give the right one in HAOSAN_KEY or in the file "key" of the data folder.`,
        { cause },
      )
    }
  }
  const current = `${checkPrefix}${keys.current.id}`
  if (!rows.some(row => row.name === current))
    await put(session, current, sealer.seal(checkText, `setting.value/${current}`))
}

const settingsMissing = (): AppError =>
  new AppError('broken', 'settings-missing', 'Rows of the table "setting" are missing; restore a backup.')

/** A database with a record had its identity once. */
async function wasUsed(session: Session): Promise<boolean> {
  const rows = await session.run(
    'first.used',
    'select from register union all select from case_event union all select from "case" limit 1',
    [],
  )
  return rows.length > 0
}

async function find(session: Session, name: string): Promise<string | undefined> {
  const rows = await session.run<{ value: string }>('first.find', 'select value from setting where name = $1', [name])
  return rows[0]?.value
}

async function put(session: Session, name: string, value: string): Promise<void> {
  await session.run('first.put', 'insert into setting (name, value) values ($1, $2) on conflict (name) do nothing', [
    name,
    value,
  ])
}
