// The inbox on PostgreSQL: a durable row per event, one running per lane, in the order of arrival.
import { z } from 'zod'
import { inboundEvent } from '../../model/inbound.ts'
import type { Accepted, Inbox, InboxRow } from '../../ports/inbox.ts'
import { answerPlace, eventPlace } from '../cases/case-commit.ts'
import type { Keeper } from '../keeper.ts'
import { gather } from './gather.ts'
import { readLeased } from './read-leased.ts'

interface Arrival {
  readonly key: string
  readonly lane: string
  readonly event: string
  readonly leaseMs: number | undefined
}

interface Leased {
  id: string
  key: string
  lane: string
  event: string
  attempts: number
}

/** A row is leased where it is asked for and nothing of its lane is unfinished. */
const insert = `
insert into inbox (key, lane, event, status, attempts, leased_until)
select key, lane, event, case when free then 'running' else 'queued' end, case when free then 1 else 0 end,
  case when free then now() + lease_ms * interval '1 millisecond' end
from (
  select arrival.*, lease_ms is not null and not exists (
    select from inbox where inbox.lane = arrival.lane and status in ('queued', 'running')) as free
  from unnest($1::text[], $2::text[], $3::text[], $4::int[]) as arrival (key, lane, event, lease_ms)
) as arrival
on conflict (key) do nothing returning id, key, status`

const findKnown = `select id, key, answer from inbox where key = any ($1::text[])`

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

const answer = z.unknown()

export function openInbox({ db, sealer, signals }: Keeper): Inbox {
  const readAnswer = (key: string, sealed: string | null): unknown =>
    sealed === null ? undefined : answer.parse(JSON.parse(sealer.open(sealed, answerPlace(key))))

  const known = async (keys: readonly string[]): Promise<ReadonlyMap<string, Accepted>> => {
    const rows =
      keys.length === 0
        ? []
        : await db.run<{ id: string; key: string; answer: string | null }>('inbox.known', findKnown, [keys])
    return new Map(
      rows.map(({ id, key, answer: sealed }) => {
        const said = readAnswer(key, sealed)
        return [key, said === undefined ? { id, fresh: false } : { id, fresh: false, answer: said }]
      }),
    )
  }

  const accept = gather(
    async (arrivals: readonly Arrival[]): Promise<readonly Accepted[]> => {
      const lanes = new Set<string>()
      // One of a lane is leased at most; what came with it waits behind it.
      const leases = arrivals.map(({ lane, leaseMs }) => {
        const first = !lanes.has(lane)
        lanes.add(lane)
        return first ? (leaseMs ?? null) : null
      })
      const rows = await db.run<{ id: string; key: string; status: string }>('inbox.insert', insert, [
        arrivals.map(arrival => arrival.key),
        arrivals.map(arrival => arrival.lane),
        arrivals.map(arrival => arrival.event),
        leases,
      ])
      if (rows.some(row => row.status === 'queued')) signals.tell('inbox')
      const fresh = new Map(rows.map(row => [row.key, row]))
      const before = await known(arrivals.filter(({ key }) => !fresh.has(key)).map(({ key }) => key))
      return arrivals.map(({ key }) => {
        const row = fresh.get(key)
        if (row !== undefined) return { id: row.id, fresh: true, ...(row.status === 'running' && { leased: true }) }
        const repeated = before.get(key)
        if (repeated === undefined) throw new Error(`inbox row ${key} vanished`)
        return repeated
      })
    },
    { most: 500, apart: arrival => arrival.key },
  )

  const answerTo = gather(
    async (keys: readonly string[]): Promise<readonly { readonly answer: unknown }[]> => {
      const rows = await known(keys)
      return keys.map(key => ({ answer: rows.get(key)?.answer }))
    },
    { apart: key => key },
  )

  /** A lane gives at most one row at a time, so one statement serves all lanes that were asked for together. */
  const claimLane = gather(
    async (asked: readonly { readonly lane: string; readonly leaseMs: number }[]) => {
      const leaseMs = Math.max(...asked.map(one => one.leaseMs))
      const rows = await db.light.run<Leased>('inbox.lease-lanes', leaseLanes, [
        asked.length,
        leaseMs,
        asked.map(one => one.lane),
      ])
      const byLane = new Map(rows.map(row => [row.lane, row]))
      return asked.map(({ lane }) => ({ row: byLane.get(lane) }))
    },
    { most: 200, apart: one => one.lane },
  )

  const finish = gather(async (rows: readonly { readonly key: string; readonly answer: string | null }[]) => {
    // Forgotten, it is decided again and comes to the same: what changed a case is marked with its commit.
    await db.light.run(
      'inbox.finish',
      `update inbox set status = 'done', leased_until = null, answer = said.answer
       from unnest($1::text[], $2::text[]) as said (key, answer) where inbox.key = said.key and status <> 'done'`,
      [rows.map(row => row.key), rows.map(row => row.answer)],
    )
    return rows
  })

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
    accept: (event, lane, leaseMs) =>
      accept({ key: event.key, lane, leaseMs, event: sealer.seal(JSON.stringify(event), eventPlace(event.key)) }),

    answerTo: async key => (await answerTo(key)).answer,

    async claim(limit, leaseMs, lane) {
      if (lane !== undefined) {
        const row = limit < 1 ? undefined : (await claimLane({ lane, leaseMs })).row
        return readLeased(row === undefined ? [] : [row], readRow, bury)
      }
      const rows = await db.light.run<Leased>('inbox.lease', leaseAny, [limit, leaseMs])
      return readLeased(rows, readRow, bury)
    },

    async finish(key, said) {
      const sealed = said === undefined ? null : sealer.seal(JSON.stringify(said), answerPlace(key))
      await finish({ key, answer: sealed })
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
