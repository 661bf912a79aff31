// Puts cards and words into a person's conversation: in place by receipt, once by key, also after a crash between sending and noting.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CardView } from '../../src/model/card.ts'
import type { AccountRef } from '../../src/model/person.ts'
import { AppError } from '../../src/model/refusal.ts'
import type { Receipt } from '../../src/ports/platform.ts'
import { cardMessage, type SlackMessage } from './cards/card.ts'
import { wordUnits } from './cards/running-text.ts'
import { call, type Desk, sayTo } from './desk.ts'

type Sending = Omit<Desk, 'accept' | 'told'>

/** What stands in a message's metadata: the key of the effect that sent it. */
const eventType = 'haosan_sent'
const metadata = z.object({ event_type: z.literal(eventType), event_payload: z.object({ key: z.string() }) })

const digest = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 32)
const sentKey = (to: AccountRef, key: string): string => `slack:sent:${to.id}:${digest(key)}`
const roomKey = (to: AccountRef): string => `slack:room:${to.id}`

const receiptOf = (channel: string, ts: string): Receipt => ({
  message: `${channel}:${ts}`,
  at: new Date(Number(ts) * 1_000).toISOString(),
})

/** Throws AppError `gone` for a receipt that is not readable: the card is sent anew. */
export function placeOf({ message }: Receipt): { readonly channel: string; readonly ts: string } {
  const [channel, ts] = message.split(':')
  if (!channel || !ts) throw new AppError('gone', 'slack-bad-receipt', 'The place of the old message is not readable.')
  return { channel, ts }
}

/** In place of `last` where there is one; throws AppError as `Platform.show` says. */
export async function showCard(
  desk: Sending,
  to: AccountRef,
  card: CardView,
  key: string,
  last: Receipt | undefined,
): Promise<Receipt> {
  const say = await sayTo(desk, to)
  const message = cardMessage(card, { say, link: () => desk.deps.links.card(to, card.key) })
  if (last === undefined) return sendOnce(desk, to, key, message)
  const { channel, ts } = placeOf(last)
  await call(
    desk,
    'chat.update',
    desk.client.chat.update({ channel, ts, ...message, link_names: false, parse: 'none' }),
  )
  return { message: last.message, at: last.at }
}

/** Words stand in a block, so that the push tells no more than that there is something. */
export async function sayWords(desk: Sending, to: AccountRef, text: string, key: string): Promise<Receipt> {
  const say = await sayTo(desk, to)
  return sendOnce(desk, to, key, { text: say('card.preview'), blocks: wordUnits(text).flat() })
}

/**
 * Slack has no key of its own against sending twice. So: a note before the post, the place after it; a note without
 * a place means that an earlier try died in between, and the conversation is looked through for the key first.
 */
const sendOnce = (desk: Sending, to: AccountRef, key: string, message: SlackMessage): Promise<Receipt> =>
  postOnce(
    desk,
    {
      note: sentKey(to, key),
      channel: () => roomOf(desk, to),
      // The person came back under a new conversation: the next try opens it afresh.
      lost: () => {
        desk.conversations.delete(to.id)
        return desk.deps.memory.put(roomKey(to), '')
      },
    },
    key,
    message,
  )

/** Where a message goes and where it is noted that it went. */
interface Place {
  readonly note: string
  readonly channel: () => Promise<string>
  readonly lost?: () => Promise<void>
}

/** Sent once by its key, also when this process died between sending and noting. */
export async function postOnce(desk: Sending, place: Place, key: string, message: SlackMessage): Promise<Receipt> {
  const { memory, clock } = desk.deps
  const noted = await memory.get(place.note)
  if (noted !== undefined && !noted.startsWith('trying ')) {
    const { channel, ts } = placeOf({ message: noted, at: '' })
    return receiptOf(channel, ts)
  }
  const channel = await place.channel()
  const found = noted === undefined ? undefined : await findSent(desk, channel, key, noted.slice('trying '.length))
  if (noted === undefined) await memory.put(place.note, `trying ${clock.now()}`)
  const ts = found ?? (await post(desk, place, channel, key, message))
  await memory.put(place.note, `${channel}:${ts}`)
  return receiptOf(channel, ts)
}

async function post(
  desk: Sending,
  { lost }: Place,
  channel: string,
  key: string,
  message: SlackMessage,
): Promise<string> {
  const sent = await call(
    desk,
    'chat.postMessage',
    desk.client.chat.postMessage({
      channel,
      text: message.text,
      blocks: [...message.blocks],
      metadata: { event_type: eventType, event_payload: { key: digest(key) } },
      unfurl_links: false,
      unfurl_media: false,
      link_names: false,
      parse: 'none',
    }),
  ).catch(async fault => {
    if (fault instanceof AppError && fault.code === 'slack-channel_not_found') await lost?.()
    throw fault
  })
  if (sent.ts === undefined)
    throw new AppError('broken', 'slack-no-ts', 'Slack took a message and did not say where it is.')
  return sent.ts
}

/** The private conversation with the bot. */
export async function roomOf(desk: Sending, to: AccountRef): Promise<string> {
  const known = desk.conversations.get(to.id) ?? (await desk.deps.memory.get(roomKey(to)))
  if (known) {
    desk.conversations.set(to.id, known)
    return known
  }
  const opened = await call(desk, 'conversations.open', desk.client.conversations.open({ users: to.id }))
  const channel = opened.channel?.id
  if (channel === undefined)
    throw new AppError('broken', 'slack-no-room', 'Slack opened a conversation without a name.')
  desk.conversations.set(to.id, channel)
  await desk.deps.memory.put(roomKey(to), channel)
  return channel
}

const pagesBack = 5

/** Looks for a message of ours with this key, from shortly before the earlier try. */
async function findSent(desk: Sending, channel: string, key: string, since: string): Promise<string | undefined> {
  const oldest = String(Math.floor(Date.parse(since) / 1_000) - 60)
  let cursor: string | undefined
  for (let page = 0; page < pagesBack; page += 1) {
    const asked = { channel, oldest, limit: 200, include_all_metadata: true, ...(cursor && { cursor }) }
    const history = await call(desk, 'conversations.history', desk.client.conversations.history(asked))
    for (const message of history.messages ?? []) {
      const meta = metadata.safeParse('metadata' in message ? message.metadata : undefined)
      if (meta.success && meta.data.event_payload.key === digest(key) && message.ts !== undefined) return message.ts
    }
    cursor = history.response_metadata?.next_cursor
    if (!cursor) return undefined
  }
  return undefined
}
