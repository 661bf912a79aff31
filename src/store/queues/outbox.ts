// The outbox on PostgreSQL: effects wait under their idempotency key; what one person sees stays in order.
import { z } from 'zod'
import { cardRef } from '../../model/effect.ts'
import { platformNames } from '../../model/person.ts'
import type { Outbox, OutboxRow } from '../../ports/outbox.ts'
import { answerPlace } from '../cases/case-commit.ts'
import type { Keeper } from '../keeper.ts'
import type { Tables } from '../tables.ts'
import { gather } from './gather.ts'
import { effectPlace, insertRows, type NewRow, outboxColumns, outboxRowsOf, readEffect } from './outbox-rows.ts'
import { readLeased } from './read-leased.ts'

interface Leased {
  id: string
  key: string
  effect: string
  attempts: number
}

const add = `
with finished as (
  update inbox set status = 'done', leased_until = null, answer = said.answer
  from unnest($5::text[], $6::text[]) as said (key, answer) where inbox.key = said.key and status <> 'done'
)${insertRows}`

/** The oldest due row of each lane that has none running; a row that waits for later lets newer ones pass. */
const lease = `
update outbox set status = 'running', attempts = attempts + 1, leased_until = now() + $2 * interval '1 millisecond'
where id in (
  select id from outbox as waiting
  where status = 'queued' and due_at <= $3
    and not exists (
      select from outbox as other
      where other.lane = waiting.lane and other.status in ('queued', 'running')
        and (other.status = 'running' or other.due_at <= $3 and other.id < waiting.id))
  order by due_at, id limit $1 for update skip locked)
returning id, key, effect, attempts`

/** Marks of what has been sent: only the next effect of the same person waits for them. */
const markMs = 15

interface Added {
  readonly rows: readonly NewRow[]
  readonly finishes: { readonly key: string; readonly answer: string } | undefined
}

type ShownRow = Tables['shown_card']

const findShown = `
select card_key, platform, account, message, shown_at, hash, revision, ref from shown_card where card_key = any ($1::text[])`

const remember = `
with finished as (
  update outbox set status = 'done', leased_until = null where id = any ($9::bigint[])
)
insert into shown_card (card_key, platform, account, message, shown_at, hash, revision, ref)
select * from unnest(
  $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[])
on conflict (card_key) do update set platform = excluded.platform, account = excluded.account,
  message = excluded.message, shown_at = excluded.shown_at, hash = excluded.hash, revision = excluded.revision,
  ref = excluded.ref`

const platform = z.enum(platformNames)

