// What comes from a declared room: words with their speaker, somebody who left, and what a messenger answered when one was asked for.
import type { Person } from '../model/person.ts'
import { AppError } from '../model/refusal.ts'
import { type RoomHappening, readRoomKey } from '../model/room.ts'
import type { InboxRow } from '../ports/inbox.ts'
import { type SettleDeps, type Settled, settle, storedAs } from './settle.ts'
import type { Worlds } from './world.ts'

interface RoomDeps extends SettleDeps {
  readonly worlds: Worlds
}

type What = Extract<InboxRow['event']['what'], { kind: 'room-text' | 'room-left' | 'room-made' }>

/** `person` is absent for what a messenger answers, and for an account that nobody knows. */
export async function onRoom(deps: RoomDeps, row: InboxRow, person: Person | undefined, what: What): Promise<Settled> {
  const place = readRoomKey(what.room)
  if (place === undefined) throw new AppError('invalid', 'bad-room', 'This is not the name of a room.')
  const world = await deps.worlds.now()
  const state = await deps.memory.load(place.caseId)
  const members = state?.rooms?.find(room => room.number === place.number)?.members ?? []
  const ours = person !== undefined && members.includes(person.id)
  const by = ours ? person.id : 'clock'
  const did = ours || what.kind === 'room-made' ? happening(what) : ({ kind: 'stranger' } as const)
  const action = { kind: 'room' as const, by, at: world.now, cause: row.event.key, room: place.number, did }
  return settle(deps, place.caseId, action, { origin: storedAs(row.event), by, at: world.now, world })
}

function happening(what: What): RoomHappening {
  switch (what.kind) {
    case 'room-made':
      return what.made
    case 'room-left':
      return { kind: 'left' }
    case 'room-text':
      return { kind: 'said', text: what.text }
  }
}
