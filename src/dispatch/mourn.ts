// An event that could not be carried out after all tries: nobody is left waiting, nothing of its content is told.

import { caseOfLane } from '../ingress/lane.ts'
import type { Effect } from '../model/effect.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { InboxRow } from '../ports/inbox.ts'
import type { Outbox } from '../ports/outbox.ts'
import type { WhoIs } from './people.ts'

export interface MournDeps {
  readonly whoIs: WhoIs
  readonly cases: CaseStore
  readonly outbox: Outbox
}

export async function mourn(deps: MournDeps, row: InboxRow): Promise<void> {
  const { from } = row.event
  const person = 'clock' in from ? undefined : await deps.whoIs.person(from)
  const effects: Effect[] = person ? [{ kind: 'say', to: person.id, text: 'spine.given-up', asks: false }] : []
  const caseId = caseOfLane(row.lane)
  const hr = caseId === undefined ? undefined : (await deps.cases.load(caseId))?.parties.hrbp
  if (caseId !== undefined && hr !== undefined && hr !== person?.id) {
    effects.push({ kind: 'say', to: hr, caseId, text: 'spine.given-up-hr', values: { case: caseId }, asks: false })
  }
  if (effects.length > 0) await deps.outbox.add(`given-up:${row.id}`, effects)
}
