// Heads that stand in `setting`: of the register of cases and of the system's own log, authenticated.
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Mac } from '../../access/mac.ts'
import { genesis, headText, type RegisterRow, registerHash } from '../../evidence/chain.ts'
import type { InstantText } from '../../model/dates.ts'
import { AppError } from '../../model/refusal.ts'
import type { Session } from '../database.ts'
import type { Tables } from '../tables.ts'

const stored = z.strictObject({ seq: z.number().int(), hash: z.string(), seal: z.string() })
export type StoredHead = z.infer<typeof stored>

/** Name under which the system's own chain stands in the record. */
export const systemCase = 'system'
export const registerName = 'register'

const settingOf = (name: string): string => `head:${name}`

export const sealHead = (mac: Mac, name: string, seq: number, hash: string): string =>
  mac.sign('head', headText(name, seq, hash))

export const headHolds = (mac: Mac, name: string, head: StoredHead): boolean =>
  mac.check('head', headText(name, head.seq, head.hash), head.seal)

export function readHead(text: string): StoredHead | undefined {
  try {
    const parsed = stored.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Reads a head and keeps others from moving it until the transaction ends. */
export async function lockHead(session: Session, name: string): Promise<StoredHead> {
  const rows = await session.run<{ value: string }>(
    'heads.lock',
    'select value from setting where name = $1 for update',
    [settingOf(name)],
  )
  const head = rows[0] === undefined ? undefined : readHead(rows[0].value)
  if (head === undefined)
    throw new AppError('broken', 'record-head', `The head of the record "${name}" is missing; run "haosan verify".`)
  return head
}

export async function moveHead(session: Session, mac: Mac, name: string, seq: number, hash: string): Promise<void> {
  const head: StoredHead = { seq, hash, seal: sealHead(mac, name, seq, hash) }
  await session.run(
    'heads.move',
    'insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
    [settingOf(name), JSON.stringify(head)],
  )
}

/** The head as it stands, for verification. */
export async function findHead(kysely: Kysely<Tables>, name: string): Promise<StoredHead | undefined> {
  const row = await kysely.selectFrom('setting').select('value').where('name', '=', settingOf(name)).executeTakeFirst()
  return row === undefined ? undefined : readHead(row.value)
}

export const emptyHead = { seq: 0, hash: genesis }

/** Enters a case into the register, within the transaction that opens it. */
export async function register(
  session: Session,
  mac: Mac,
  caseId: string,
  at: InstantText,
): Promise<{ readonly n: number; readonly hash: string }> {
  const head = await lockHead(session, registerName)
  const row: RegisterRow = { n: head.seq + 1, caseId, at: new Date(at).toISOString(), prev: head.hash }
  const hash = registerHash(row)
  await session.run(
    'heads.register',
    'insert into register (n, case_id, at, prev, hash, mac) values ($1, $2, $3, $4, $5, $6)',
    [row.n, row.caseId, row.at, row.prev, hash, mac.sign('register', hash)],
  )
  await moveHead(session, mac, registerName, row.n, hash)
  return { n: row.n, hash }
}
