// Declared rooms in Slack: a private channel of the members and the bot, archived at its end so that nothing unseen follows.
import { createHash } from 'node:crypto'
import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import type { AccountRef } from '../../src/model/person.ts'
import { AppError } from '../../src/model/refusal.ts'
import type { Rooms, RoomWords } from '../../src/ports/room.ts'
import { actionId, blockId } from './cards/address.ts'
import { cut, limits } from './cards/limits.ts'
import { plain } from './cards/mrkdwn.ts'
import { wordUnits } from './cards/running-text.ts'
import { call, type Desk } from './desk.ts'
import { codeOf } from './errors.ts'
import { postOnce } from './send.ts'

type Sending = Omit<Desk, 'accept' | 'told'>

/** Beyond what the rest of the adapter needs; a company that wants no rooms leaves them out. */
export const roomScopes = ['groups:write', 'groups:history'] as const

const kept = z.object({ key: z.string(), open: z.boolean() })
const channelKey = (key: string): string => `slack:talk-of:${key}`
const roomMark = (channel: string): string => `slack:talk:${channel}`
const sentMark = (channel: string, what: string): string => `slack:talk-sent:${channel}:${what}`

/** The room that a channel is, as long as it takes words; any other channel the bot was put into is none of its business. */
export async function roomIn({ deps }: Pick<Desk, 'deps'>, channel: string): Promise<string | undefined> {
  const known = await deps.memory.get(roomMark(channel))
  if (known === undefined) return undefined
  const { key, open } = kept.parse(JSON.parse(known))
  return open ? key : undefined
}

/** Needs the scopes of private channels; without them `missing` says so. */
export const makeRooms = (desk: Sending): Rooms => ({
  async missing() {
    const answer = await call(desk, 'auth.test', desk.client.auth.test())
    const granted = answer.response_metadata?.scopes ?? []
    return roomScopes.every(scope => granted.includes(scope)) ? undefined : 'no-permission'
  },
  open: (key, members, words) => open(desk, key, members, words),
  end: (room, key, words) => end(desk, room, key, words),
})

async function open(desk: Sending, key: string, members: readonly AccountRef[], words: RoomWords): Promise<string> {
  const { memory } = desk.deps
  const channel = (await memory.get(channelKey(key))) ?? (await created(desk, key))
  await memory.put(channelKey(key), channel)
  // The channel holds the notice before it holds anybody who could read or write.
  await call(
    desk,
    'conversations.setTopic',
    desk.client.conversations.setTopic({ channel, topic: cut(words.topic, longestTopic) }),
  )
  await postOnce(desk, { note: sentMark(channel, 'notice'), channel: async () => channel }, `${key}:notice`, {
    text: words.title,
    blocks: [...wordUnits(words.notice).flat(), leaveButton(key, words.leave)],
  })
  await memory.put(roomMark(channel), JSON.stringify({ key, open: true }))
  for (const { id } of members) await invited(desk, channel, id)
  return channel
}

const longestTopic = 250

const leaveButton = (key: string, label: string): KnownBlock => ({
  type: 'actions',
  block_id: blockId(0, key),
  elements: [
    { type: 'button', action_id: actionId('leave', 'room'), value: key, text: plain(cut(label, limits.button)) },
  ],
})

/** Names are unique in a workspace and say nothing; one that a try before a crash took is left behind, empty. */
async function created(desk: Sending, key: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const name = `talk-${createHash('sha256').update(`${key}/${attempt}`).digest('hex').slice(0, 10)}`
    try {
      const made = await desk.client.conversations.create({ name, is_private: true })
      if (made.channel?.id !== undefined) return made.channel.id
      throw new AppError('broken', 'slack-no-room', 'Slack made a channel without an id.')
    } catch (fault) {
      if (codeOf(fault) === 'name_taken' && attempt < 5) continue
      return call(desk, 'conversations.create', Promise.reject(fault))
    }
  }
}

async function invited(desk: Sending, channel: string, user: string): Promise<void> {
  try {
    await desk.client.conversations.invite({ channel, users: user })
  } catch (fault) {
    if (codeOf(fault) !== 'already_in_channel') await call(desk, 'conversations.invite', Promise.reject(fault))
  }
}

async function end(desk: Sending, channel: string, key: string, words: string): Promise<void> {
  await desk.deps.memory.put(roomMark(channel), JSON.stringify({ key, open: false }))
  try {
    await postOnce(desk, { note: sentMark(channel, 'end'), channel: async () => channel }, `${key}:end`, {
      text: words,
      blocks: wordUnits(words).flat(),
    })
    await call(desk, 'conversations.archive', desk.client.conversations.archive({ channel }))
  } catch (fault) {
    // Somebody was faster: it is closed already.
    if (!(fault instanceof AppError && closedAlready.has(fault.code))) throw fault
  }
}

const closedAlready: ReadonlySet<string> = new Set([
  'slack-already_archived',
  'slack-is_archived',
  'slack-channel_not_found',
])
