// Erases texts of finished work, what adapters need no more, and sessions and links that ended. Rows of work keep their keys, so that nothing is ever done twice.
import { z } from 'zod'
import type { InstantText } from '../model/dates.ts'
import { linkDays, type Retention, sentDays, textDays } from '../ports/retention.ts'
import type { Keeper } from './keeper.ts'

/** Where the tables ended at a moment of the clock, which in the sandbox is not the database's. */
const mark = z.object({ at: z.string(), real: z.string(), inbox: z.number(), outbox: z.number() })
type Mark = z.infer<typeof mark>

const name = 'retention-marks'
const day = 86_400_000

const ends = `
select now()::text as real, coalesce((select max(id) from inbox), 0)::float8 as inbox,
  coalesce((select max(id) from outbox), 0)::float8 as outbox`

/** Of everything up to a mark, never beyond a row that still waits. */
const erase = (table: 'inbox' | 'outbox', gone: string, column: string): string => `
update ${table} set ${gone}
where ${column} is not null and id <= least($1::bigint, coalesce(
  (select min(id) - 1 from ${table} where status in ('queued', 'running')), $1::bigint))
returning id`

const eraseInbox = erase('inbox', 'event = null, answer = null', 'event')
const eraseOutbox = erase('outbox', 'effect = null', 'effect')

const forget = `
delete from adapter_memory where at <= $1 and (key like '%:sent:%' or key like '%:said:%' or key like 'once:%') returning key`

/** The last link that somebody used stays: it says that they signed in once. */
const forgetEnded = `
with left_session as (delete from session where expires_at < now() returning 1),
left_sealed as (delete from opened_link where expires_at < now() returning 1),
left_link as (
  delete from sign_in_link as link where expires_at < now() - $1 * interval '1 day'
  and (used_at is null or exists (
    select from sign_in_link as later where later.person_id = link.person_id and later.used_at > link.used_at))
  returning 1)
select ((select count(*) from left_session) + (select count(*) from left_sealed) + (select count(*) from left_link))::int as ended`

const keep = `insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`

const count = `
select ((select count(*) from inbox where event is not null and status in ('done', 'dead'))
  + (select count(*) from outbox where effect is not null and status in ('done', 'dead')))::int as texts`

export function openRetention({ db }: Pick<Keeper, 'db'>): Retention {
  async function marks(): Promise<readonly Mark[]> {
    const rows = await db.run<{ value: string }>('retention.marks', 'select value from setting where name = $1', [name])
    return rows[0] === undefined ? [] : z.array(mark).parse(JSON.parse(rows[0].value))
  }

  return {
    async sweep(now) {
      const known = await marks()
      const before = (days: number): Mark | undefined =>
        known.findLast(({ at }) => Date.parse(at) <= Date.parse(now) - days * day)
      const [texts, sent] = [before(textDays), before(sentDays)]
      const inbox = texts === undefined ? [] : await db.light.run('retention.inbox', eraseInbox, [texts.inbox])
      const outbox = texts === undefined ? [] : await db.light.run('retention.outbox', eraseOutbox, [texts.outbox])
      const memories = sent === undefined ? [] : await db.light.run('retention.memory', forget, [sent.real])
      const [left] = await db.light.run<{ ended: number }>('retention.ended', forgetEnded, [linkDays])
      const [end] = await db.run<Omit<Mark, 'at'>>('retention.ends', ends, [])
      const kept = sent === undefined ? known : known.filter(({ at }) => Date.parse(at) >= Date.parse(sent.at))
      if (end !== undefined)
        await db.run('retention.keep', keep, [name, JSON.stringify([...kept, { at: now, ...end }])])
      return { texts: inbox.length + outbox.length, memories: memories.length, ended: left?.ended ?? 0 }
    },

    async kept() {
      const [row] = await db.run<{ texts: number }>('retention.count', count, [])
      const sweptAt: InstantText | undefined = (await marks()).at(-1)?.at
      return { texts: row?.texts ?? 0, sweptAt }
    },
  }
}
