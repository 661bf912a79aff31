// Re-keying: everything sealed or authenticated with an older key is sealed anew with the current one, then the older may go.
import { AppError } from '../../model/refusal.ts'
import type { Session } from '../database.ts'
import type { Keeper } from '../keeper.ts'
import { lockHead, moveHead, registerName, sealHead, systemCase } from './heads.ts'
import { appendSystemEvent } from './system-log.ts'
import { verify } from './verify.ts'

interface SealedColumn {
  readonly table: string
  readonly column: string
  /** The place the value is bound to, as SQL over its row. */
  readonly place: string
  /** Which rows hold a sealed value; all unless told otherwise. */
  readonly among?: string
}

const columns: readonly SealedColumn[] = [
  ...['salt', 'content'].map(column => ({
    table: 'case_event',
    column,
    place: `'case_event.${column}/' || case_id || '/' || seq || '/' || hash`,
  })),
  { table: '"case"', column: 'state', place: `'case.state/' || id || '/' || seq` },
  { table: 'inbox', column: 'event', place: `'inbox.event/' || key` },
  { table: 'inbox', column: 'answer', place: `'inbox.answer/' || key` },
  { table: 'outbox', column: 'effect', place: `'outbox.effect/' || key` },
  { table: 'person', column: 'profile', place: `'person.profile/' || id` },
  { table: 'person', column: 'private', place: `'person.private/' || id` },
  { table: 'rehearsal', column: 'content', place: `'rehearsal.content/' || id` },
  { table: 'personnel', column: 'content', place: `'personnel.content/' || person_id || '/' || kind` },
  { table: 'file', column: 'name', place: `'file.name/' || id` },
  {
    table: 'adapter_memory',
    column: 'value',
    place: `'adapter_memory.value/' || platform || '/' || key`,
    among: `value like 'v1.%'`,
  },
  { table: 'chat_line', column: 'content', place: `'chat_line.content/' || account || '/' || id` },
]

const page = 200

export interface RekeyOptions {
  /** Somebody has put back an older copy, knows what is lost, and wants it sealed anew all the same. */
  readonly olderCopy?: boolean | undefined
}

/**
 * Gives how many values were sealed anew. Refuses a broken record: new seals would make it look sound. An older copy
 * agrees with itself and goes on being known by its anchors; it is sealed anew when that is said to be meant.
 */
export async function rekey(keeper: Keeper, by: string, { olderCopy = false }: RekeyOptions): Promise<number> {
  const { ok, notes } = await verify(keeper)
  const lost = notes.find(note => note.what === 'older-copy')
  if (!ok && lost === undefined)
    throw new AppError('broken', 'record-broken', 'The record is broken and was not re-keyed; run "haosan verify".')
  if (lost !== undefined && !olderCopy)
    throw new AppError(
      'broken',
      'record-older-copy',
      'The database is an older copy and was not re-keyed; run "haosan verify". If it was restored on purpose: "haosan rekey --older-copy".',
    )
  const body = { kind: 'rekeyed', ...(lost && { olderCopy: { cases: lost.cases, rows: lost.rows } }) }
  let count = 0
  const head = await keeper.db.transaction(async session => {
    await session.run('rekey.on', `select set_config('haosan.rekey', 'on', true)`, [])
    for (const column of columns) count += await resealColumn(session, keeper, column)
    count += await resealFiles(session, keeper)
    count += await resealSettings(session, keeper)
    await signAnew(session, keeper)
    const at = new Date().toISOString()
    return appendSystemEvent(session, keeper, { by, at, cause: 'rekey', body })
  })
  keeper.anchor.note(systemCase, head.seq, head.hash)
  await keeper.anchor.renew()
  return count
}

async function resealColumn(session: Session, { sealer }: Keeper, sealed: SealedColumn): Promise<number> {
  const { table, column, place, among = 'true' } = sealed
  let count = 0
  for (;;) {
    const rows = await session.run<{ row: string; value: string; place: string }>(
      `rekey.find ${table} ${column}`,
      `select ctid::text as row, ${column} as value, ${place} as place from ${table}
       where ${column} not like $1 and ${among} limit ${page} for update`,
      [`${sealer.prefix.replaceAll('_', '\\_')}%`],
    )
    for (const row of rows)
      await session.run(`rekey.put ${table} ${column}`, `update ${table} set ${column} = $1 where ctid = $2::tid`, [
        sealer.seal(sealer.open(row.value, row.place), row.place),
        row.row,
      ])
    count += rows.length
    if (rows.length < page) return count
  }
}

async function resealFiles(session: Session, { sealer }: Keeper): Promise<number> {
  let count = 0
  for (const { id } of await session.run<{ id: string }>('rekey.files', 'select id from file', [])) {
    const rows = await session.run<{ bytes: Buffer }>('rekey.file', 'select bytes from file where id = $1', [id])
    const bytes = rows[0]?.bytes
    if (bytes === undefined || sealer.isCurrent(bytes)) continue
    const place = `file.bytes/${id}`
    const anew = sealer.sealBytes(sealer.openBytes(bytes, place), place)
    await session.run('rekey.put-file', 'update file set bytes = $2 where id = $1', [id, anew])
    count += 1
  }
  return count
}

/** The token secret and the program's own secrets move to the current key; checks of keys that are no longer needed go. */
async function resealSettings(session: Session, { sealer }: Keeper): Promise<number> {
  const rows = await session.run<{ name: string; value: string }>(
    'rekey.settings',
    `select name, value from setting where name = 'token-secret' or name like 'secret:%' or name like 'key-check:%'`,
    [],
  )
  const old = rows.filter(row => !sealer.isCurrent(row.value))
  for (const { name, value } of old) {
    const place = `setting.value/${name}`
    if (name.startsWith('key-check:')) await session.run('rekey.forget', 'delete from setting where name = $1', [name])
    else
      await session.run('rekey.setting', 'update setting set value = $2 where name = $1', [
        name,
        sealer.seal(sealer.open(value, place), place),
      ])
  }
  return old.length
}

async function signAnew(session: Session, { mac }: Keeper): Promise<void> {
  const cases = await session.run<{ id: string; seq: number; head_hash: string }>(
    'rekey.cases',
    'select id, seq, head_hash from "case" for update',
    [],
  )
  for (const row of cases)
    await session.run('rekey.seal', 'update "case" set seal = $2 where id = $1', [
      row.id,
      sealHead(mac, row.id, row.seq, row.head_hash),
    ])
  const entries = await session.run<{ n: number; hash: string }>('rekey.entries', 'select n, hash from register', [])
  for (const { n, hash } of entries)
    await session.run('rekey.entry', 'update register set mac = $2 where n = $1', [n, mac.sign('register', hash)])
  for (const name of [registerName, systemCase]) {
    const head = await lockHead(session, name)
    await moveHead(session, mac, name, head.seq, head.hash)
  }
}