export function openOutbox({ db, sealer, signals }: Keeper): Outbox {
  const readRow = (row: Leased): OutboxRow => ({
    id: row.id,
    key: row.key,
    effect: readEffect(sealer.open(row.effect, effectPlace(row.key))),
    attempts: row.attempts,
  })

  // Whatever caused an effect is marked done after it, in the same log: what forgets the effect forgets the mark as well.
  const addAll = gather(async (batches: readonly Added[]) => {
    const done = batches.flatMap(({ finishes }) => (finishes === undefined ? [] : [finishes]))
    const rows = await db.light.run('outbox.add', add, [
      ...outboxColumns(batches.flatMap(batch => batch.rows)),
      done.map(({ key }) => key),
      done.map(({ answer }) => answer),
    ])
    return batches.map(() => rows.length > 0)
  })

  const finish = gather(
    async (ids: readonly string[]) => {
      await db.light.run(
        'outbox.done',
        `update outbox set status = 'done', leased_until = null where id = any ($1::bigint[])`,
        [ids],
      )
      return ids
    },
    { lingerMs: markMs },
  )

  const find = gather(async (keys: readonly string[]) => {
    const rows = await db.run<ShownRow>('outbox.shown', findShown, [keys])
    const byKey = new Map(rows.map(row => [row.card_key, row]))
    return keys.map(key => ({ row: byKey.get(key) }))
  })

  const keep = gather(
    async (cards: readonly (ShownRow & { readonly done: string | undefined })[]) => {
      // Always in the same order, so that two processes never wait for each other's rows in a circle.
      const rows = [...cards].sort((a, b) => (a.card_key < b.card_key ? -1 : 1))
      // Forgotten with the mark of its row, it is sent again under the same key.
      await db.light.run('outbox.remember', remember, [
        rows.map(row => row.card_key),
        rows.map(row => row.platform),
        rows.map(row => row.account),
        rows.map(row => row.message),
        rows.map(row => row.shown_at),
        rows.map(row => row.hash),
        rows.map(row => row.revision),
        rows.map(row => row.ref),
        rows.flatMap(({ done }) => (done === undefined ? [] : [done])),
      ])
      return cards
    },
    { apart: row => row.card_key, lingerMs: markMs },
  )

  const bury = async (id: string, why: string): Promise<void> => {
    await db.run('outbox.bury', `update outbox set status = 'dead', leased_until = null, why = $2 where id = $1`, [
      id,
      why,
    ])
    signals.tell('outbox')
  }

  return {
    async add(key, effects, finishes) {
      const added = await addAll({
        rows: outboxRowsOf(sealer, key, effects),
        finishes: finishes && {
          key: finishes.key,
          answer: sealer.seal(JSON.stringify(finishes.answer), answerPlace(finishes.key)),
        },
      })
      if (added) signals.tell('outbox')
    },

    async claim(limit, leaseMs, now) {
      const rows = await db.light.run<Leased>('outbox.lease', lease, [limit, leaseMs, now])
      return readLeased(rows, readRow, bury)
    },

    async row(id) {
      const rows = await db.run<Leased>(
        'outbox.row',
        `select id, key, effect, attempts from outbox where id = $1 and status in ('queued', 'running')`,
        [id],
      )
      return rows[0] === undefined ? undefined : readRow(rows[0])
    },

    async done(id) {
      await finish(id)
      // Its lane may have a next one.
      signals.tell('outbox')
    },

    async later(id, at, why, counts) {
      await db.run(
        'outbox.later',
        `update outbox set status = 'queued', leased_until = null, due_at = $2, why = $3, attempts = attempts - $4::int
         where id = $1 and status = 'running'`,
        [id, at, why, counts ? 0 : 1],
      )
      signals.tell('outbox')
    },

    bury,

    async recover() {
      const rows = await db.light.run(
        'outbox.recover',
        `update outbox set status = 'queued', leased_until = null where status = 'running' and leased_until < now() returning id`,
        [],
      )
      if (rows.length > 0) signals.tell('outbox')
      return rows.length
    },

    async onArrival(wake) {
      const stop = signals.hear('outbox', () => wake())
      return async () => stop()
    },

    async undelivered() {
      const rows = await db.run<{ why: string; dead: boolean; count: number }>(
        'outbox.undelivered',
        `select why, status = 'dead' as dead, count(*)::int as count from outbox
         where why is not null and status in ('queued', 'dead') group by 1, 2 order by 1, 2`,
        [],
      )
      return rows.map(({ why, dead, count }) => ({ why, count, state: dead ? 'given-up' : 'waiting' }))
    },

    async shown(cardKey) {
      const { row } = await find(cardKey)
      if (row === undefined) return undefined
      return {
        ref: cardRef.parse(JSON.parse(row.ref)),
        account: { platform: platform.parse(row.platform), id: row.account },
        receipt: { message: row.message, at: row.shown_at },
        hash: row.hash,
        revision: row.revision,
      }
    },

    async remember(cardKey, ref, shown, done) {
      await keep({
        card_key: cardKey,
        platform: shown.account.platform,
        account: shown.account.id,
        message: shown.receipt.message,
        shown_at: shown.receipt.at,
        hash: shown.hash,
        revision: shown.revision,
        ref: JSON.stringify(ref),
        done,
      })
      // The lane of a finished row may have a next one.
      if (done !== undefined) signals.tell('outbox')
    },
  }
}
