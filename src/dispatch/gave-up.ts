// Something of a case was given up: a task for its HR partner; where the case can open none any more, words.
import type { Effect } from '../model/effect.ts'
import type { InboundEvent } from '../model/inbound.ts'
import type { PersonId } from '../model/person.ts'
import type { InboxRow } from '../ports/inbox.ts'
import { type SettleDeps, type Settled, settle, storedAs } from './click/settle.ts'
import type { Worlds } from './world.ts'

/** What HR of the case hears where no task can be opened: which case, and nothing of its content. */
export const inWords = (hr: PersonId, caseId: string): Effect => ({
  kind: 'say',
  to: hr,
  caseId,
  text: 'spine.given-up-hr',
  values: { case: caseId },
  asks: false,
})

type Happened = Extract<InboundEvent['what'], { kind: 'gave-up' }>

export async function onGaveUp(
  deps: SettleDeps & { readonly worlds: Worlds },
  row: InboxRow,
  { caseId, gaveUp }: Happened,
): Promise<Settled> {
  const world = await deps.worlds.now()
  const action = { kind: 'gave-up', gaveUp, at: world.now, cause: row.event.key } as const
  const settled = await settle(deps, caseId, action, { origin: storedAs(row.event), by: 'clock', at: world.now, world })
  const { state } = settled
  const hr = state?.ended === undefined ? undefined : state.parties.hrbp
  if (hr !== undefined) {
    await deps.outbox.add(`given-up:${gaveUp.row}`, [inWords(hr, caseId)])
  }
  return settled
}
