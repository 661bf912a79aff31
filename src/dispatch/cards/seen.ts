// A card with sensitive content was looked at: the case's record keeps who saw what, once per card.
import { sensitiveContents } from '../../cards/contents.ts'
import type { Person } from '../../model/person.ts'
import type { InboxRow } from '../../ports/inbox.ts'
import { flowOf } from '../click/flow-of.ts'
import { type SettleDeps, type Settled, settle, storedAs } from '../click/settle.ts'
import type { Worlds } from '../world.ts'

export interface SeenDeps extends SettleDeps {
  readonly worlds: Worlds
}

export async function onSeen(deps: SeenDeps, row: InboxRow, person: Person, cardKey: string): Promise<Settled> {
  const [caseId = '', where = '', to] = cardKey.split('/')
  const state = to === person.id ? await deps.memory.load(caseId) : undefined
  const instance = state?.steps.find(step => step.id === where && step.who === person.id)
  const step = state && flowOf(deps.core, state).steps.find(step => step.id === instance?.step)
  const fields = step?.card === undefined ? [] : sensitiveContents(step.card)
  if (fields.length === 0) {
    await deps.inbox.finish(row.event.key, {})
    return { answer: {} }
  }
  const world = await deps.worlds.now()
  return settle(
    deps,
    caseId,
    { kind: 'read', by: person.id, at: world.now, cause: row.event.key, fields, where },
    { origin: storedAs(row.event), by: person.id, at: world.now, world },
  )
}
