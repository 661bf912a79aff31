// Rooms as a messenger offers them: a group with a notice that everybody has before the first word. It takes words only: no card and no file has a way in.
import { type InboundEvent, longestText } from '../model/inbound.ts'
import type { AccountRef, Locale } from '../model/person.ts'
import type { NoRoom } from '../model/room.ts'

type InEveryLanguage = Readonly<Record<Locale, string>>

export interface RoomWords {
  /** What the group is called; as neutral as every preview. */
  readonly title: string
  /** The notice in one line, where a messenger has a place that stays in sight. */
  readonly topic: string
  /** Who reads, what is kept, how to leave. */
  readonly notice: string
  /** The notice in each language, for a messenger whose reader picks one. */
  readonly notices?: InEveryLanguage | undefined
  /** Label of the button that stands under the notice. */
  readonly leave: string
}

export interface Rooms {
  /** Why none can be had at present, e.g. a permission that the company did not give; undefined when one can. */
  missing(): Promise<NoRoom | undefined>
  /** Makes the group of these accounts with the notice in it; the same key finds the same group. Gives the messenger's name of it. */
  open(key: string, members: readonly AccountRef[], words: RoomWords): Promise<string>
  /** The last words, as those of the notice; what is written afterwards is not taken. */
  end(room: string, key: string, words: string, each?: InEveryLanguage): Promise<void>
}

/** What a messenger saw somebody do in a group of its own. */
export type DidInGroup = { readonly said: string } | 'sent-other' | 'left'

/** The same where the group is a room: what no record can hold is told as such, and not kept. */
export function inRoom(room: string, did: DidInGroup): InboundEvent['what'] {
  if (did === 'left') return { kind: 'room-left', room }
  if (did === 'sent-other') return { kind: 'room-unkept', room, why: 'not-words' }
  if (did.said.length > longestText) return { kind: 'room-unkept', room, why: 'too-long' }
  return { kind: 'room-text', room, text: did.said }
}
