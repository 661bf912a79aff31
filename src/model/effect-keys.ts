// Keys of effects outside a case commit. They say how a card is sent: anew, again in place, or as usual.
import type { InstantText } from './dates.ts'
import type { CardRef } from './effect.ts'
import type { AccountRef } from './person.ts'

const hour = (at: InstantText): number => Math.floor(Date.parse(at) / 3_600_000)
const nameOf = (ref: CardRef): string => `${ref.caseId ?? '-'}:${ref.instance}:${ref.to}`

/** A current card as a new message because an old one was pressed: once an hour and card (product P10). */
export const freshKey = (ref: CardRef, at: InstantText): string => `fresh:${nameOf(ref)}:${hour(at)}`

/** The same card in place with new tokens because the old ones expired: once an hour and card. */
export const againKey = (ref: CardRef, at: InstantText): string => `again:${nameOf(ref)}:${hour(at)}`

export type Manner = 'usual' | 'anew' | 'again'

/** How the row's key asks for its card to be sent; keys of a case commit ask for nothing special. */
export function mannerOf(rowKey: string): Manner {
  if (rowKey.startsWith('fresh:')) return 'anew'
  return rowKey.startsWith('again:') ? 'again' : 'usual'
}

/** What was shown is remembered per account: one person may read on two messengers. */
export const shownKey = (cardKey: string, to: AccountRef): string => `${cardKey}@${to.platform}:${to.id}`

/** The event of the case that an effect follows from, when its key is `case:seq:index`. */
export function seqOf(rowKey: string, caseId: string): number | undefined {
  if (!rowKey.startsWith(`${caseId}:`)) return undefined
  const seq = Number(rowKey.slice(caseId.length + 1).split(':')[0])
  return Number.isSafeInteger(seq) ? seq : undefined
}
