// The inbox on PostgreSQL: a durable row per event, one running per lane, in the order of arrival.
import { z } from 'zod'
import { inboundEvent } from '../model/inbound.ts'
import type { Inbox, InboxRow } from '../ports/inbox.ts'
import { answerPlace } from './case-commit.ts'
import { gather } from './gather.ts'
import type { Keeper } from './keeper.ts'
import { readLeased } from './read-leased.ts'

type Accepted = Awaited<ReturnType<Inbox['accept']>>

interface Arrival {
  readonly key: string
  readonly lane: string
  readonly event: string
}

interface Leased {
  id: string
  key: string
  lane: string
  event: string
  attempts: number
}

const insert = `
insert into inbox (key, lane, event)
select * from unnest($1::text[], $2::text[], $3::text[])
on conflict (key) do nothing returning id, key`

const known = `select id, key, answer from inbox where key = any ($1::text[])`

/** The oldest unfinished row of a lane, when it is neither running nor waiting for its next try. */
const lease = (where: string): string => `
update inbox set status = 'running', attempts = attempts + 1, leased_until = now() + $2 * interval '1 millisecond'
where id in (
  select id from inbox as waiting
  where status = 'queued' and run_at <= now() ${where}
    and not exists (
      select from inbox as earlier
      where earlier.lane = waiting.lane and earlier.id < waiting.id and earlier.status in ('queued', 'running'))
  order by run_at, id limit $1 for update skip locked)
returning id, key, lane, event, attempts`

const leaseAny = lease('')
const leaseLanes = lease('and lane = any ($3::text[])')

export const eventPlace = (key: string): string => `inbox.event/${key}`

const answer = z.unknown()

export function openInbox({ db, sealer, signals }: Keeper): Inbox {
  const readAnswer = (id: string, sealed: string | null): unknown =>
    sealed === null ? undefined : answer.parse(JSON.parse(sealer.open(sealed, answerPlace(id))))

  const acceptAll = async (arrivals: readonly Arrival[]): Promise<readonly Accepted[]> => {
    const fresh = new Map(
      (
        await db.run<{ id: string; key: string }>('inbox.insert', insert, [
          arrivals.map(arrival => arrival.key),
          arrivals.map(arrival => arrival.lane),
          arrivals.map(arrival => arrival.event),
        ])
      ).map(row => [row.key, row.id]),
    )
    if (fresh.size > 0) signals.tell('inbox')
    const repeated = arrivals.filter(({ key }, index) => !fresh.has(key) || firstOf(arrivals, key) !== index)
    const before = new Map(
      repeated.length === 0
        ? []
        : (
            await db.run<{ id: string; key: string; answer: string | null }>('inbox.known', known, [
              repeated.map(arrival => arrival.key),
            ])
          ).map(row => [row.key, row]),
    )
    return arrivals.map(({ key }, index) => {
      const id = fresh.get(key)
      if (id !== undefined && firstOf(arrivals, key) === index) return { id, fresh: true }
      const row = before.get(key)
      if (row === undefined) throw new Error(`inbox row ${key} vanished`)
      const said = readAnswer(row.id, row.answer)
      return said === undefined ? { id: row.id, fresh: false } : { id: row.id, fresh: false, answer: said }
    })
  }

  const accept = gather(acceptAll, 500)

  /** A lane gives at most one row at a time, so one statement serves all lanes that were asked for together. */
  const claimLane = gather(async (asked: readonly { readonly lane: string; readonly leaseMs: number }[]) => {
    const lanes = asked.map(one => one.lane)
    const leaseMs = Math.max(...asked.map(one => one.leaseMs))
    const rows = await db.light.run<Leased>('inbox.lease-lanes', leaseLanes, [asked.length, leaseMs, lanes])
    const byLane = new Map(rows.map(row => [row.lane, row]))
    // Asked twice in one go, a lane answers the first.
    return asked.map(({ lane }, index) => ({ row: lanes.indexOf(lane) === index ? byLane.get(lane) : undefined }))
  }, 200)

  const finish = gather(async (rows: readonly { readonly id: string; readonly answer: string | null }[]) => {
    await db.run(
      'inbox.finish',
      `update inbox set status = 'done', leased_until = null, answer = said.answer
       from unnest($1::bigint[], $2::text[]) as said (id, answer) where inbox.id = said.id and status <> 'done'`,
      [rows.map(row => row.id), rows.map(row => row.answer)],
    )
    return rows
  }, 500)

  const readRow = (row: Leased): InboxRow => ({
    id: row.id,
    lane: row.lane,
    event: inboundEvent.parse(JSON.parse(sealer.open(row.event, eventPlace(row.key)))),
    attempts: row.attempts,
  })

  const bury = async (id: string, why: string): Promise<void> => {
    await db.run(
      'inbox.bury',
      `update inbox set status = 'dead', leased_until = null, why = $2 where id = $1 and status <> 'done'`,
      [id, why],
    )
    signals.tell('inbox')
  }

  return {
    accept: (event, lane) =>
      accept({ key: event.key, lane, event: sealer.seal(JSON.stringify(event), eventPlace(event.key)) }),

    async claim(limit, leaseMs, lane) {
      if (lane !== undefined) {
        const row = limit < 1 ? undefined : (await claimLane({ lane, leaseMs })).row
        return readLeased(row === undefined ? [] : [row], readRow, bury)
      }
      const rows = await db.light.run<Leased>('inbox.lease', leaseAny, [limit, leaseMs])
      return readLeased(rows, readRow, bury)
    },

    async finish(id, said) {
      const sealed = said === undefined ? null : sealer.seal(JSON.stringify(said), answerPlace(id))
      await finish({ id, answer: sealed })
      signals.tell('inbox')
    },

    async retry(id, at, why) {
      await db.run(
        'inbox.retry',
        `update inbox set status = 'queued', leased_until = null, run_at = $2, why = $3 where id = $1 and status = 'running'`,
        [id, at, why],
      )
    },

    bury,

    async recover() {
      const rows = await db.light.run(
        'inbox.recover',
        `update inbox set status = 'queued', leased_until = null where status = 'running' and leased_until < now() returning id`,
        [],
      )
      if (rows.length > 0) signals.tell('inbox')
      return rows.length
    },

    async onArrival(wake) {
      const stop = signals.hear('inbox', () => wake())
      return async () => stop()
    },
  }
}

const firstOf = (arrivals: readonly Arrival[], key: string): number => arrivals.findIndex(other => other.key === key)
