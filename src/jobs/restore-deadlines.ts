// At each start the deadlines of running cases are compared with what the cases themselves say: they follow from the case, so a lost one comes back.
import { deadlinesOf } from '../engine/clocks/clocks.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { Deadlines } from '../ports/deadlines.ts'
import type { Log } from '../ports/log.ts'

export interface RestoringDeps {
  readonly cases: Pick<CaseStore, 'openIds' | 'load'>
  readonly deadlines: Pick<Deadlines, 'restore'>
  readonly log: Pick<Log, 'warn'>
}

export async function restoreDeadlines({ cases, deadlines, log }: RestoringDeps): Promise<void> {
  for (const caseId of await cases.openIds()) {
    const state = await cases.load(caseId)
    const restored = state === undefined ? 0 : await deadlines.restore(caseId, state.seq, deadlinesOf(state))
    if (restored > 0) log.warn('deadlines of a case were missing and are back', { case: caseId, deadlines: restored })
  }
}
