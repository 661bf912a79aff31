// Which queue an event waits in: everything about one case in one lane, everything else per account.
import { readToken } from '../cards/token.ts'
import type { InstantText } from '../model/dates.ts'
import type { InboundEvent } from '../model/inbound.ts'
import { readRoomKey } from '../model/room.ts'

const casePrefix = 'case:'

export function laneOf(event: InboundEvent, secret: Uint8Array, now: InstantText): string {
  const caseId = caseOf(event, secret, now)
  if (caseId !== undefined) return laneOfCase(caseId)
  return 'clock' in event.from ? 'clock' : `account:${event.from.platform}:${event.from.id}`
}

export const laneOfCase = (caseId: string): string => `${casePrefix}${caseId}`

export const caseOfLane = (lane: string): string | undefined =>
  lane.startsWith(casePrefix) ? lane.slice(casePrefix.length) : undefined

function caseOf(event: InboundEvent, secret: Uint8Array, now: InstantText): string | undefined {
  const { what } = event
  if (what.kind === 'due' || what.kind === 'rendered' || what.kind === 'gave-up') return what.caseId
  if (what.kind === 'law-changed' || what.kind === 'data-changed') return what.caseId
  if (what.kind === 'room-text' || what.kind === 'room-left' || what.kind === 'room-made')
    return readRoomKey(what.room)?.caseId
  if (what.kind !== 'press') return undefined
  // Only our own signature may choose the lane; whoever forges one waits in their own.
  const read = readToken(secret, what.token, now)
  return read.ok ? read.claims.c : undefined
}
