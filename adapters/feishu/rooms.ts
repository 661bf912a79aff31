// Declared rooms in Feishu: a group of the members and the bot, silent until the notice stands in it and again from its end on.
import { z } from 'zod'
import type { AccountRef } from '../../src/model/person.ts'
import { AppError } from '../../src/model/refusal.ts'
import type { Rooms, RoomWords } from '../../src/ports/room.ts'
import { frame, wordsCard } from './cards/card.ts'
import { callButton } from './cards/drawing.ts'
import { inert } from './cards/markup.ts'
import { uuidOf } from './memory.ts'
import { grantedScopes, hearingScope, roomScopes } from './scopes.ts'
import { type Sending, sendOnce } from './send.ts'

/** The room that a group is, as long as it takes words; any other group the bot was put into is none of its business. */
export async function roomIn({ memory }: Pick<Sending, 'memory'>, chat: string): Promise<string | undefined> {
  const known = await memory.roomOf(chat)
  return known?.open ? known.key : undefined
}

/** Needs the right to hear every word of a group; without it `missing` says so. */
export const makeRooms = (sending: Sending): Rooms => ({
  async missing() {
    const granted = await grantedScopes(sending.api)
    if (!granted?.has(hearingScope)) return 'mentions-only'
    return roomScopes.every(scope => granted.has(scope)) ? undefined : 'no-permission'
  },
  open: (key, members, words) => open(sending, key, members, words),
  end: (room, key, words) => end(sending, room, key, words),
})

async function open(sending: Sending, key: string, members: readonly AccountRef[], words: RoomWords): Promise<string> {
  const { api, memory } = sending
  const chat = (await memory.chatOf(key)) ?? (await created(sending, key, words))
  await memory.noteChat(key, chat)
  // Whoever comes later may not see what stood there before: everybody comes first, and nobody speaks before the notice.
  await mayWrite(sending, chat, 'only_owner')
  const answer = await api.call({
    method: 'POST',
    path: `${pathOf(chat)}/members`,
    params: { member_id_type: 'open_id', succeed_type: allOrNobody },
    data: { id_list: members.map(({ id }) => id) },
  })
  if (Object.values(left.parse(answer ?? {})).some(list => list.length > 0))
    throw new AppError('refused', 'feishu/not-in-group', 'Somebody could not be put into the group of a talk room.')
  await sendOnce(sending, { chat }, noticeCard(key, words), `${key}:notice`)
  await memory.noteRoom(chat, { key, open: true })
  await mayWrite(sending, chat, 'all_members')
  return chat
}

const allOrNobody = 2
const ids = z
  .array(z.string())
  .nullish()
  .transform(list => list ?? [])
/** Whom the group does not have after all. */
const left = z.object({ invalid_id_list: ids, not_existed_id_list: ids, pending_approval_id_list: ids })

const pathOf = (chat: string): string => `/open-apis/im/v1/chats/${encodeURIComponent(chat)}`

const made = z.object({ chat_id: z.string().min(1) })

/** Feishu makes one group per `uuid` in ten hours. The name stands on lock screens. */
async function created({ api }: Sending, key: string, { title, topic }: RoomWords): Promise<string> {
  const answer = made.safeParse(
    await api.call({
      method: 'POST',
      path: '/open-apis/im/v1/chats',
      params: { user_id_type: 'open_id', uuid: uuidOf(`room:${key}`) },
      data: {
        name: title.slice(0, longestName),
        description: topic.slice(0, longestDescription),
        chat_type: 'private',
        // Nothing the bot does not hear: no calls out of the group. Nothing it did not write: its name and topic stay.
        video_conference_setting: 'only_owner',
        edit_permission: 'only_owner',
      },
    }),
  )
  if (!answer.success) throw new AppError('broken', 'feishu/no-group', 'Feishu made a group without an id.')
  return answer.data.chat_id
}

const longestName = 60
const longestDescription = 100

const mayWrite = async ({ api }: Sending, chat: string, who: 'only_owner' | 'all_members'): Promise<void> =>
  void (await api.call({ method: 'PUT', path: `${pathOf(chat)}/moderation`, data: { moderation_setting: who } }))

const noticeCard = (key: string, { title, notice, leave }: RoomWords) =>
  frame({ title, preview: title, tone: 'calm' }, [
    { tag: 'markdown', content: inert(notice) },
    callButton(leave, 'plain', { do: 'leave', k: key }),
  ])

/** The group stays, to be read; nobody but the bot may write in it. */
async function end(sending: Sending, chat: string, key: string, words: string): Promise<void> {
  await sending.memory.noteRoom(chat, { key, open: false })
  try {
    await sendOnce(sending, { chat }, wordsCard(words, sending.say('zh-CN', 'card.preview')), `${key}:end`)
    await mayWrite(sending, chat, 'only_owner')
  } catch (fault) {
    // Somebody was faster: the group is gone, or the bot is out of it.
    if (!(fault instanceof AppError && goneAlready.has(fault.code))) throw fault
  }
}

const goneAlready: ReadonlySet<string> = new Set(['feishu/230002', 'feishu/232009', 'feishu/232011'])
