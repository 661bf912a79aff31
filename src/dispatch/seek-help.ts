// 「求助」, typed or pressed: the employee of a running case gets the card of the independent channel.
import { canSeekHelp } from '../engine/help/calls.ts'
import type { InboundEvent } from '../model/inbound.ts'
import type { Person } from '../model/person.ts'
import { type SettleDeps, type Settled, settle, storedAs } from './settle.ts'
import type { Worlds } from './world.ts'

export interface SeekHelpDeps extends SettleDeps {
  readonly worlds: Worlds
}

/** Undefined for everybody else: whether there is a case is not to be learnt this way. */
export async function onHelpSought(
  deps: SeekHelpDeps,
  event: InboundEvent,
  { id: by }: Person,
): Promise<Settled | undefined> {
  const caseId = await deps.cases.openCaseOf(by)
  const state = caseId === undefined ? undefined : await deps.memory.load(caseId)
  if (state === undefined || !canSeekHelp(state, by)) return undefined
  const world = await deps.worlds.now()
  const action = { kind: 'seeks-help', by, at: world.now, cause: event.key } as const
  return settle(deps, state.id, action, { origin: storedAs(event), by, at: world.now, world })
}
