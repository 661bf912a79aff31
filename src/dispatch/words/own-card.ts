// 「求助」 and 「我不接受」, typed or pressed: the employee of a running case gets the card that is always within reach.
import { mayAskFor } from '../../engine/asks-for.ts'
import type { OwnCard } from '../../model/action.ts'
import type { InboundEvent } from '../../model/inbound.ts'
import type { Person } from '../../model/person.ts'
import { type SettleDeps, type Settled, settle, storedAs } from '../click/settle.ts'
import type { Worlds } from '../world.ts'

export interface OwnCardDeps extends SettleDeps {
  readonly worlds: Worlds
}

/** Undefined for everybody else: whether there is a case is not to be learnt this way. */
export async function onAskedFor(
  card: OwnCard,
  deps: OwnCardDeps,
  event: InboundEvent,
  { id: by }: Person,
): Promise<Settled | undefined> {
  const caseId = await deps.cases.openCaseOf(by)
  const state = caseId === undefined ? undefined : await deps.memory.load(caseId)
  if (state === undefined || !mayAskFor(card, state, by)) return undefined
  const world = await deps.worlds.now()
  const action = { kind: 'asks-for', card, by, at: world.now, cause: event.key } as const
  return settle(deps, state.id, action, { origin: storedAs(event), by, at: world.now, world })
}
