// Folding of declared rooms: asked for, found, agreed to, opened, what was written, over.
import type { CaseState } from '../../model/case.ts'
import type { EventDraft } from '../../model/case-event.ts'
import type { Room } from '../../model/room.ts'

const change = (state: CaseState, number: number, by: (room: Room) => Room): CaseState => ({
  ...state,
  rooms: (state.rooms ?? []).map(room => (room.number === number ? by(room) : room)),
})

/** Folds room events; undefined when the event is of another topic. */
export function foldRooms(state: CaseState, { body, by, at }: EventDraft): CaseState | undefined {
  switch (body.kind) {
    case 'room-asked': {
      const asked = { number: body.room, askedBy: by, askedAt: at, members: body.members }
      return { ...state, rooms: [...(state.rooms ?? []), { ...asked, state: 'looking', lines: [] }] }
    }
    case 'room-found':
      return change(state, body.room, room => ({ ...room, state: 'found', platform: body.platform }))
    case 'room-agreed':
      return change(state, body.room, room => ({ ...room, state: 'opening' }))
    case 'room-opened':
      return change(state, body.room, room => ({ ...room, state: 'open', place: body.place, openedAt: at }))
    case 'room-said':
      return change(state, body.room, room => ({
        ...room,
        lines: [...room.lines, { by, at, ...(body.text === undefined ? {} : { text: body.text }) }],
      }))
    case 'room-ended':
      return change(state, body.room, room => ({ ...room, state: 'ended', ended: { why: body.why, at } }))
    default:
      return undefined
  }
}
