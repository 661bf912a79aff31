// A card with sensitive content was looked at: the case's record keeps who saw what, once per card.
import { sensitiveContents } from '../cards/contents.ts'
import type { AccountRef, Person } from '../model/person.ts'
import { shownKey } from '../outbox/keys.ts'
import type { InboxRow } from '../ports/inbox.ts'
import { type SettleDeps, type Settled, settle } from './settle.ts'
import type { Worlds } from './world.ts'

export interface SeenDeps extends SettleDeps {
  readonly worlds: Worlds
}

export async function onSeen(
  deps: SeenDeps,
  row: InboxRow,
  person: Person,
  account: AccountRef,
  cardKey: string,
): Promise<Settled> {
  const ref = (await deps.outbox.shown(shownKey(cardKey, account)))?.ref
  const fields = ref === undefined ? [] : sensitiveContents(ref.card)
  if (ref?.caseId === undefined || ref.to !== person.id || fields.length === 0) {
    await deps.inbox.finish(row.id, {})
    return { answer: {} }
  }
  const world = await deps.worlds.now()
  return settle(
    deps,
    ref.caseId,
    { kind: 'read', by: person.id, at: world.now, cause: row.event.key, fields, where: ref.instance },
    { inboxId: row.id, by: person.id, at: world.now, world },
  )
}
