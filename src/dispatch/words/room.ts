// What comes from a declared room: words with their speaker, somebody who left, and what a messenger answered when one was asked for.
import type { Person } from '../../model/person.ts'
import { AppError } from '../../model/refusal.ts'
import { type RoomHappening, readRoomKey } from '../../model/room.ts'
import type { InboxRow } from '../../ports/inbox.ts'
import { sentence } from '../answer.ts'
import { type SettleDeps, type Settled, settle, storedAs } from '../click/settle.ts'
import type { Worlds } from '../world.ts'

interface RoomDeps extends SettleDeps {
  readonly worlds: Worlds
}

type What = Extract<InboxRow['event']['what'], { readonly room: string }>

/** `person` is absent for what a messenger answers, and for an account that nobody knows. Whoever is not part of the talk ends it. */
export async function onRoom(deps: RoomDeps, row: InboxRow, person: Person | undefined, what: What): Promise<Settled> {
  const place = readRoomKey(what.room)
  if (place === undefined) throw new AppError('invalid', 'bad-room', 'This is not the name of a room.')
  const world = await deps.worlds.now()
  const state = await deps.memory.load(place.caseId)
  const members = state?.rooms?.find(room => room.number === place.number)?.members ?? []
  const ours = person !== undefined && members.includes(person.id)
  const by = ours ? person.id : 'clock'
  if (ours && what.kind === 'room-unkept') {
    const answer = sentence(`spine.room-${what.why}`, 'warn')
    await deps.inbox.finish(row.event.key, answer)
    return { answer }
  }
  const told = what.kind !== 'room-unkept' && (ours || what.kind === 'room-made')
  const did = told ? happening(what) : ({ kind: 'stranger' } as const)
  const action = { kind: 'room' as const, by, at: world.now, cause: row.event.key, room: place.number, did }
  return settle(deps, place.caseId, action, { origin: storedAs(row.event), by, at: world.now, world })
}

function happening(what: Exclude<What, { kind: 'room-unkept' }>): RoomHappening {
  switch (what.kind) {
    case 'room-made':
      return what.made
    case 'room-left':
      return { kind: 'left' }
    case 'room-text':
      return { kind: 'said', text: what.text }
  }
}
