// Conversations of the web messenger on PostgreSQL: sealed lines under a cursor per conversation, links and sessions as digests.
import { z } from 'zod'
import type { CardView } from '../model/card.ts'
import type { ChatStore, SignInLink, StoredLine } from '../ports/chat-store.ts'
import type { Keeper } from './keeper.ts'
import { gather } from './queues/gather.ts'

interface PlacedRow {
  account: string
  id: string
  cursor: string
  at: string
  sender: string
}

interface LineRow extends PlacedRow {
  content: string
}

interface NewLine {
  readonly account: string
  readonly key: string
  readonly at: string
  readonly sender: string
  readonly content: string
}

/**
 * The conversation's row is locked while its cursor moves: a reader never sees a later line before an earlier one.
 * A batch holds one line of a conversation at most, and takes the conversations always in the same order.
 */
const next = (items: string): string => `
with item as (select * from ${items}),
turn as (
  insert into conversation (account, cursor) select account, 1 from item order by account
  on conflict (account) do update set cursor = conversation.cursor + 1 returning account, cursor
)`

const insert = `${next('unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as item (account, key, at, sender, content)')}
insert into chat_line (account, id, key, cursor, at, sender, content)
select account, key, key, cursor, at, sender, content from item join turn using (account)
on conflict (account, key) do nothing returning account, id, cursor, at, sender`

const replace = `${next('unnest($1::text[], $2::text[], $3::text[]) as item (account, id, content)')}
update chat_line set content = item.content, cursor = turn.cursor from item join turn using (account)
where chat_line.account = item.account and chat_line.id = item.id
returning chat_line.account, chat_line.id, chat_line.cursor, chat_line.at, chat_line.sender`

const content = z.object({
  text: z.string().optional(),
  card: z.custom<CardView>(value => typeof value === 'object' && value !== null && 'key' in value).optional(),
  room: z.object({ key: z.string(), open: z.boolean(), by: z.string().optional() }).optional(),
})

export const linePlace = (account: string, id: string): string => `chat_line.content/${account}/${id}`

export function openChatStore({ db, sealer, signals }: Keeper): ChatStore {
  const placed = (row: PlacedRow): Omit<StoredLine, 'text' | 'card' | 'room'> => ({
    id: row.id,
    cursor: Number(row.cursor),
    at: row.at,
    from: row.sender === 'person' ? 'person' : 'bot',
  })

  const readLine = (row: LineRow): StoredLine => ({
    ...placed(row),
    ...content.parse(JSON.parse(sealer.open(row.content, linePlace(row.account, row.id)))),
  })

  const addAll = gather(
    async (lines: readonly NewLine[]) => {
      const rows = await db.light.run<PlacedRow>('chat.add', insert, [
        lines.map(line => line.account),
        lines.map(line => line.key),
        lines.map(line => line.at),
        lines.map(line => line.sender),
        lines.map(line => line.content),
      ])
      const made = new Map(rows.map(row => [row.account, row]))
      return lines.map(({ account }) => ({ row: made.get(account) }))
    },
    { apart: line => line.account },
  )

  const replaceAll = gather(
    async (lines: readonly { readonly account: string; readonly id: string; readonly content: string }[]) => {
      const rows = await db.light.run<PlacedRow>('chat.replace', replace, [
        lines.map(line => line.account),
        lines.map(line => line.id),
        lines.map(line => line.content),
      ])
      const changed = new Map(rows.map(row => [row.account, row]))
      return lines.map(({ account }) => ({ row: changed.get(account) }))
    },
    { apart: line => line.account },
  )

  return {
    async add(account, line) {
      // A line's id is its key: both are unique in the conversation, and a repeated line finds the first.
      const sealed = sealer.seal(
        JSON.stringify({ text: line.text, card: line.card, room: line.room }),
        linePlace(account, line.key),
      )
      const { row } = await addAll({ account, key: line.key, at: line.at, sender: line.from, content: sealed })
      if (row !== undefined) {
        signals.tell('chat', account)
        return { ...placed(row), text: line.text, card: line.card, room: line.room }
      }
      const known = await db.run<LineRow>(
        'chat.known',
        'select account, id, cursor, at, sender, content from chat_line where account = $1 and key = $2',
        [account, line.key],
      )
      if (known[0] === undefined) throw new Error(`chat line ${line.key} vanished`)
      return readLine(known[0])
    },

    async replace(account, id, card) {
      const sealed = sealer.seal(JSON.stringify({ card }), linePlace(account, id))
      const { row } = await replaceAll({ account, id, content: sealed })
      if (row === undefined) return undefined
      signals.tell('chat', account)
      return { ...placed(row), card }
    },

    async since(account, cursor, limit) {
      const rows = await db.run<LineRow>(
        'chat.since',
        `select account, id, cursor, at, sender, content from chat_line
         where account = $1 and cursor > $2 order by cursor limit $3`,
        [account, cursor, limit],
      )
      return rows.map(readLine)
    },

    async onChange(tell) {
      const stop = signals.hear('chat', account => {
        // After a lost connection any conversation may have changed; clients ask again by themselves.
        if (account !== undefined) tell(account)
      })
      return async () => stop()
    },

    async makeLink(person, digest, expires) {
      await db.run('chat.link', 'insert into sign_in_link (digest, person_id, expires_at) values ($1, $2, $3)', [
        digest,
        person,
        expires,
      ])
    },

    async findLink(digest, now) {
      const [row] = await db.run<SignInLink>(
        'chat.find-link',
        `select person_id as person, case when used_at is not null then 'used' when expires_at <= $2 then 'over' else 'ready' end as state
         from sign_in_link where digest = $1`,
        [digest, now],
      )
      return row
    },

    async useLink(digest, session, now, expires) {
      const rows = await db.run<{ person_id: string }>(
        'chat.use-link',
        `with used as (
           update sign_in_link set used_at = $3 where digest = $1 and used_at is null and expires_at > $3
           returning person_id
         )
         insert into session (digest, person_id, expires_at) select $2, person_id, $4 from used returning person_id`,
        [digest, session, now, expires],
      )
      return rows[0]?.person_id
    },

    async session(digest, now) {
      const rows = await db.run<{ person_id: string }>(
        'chat.session',
        'select person_id from session where digest = $1 and expires_at > $2',
        [digest, now],
      )
      return rows[0]?.person_id
    },

    async signedIn(person) {
      const rows = await db.run(
        'chat.signed-in',
        'select 1 from sign_in_link where person_id = $1 and used_at is not null limit 1',
        [person],
      )
      return rows.length > 0
    },

    async endSession(digest) {
      await db.run('chat.end-session', 'delete from session where digest = $1', [digest])
    },
  }
}
