// Which queue an event waits in: everything about one case in one lane, everything else per account.
import type { ReadToken } from '../cards/token.ts'
import type { InboundEvent } from '../model/inbound.ts'
import { laneOfCase } from '../model/lane.ts'
import { readRoomKey } from '../model/room.ts'

/** `read` is what a press's token says; of anything else there is none. */
export function laneOf(event: InboundEvent, read: ReadToken | undefined): string {
  const caseId = caseOf(event, read)
  if (caseId !== undefined) return laneOfCase(caseId)
  return 'clock' in event.from ? 'clock' : `account:${event.from.platform}:${event.from.id}`
}

function caseOf({ what }: InboundEvent, read: ReadToken | undefined): string | undefined {
  if (what.kind === 'due' || what.kind === 'rendered' || what.kind === 'gave-up') return what.caseId
  if (what.kind === 'law-changed' || what.kind === 'data-changed') return what.caseId
  if ('room' in what) return readRoomKey(what.room)?.caseId
  // Only our own signature may choose the lane; whoever forges one waits in their own.
  return read?.ok ? read.claims.c : undefined
}
