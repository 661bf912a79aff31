// The case row against the record: it must be exactly what the record folds to, and its columns what the state says.
import { digestOfValue } from '../../evidence/chain.ts'
import type { Finding, Flaw } from '../../evidence/check.ts'
import type { CaseState } from '../../model/case.ts'
import type { CaseEvent } from '../../model/case-event.ts'
import { statePlace } from '../cases/case-commit.ts'
import { readState } from '../cases/case-store.ts'
import type { View } from './verify-register.ts'

/** Folds the whole record of one case to its state. */
export type Fold = (events: readonly CaseEvent[]) => CaseState

export async function checkCache(
  { kysely, sealer }: View,
  id: string,
  events: readonly CaseEvent[],
  fold: Fold | undefined,
): Promise<Finding | undefined> {
  const row = await kysely.selectFrom('case').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const finding = (what: Flaw): Finding => ({ caseId: id, seq: row.seq, what })
  let state: CaseState
  try {
    state = readState(sealer.open(row.state, statePlace(id, row.seq)))
  } catch {
    return finding('state-unopened')
  }
  const columns = {
    flow: row.flow,
    version: row.flow_version,
    stage: row.stage,
    employee: row.employee_id,
    proposedBy: row.proposed_by,
    openedAt: row.opened_at,
    endedAt: row.ended_at,
  }
  const said = {
    flow: state.flow.id,
    version: state.flow.version,
    stage: state.stage,
    employee: state.parties.employee,
    proposedBy: state.opening.proposedBy,
    openedAt: new Date(state.openedAt).toISOString(),
    endedAt: state.ended === undefined ? null : new Date(state.ended.at).toISOString(),
  }
  if (digestOfValue(columns) !== digestOfValue(said)) return finding('columns-altered')
  if (fold === undefined) return undefined
  return foldsTo(fold, events, state) ? undefined : finding('state-not-fold')
}

function foldsTo(fold: Fold, events: readonly CaseEvent[], state: CaseState): boolean {
  try {
    return digestOfValue(fold(events)) === digestOfValue(state)
  } catch {
    return false
  }
}
