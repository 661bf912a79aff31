// Operations of a declared room: the manager asks, the employee decides, either of them ends it with one button.
import { textOf } from '../../look.ts'
import { type Operation, refusing } from '../../operation.ts'
import { endRoom, liveRoom } from '../../room/end.ts'

/** Only looks for a messenger that can; the employee is asked once the talk has begun. */
export const askRoom: Operation = ({ values, state, by }) => {
  const { employee, hrbp } = state.parties
  if (by === 'clock' || employee === undefined) return refusing('only-you')
  const number = (state.rooms?.length ?? 0) + 1
  const members = [by, employee, ...(textOf(values, 'withHr') === 'yes' && hrbp !== undefined ? [hrbp] : [])]
  return {
    events: [{ kind: 'room-asked', room: number, members }],
    effects: [{ kind: 'room', does: 'look', caseId: state.id, room: number, members }],
    reply: { text: 'toast.room-asked', tone: 'calm' },
  }
}

export const agreeRoom: Operation = ({ state }) => {
  const room = liveRoom(state)
  if (room?.platform === undefined) return refusing('room-over')
  const { number, members, platform } = room
  return {
    events: [{ kind: 'room-agreed', room: number }],
    effects: [{ kind: 'room', does: 'open', caseId: state.id, room: number, members, platform }],
    reply: { text: 'toast.room-opening', tone: 'calm' },
  }
}

/** No is an answer like any other: the minutes take its place, and nobody asks why. */
export const declineRoom: Operation = ({ state }) => {
  const room = liveRoom(state)
  return {
    ...(room ? endRoom(state, room, 'declined') : { events: [] }),
    reply: { text: 'toast.room-declined', tone: 'calm' },
  }
}

const ending =
  (why: 'left' | 'time'): Operation =>
  ({ state }) => {
    const room = liveRoom(state)
    return { ...(room ? endRoom(state, room, why) : { events: [] }), reply: { text: 'toast.room-left', tone: 'calm' } }
  }

export const leaveRoom = ending('left')
export const roomTimeOver = ending('time')
