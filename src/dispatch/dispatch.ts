// One inbox row: who did what, and which way it goes. Everything that happens to a case passes here.
import type { AccountRef } from '../model/person.ts'
import { AppError } from '../model/refusal.ts'
import type { InboxRow } from '../ports/inbox.ts'
import { onSeen } from './cards/seen.ts'
import { onPress, type PressDeps } from './click/press.ts'
import { type Settled, settle, storedAs } from './click/settle.ts'
import { onGaveUp } from './gave-up.ts'
import type { WhoIs } from './people.ts'
import { onRoom } from './words/room.ts'
import { onStranger, type StrangerDeps } from './words/stranger.ts'
import { onOpened, onText, type TextDeps } from './words/text.ts'

export interface DispatchDeps extends PressDeps, StrangerDeps, TextDeps {
  readonly whoIs: WhoIs
}

type What = InboxRow['event']['what']

export async function dispatch(deps: DispatchDeps, row: InboxRow): Promise<Settled> {
  const { from, what } = row.event
  return 'clock' in from ? fromClock(deps, row) : fromPerson(deps, row, from, what)
}

async function fromPerson(deps: DispatchDeps, row: InboxRow, account: AccountRef, what: What): Promise<Settled> {
  const person = await deps.whoIs.person(account)
  if (what.kind !== 'room-made' && 'room' in what) return onRoom(deps, row, person, what)
  if (person === undefined) return onStranger(deps, row, account)
  switch (what.kind) {
    case 'text':
      return onText(deps, row, person, what.text)
    case 'press':
      return onPress(deps, { event: row.event, person, token: what.token, values: what.values ?? {} })
    case 'opened':
      return onOpened(deps, row, person)
    case 'seen':
      return onSeen(deps, row, person, what.card)
    case 'due':
    case 'rendered':
    case 'gave-up':
    case 'law-changed':
    case 'data-changed':
    case 'room-made':
      throw new AppError('rejected', 'not-for-people', `An account cannot send ${what.kind} events.`)
  }
}

async function onLawChanged(deps: DispatchDeps, row: InboxRow, caseId: string): Promise<Settled> {
  const world = await deps.worlds.now()
  const action = { kind: 'law-changed', at: world.now, cause: row.event.key } as const
  return settle(deps, caseId, action, { origin: storedAs(row.event), by: 'clock', at: world.now, world })
}

/** Read when its turn comes, so that two imports one after the other are one change. */
async function onDataChanged(deps: DispatchDeps, row: InboxRow, caseId: string): Promise<Settled> {
  const world = await deps.worlds.now()
  const employee = (await deps.memory.load(caseId))?.parties.employee
  const [personnel, known] =
    employee === undefined
      ? [{}, undefined]
      : await Promise.all([deps.personnel.file(employee), deps.people.row(employee)])
  const record = known?.record ?? {}
  const action = { kind: 'data-changed', at: world.now, cause: row.event.key, personnel, record } as const
  return settle(deps, caseId, action, { origin: storedAs(row.event), by: 'clock', at: world.now, world })
}

async function fromClock(deps: DispatchDeps, row: InboxRow): Promise<Settled> {
  const { what } = row.event
  switch (what.kind) {
    case 'room-made':
      return onRoom(deps, row, undefined, what)
    case 'gave-up':
      return onGaveUp(deps, row, what)
    case 'law-changed':
      return onLawChanged(deps, row, what.caseId)
    case 'data-changed':
      return onDataChanged(deps, row, what.caseId)
    case 'due':
    case 'rendered':
      return onDueOrRendered(deps, row, what)
    default:
      throw new AppError('rejected', 'not-for-clock', `The clock cannot send ${what.kind} events.`)
  }
}

async function onDueOrRendered(
  deps: DispatchDeps,
  row: InboxRow,
  { caseId, ...did }: Extract<What, { kind: 'due' | 'rendered' }>,
): Promise<Settled> {
  const world = await deps.worlds.now()
  // Whoever noticed a deadline may have a clock that is a moment ahead of ours: it has come all the same, and comes only once.
  const at = Date.parse(row.event.at) > Date.parse(world.now) ? row.event.at : world.now
  const action = { ...did, at, cause: row.event.key }
  const fileIds = did.kind === 'rendered' ? [did.fileId] : []
  return settle(deps, caseId, action, { origin: storedAs(row.event), by: 'clock', at, world, fileIds })
}
