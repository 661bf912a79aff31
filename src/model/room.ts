// A declared room (沟通室): a group of both sides and the bot, where everybody knows that what is written is kept and read.
import type { InstantText } from './dates.ts'
import type { PersonId, PlatformName } from './person.ts'

/** Why no room can be had: nobody's fault, and the minutes take its place. */
export const noRoomReasons = ['no-shared-messenger', 'mentions-only', 'no-permission', 'not-made'] as const
export type NoRoom = (typeof noRoomReasons)[number]

export type RoomEnd = NoRoom | 'declined' | 'left' | 'paused' | 'over' | 'time' | 'full' | 'stranger'

/** Where a room is, once the messenger has made it. */
export interface RoomPlace {
  readonly platform: PlatformName
  readonly id: string
}

export interface RoomLine {
  readonly by: PersonId
  readonly at: InstantText
  /** Absent: somebody spoke of what only HR may know, and the words were not kept. */
  readonly text?: string | undefined
}

export interface Room {
  readonly number: number
  readonly askedBy: PersonId
  readonly askedAt: InstantText
  readonly members: readonly PersonId[]
  /** A messenger is looked for, is found, was agreed to, stands open, is over. */
  readonly state: 'looking' | 'found' | 'opening' | 'open' | 'ended'
  readonly platform?: PlatformName | undefined
  readonly place?: RoomPlace | undefined
  readonly openedAt?: InstantText | undefined
  readonly lines: readonly RoomLine[]
  readonly ended?: { readonly why: RoomEnd; readonly at: InstantText } | undefined
}

/** What happens in a room or to it, whoever tells of it. */
export type RoomHappening =
  | { readonly kind: 'found'; readonly platform: PlatformName }
  | { readonly kind: 'none'; readonly why: NoRoom }
  | { readonly kind: 'opened'; readonly place: RoomPlace }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'left' }
  /** Words of somebody who was never part of it. */
  | { readonly kind: 'stranger' }

/** A line of the web messenger that was written in a room; it stands in the conversation of each member. */
export interface LineInRoom {
  readonly key: string
  /** False on its last line: nothing is taken any more. */
  readonly open: boolean
  /** Who wrote it; absent on the bot's own lines. */
  readonly by?: string | undefined
}

/** The name of a room outside the case; messengers map their own names to it. */
export const roomKeyOf = (caseId: string, number: number): string => `${caseId}:${number}`

export function readRoomKey(key: string): { readonly caseId: string; readonly number: number } | undefined {
  const [, caseId, number] = /^([\w-]{1,80}):(\d{1,4})$/.exec(key) ?? []
  return caseId === undefined || number === undefined ? undefined : { caseId, number: Number(number) }
}
