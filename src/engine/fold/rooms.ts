// Folding of declared rooms: asked for, found, agreed to, opened, what was written, over.
import type { CaseState } from '../../model/case.ts'
import type { Room } from '../../model/room.ts'
import type { Folds } from './folds.ts'

const change = (state: CaseState, number: number, by: (room: Room) => Room): CaseState => ({
  ...state,
  rooms: (state.rooms ?? []).map(room => (room.number === number ? by(room) : room)),
})

export const roomFolds = {
  'room-asked': (state, body, { by, at }): CaseState => {
    const asked = { number: body.room, askedBy: by, askedAt: at, members: body.members }
    return { ...state, rooms: [...(state.rooms ?? []), { ...asked, state: 'looking', lines: [] }] }
  },
  'room-found': (state, body): CaseState =>
    change(state, body.room, room => ({ ...room, state: 'found', platform: body.platform })),
  'room-agreed': (state, body): CaseState => change(state, body.room, room => ({ ...room, state: 'opening' })),
  'room-opened': (state, body, { at }): CaseState =>
    change(state, body.room, room => ({ ...room, state: 'open', place: body.place, openedAt: at })),
  'room-said': (state, body, { by, at }): CaseState =>
    change(state, body.room, room => ({
      ...room,
      lines: [...room.lines, { by, at, ...(body.text === undefined ? {} : { text: body.text }) }],
    })),
  'room-ended': (state, body, { at }): CaseState =>
    change(state, body.room, room => ({ ...room, state: 'ended', ended: { why: body.why, at } })),
} satisfies Partial<Folds>
