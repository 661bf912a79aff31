// Declared rooms of the web messenger: what is written in one stands in the conversation of each member, marked as the room's.
import { z } from 'zod'
import type { AccountRef } from '../../src/model/person.ts'
import type { Rooms, RoomWords } from '../../src/ports/room.ts'
import { packWords } from './card.ts'
import type { WebDeps } from './deps.ts'
import type { Reader } from './verify.ts'

/** The account ids that are in it, and whether it still takes words. */
const kept = z.object({ members: z.array(z.string()), open: z.boolean() })
type Kept = z.infer<typeof kept>

export interface WebRooms extends Rooms {
  /** `over` when it takes nothing any more; undefined for whoever is not in it. */
  stateFor(room: string, account: AccountRef): Promise<'open' | 'over' | undefined>
  /** Puts a member's words before everybody in the room. */
  say(room: string, speaker: Reader, text: string, key: string): Promise<void>
}

const memoryKey = (room: string): string => `room:${room}`

export function makeRooms(deps: WebDeps): WebRooms {
  const { memory, chat, clock } = deps
  const load = async (room: string): Promise<Kept | undefined> => {
    const known = await memory.get(memoryKey(room))
    return known === undefined ? undefined : kept.parse(JSON.parse(known))
  }

  /** The bot's own words, to everybody; a known key says nothing twice. */
  async function tell(room: string, members: readonly string[], what: string, text: string, open: boolean) {
    const line = { key: `room:${room}:${what}`, at: clock.now(), from: 'bot' as const, text, room: { key: room, open } }
    for (const member of members) await chat.add(member, line)
  }

  return {
    missing: async () => undefined,

    async open(key: string, accounts: readonly AccountRef[], { notice, notices }: RoomWords) {
      const members = accounts.map(account => account.id)
      // The notice stands in every conversation before anybody can write.
      await tell(key, members, 'notice', packWords(notice, notices), true)
      if ((await load(key)) === undefined) await memory.put(memoryKey(key), JSON.stringify({ members, open: true }))
      return key
    },

    async end(room, _key, words, each) {
      const known = await load(room)
      if (known === undefined) return
      await memory.put(memoryKey(room), JSON.stringify({ ...known, open: false }))
      await tell(room, known.members, 'end', packWords(words, each), false)
    },

    async stateFor(room, account) {
      const known = await load(room)
      if (known === undefined || !known.members.includes(account.id)) return undefined
      return known.open ? 'open' : 'over'
    },

    async say(room, { account, person }, text, key) {
      const members = (await load(room))?.members ?? []
      for (const member of members) {
        await chat.add(member, {
          key: `room:${key}`,
          at: clock.now(),
          from: member === account.id ? 'person' : 'bot',
          text,
          room: { key: room, open: true, by: person.name },
        })
      }
    },
  }
}
