// Conversations of the web messenger on PostgreSQL: sealed lines under a cursor per conversation, links and sessions as digests.
import { z } from 'zod'
import type { CardView } from '../model/card.ts'
import type { ChatStore, StoredLine } from '../ports/chat-store.ts'
import type { Keeper } from './keeper.ts'

interface LineRow {
  id: string
  cursor: string
  at: string
  sender: string
  content: string
}

/** The conversation's row is locked while its cursor moves: a reader never sees a later line before an earlier one. */
const next = `
with turn as (
  insert into conversation (account, cursor) values ($1, 1)
  on conflict (account) do update set cursor = conversation.cursor + 1 returning cursor
)`

const insert = `${next}
insert into chat_line (account, id, key, cursor, at, sender, content)
select $1, $2, $3, turn.cursor, $4, $5, $6 from turn
on conflict (account, key) do nothing returning id, cursor, at, sender, content`

const replace = `${next}
update chat_line set content = $3, cursor = turn.cursor from turn
where account = $1 and id = $2 returning id, chat_line.cursor, at, sender, content`

const content = z.object({
  text: z.string().optional(),
  card: z.custom<CardView>(value => typeof value === 'object' && value !== null && 'key' in value).optional(),
})

export const linePlace = (account: string, id: string): string => `chat_line.content/${account}/${id}`

export function openChatStore({ db, sealer, signals }: Keeper): ChatStore {
  const readLine = (account: string, row: LineRow): StoredLine => ({
    id: row.id,
    cursor: Number(row.cursor),
    at: row.at,
    from: row.sender === 'person' ? 'person' : 'bot',
    ...content.parse(JSON.parse(sealer.open(row.content, linePlace(account, row.id)))),
  })

  return {
    async add(account, line) {
      // A line's id is its key: both are unique in the conversation, and a repeated line finds the first.
      const sealed = sealer.seal(JSON.stringify({ text: line.text, card: line.card }), linePlace(account, line.key))
      const made = await db.run<LineRow>('chat.add', insert, [account, line.key, line.key, line.at, line.from, sealed])
      if (made[0] !== undefined) {
        signals.tell('chat', account)
        return readLine(account, made[0])
      }
      const known = await db.run<LineRow>(
        'chat.known',
        'select id, cursor, at, sender, content from chat_line where account = $1 and key = $2',
        [account, line.key],
      )
      if (known[0] === undefined) throw new Error(`chat line ${line.key} vanished`)
      return readLine(account, known[0])
    },

    async replace(account, id, card) {
      const sealed = sealer.seal(JSON.stringify({ card }), linePlace(account, id))
      const rows = await db.run<LineRow>('chat.replace', replace, [account, id, sealed])
      if (rows[0] === undefined) return undefined
      signals.tell('chat', account)
      return readLine(account, rows[0])
    },

    async since(account, cursor, limit) {
      const rows = await db.run<LineRow>(
        'chat.since',
        `select id, cursor, at, sender, content from chat_line
         where account = $1 and cursor > $2 order by cursor limit $3`,
        [account, cursor, limit],
      )
      return rows.map(row => readLine(account, row))
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

    async endSession(digest) {
      await db.run('chat.end-session', 'delete from session where digest = $1', [digest])
    },
  }
}
