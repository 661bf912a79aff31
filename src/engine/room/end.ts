// The end of a declared room, whoever brings it: nothing written later is taken, everybody is told, each keeps what was written.
import type { CaseState } from '../../model/case.ts'
import type { CaseEventBody } from '../../model/case-event.ts'
import type { RoomEffect } from '../../model/effect.ts'
import type { Room, RoomEnd } from '../../model/room.ts'
import { openStep } from '../look.ts'
import type { Opens } from '../operation.ts'

/** The room that is not over. */
export const liveRoom = (state: CaseState): Room | undefined => state.rooms?.find(room => room.state !== 'ended')

interface RoomIsOver {
  readonly events: readonly CaseEventBody[]
  readonly closes: readonly string[]
  readonly opens: readonly Opens[]
  readonly effects: readonly RoomEffect[]
}

/** No room ever stood open, and whoever asked has to hear why; of a declined one the flow tells. */
const toldBefore: ReadonlySet<RoomEnd> = new Set(['no-shared-messenger', 'mentions-only', 'no-permission', 'not-made'])

export function endRoom(state: CaseState, room: Room, why: RoomEnd): RoomIsOver {
  const { number, members, place } = room
  const events: readonly CaseEventBody[] = [{ kind: 'room-ended', room: number, why }]
  const closes = ['room', 'room-consent']
  if (place !== undefined) {
    return {
      events,
      closes,
      opens: members.map(who => ({ step: 'told-room-ended', who, data: { room: String(number) } })),
      effects: [{ kind: 'room', does: 'end', caseId: state.id, room: number, members, place }],
    }
  }
  // Whoever has agreed waits for a room as much as whoever asked for it.
  const waiting = room.state === 'opening' ? members : [room.askedBy]
  const opens = toldBefore.has(why) ? waiting.map(who => ({ step: 'told-no-room', who, data: { why } })) : []
  return { events, closes, opens, effects: [] }
}

/** A room lives as long as the talk: a pause, the minutes or the end of the case end it. */
export function overBecause(state: CaseState): RoomEnd | undefined {
  if (state.paused !== undefined) return 'paused'
  const started = state.steps.some(step => step.step === 'opening-notice')
  const talkIsOver = started && openStep(state, 'minutes') === undefined
  return state.ended !== undefined || talkIsOver ? 'over' : undefined
}
