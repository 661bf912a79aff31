// Cases as this process last saw them. A remembered case is right or out of date, never wrong: its sequence number tells.
import type { CaseState } from '../../model/case.ts'
import type { CaseStore } from '../../ports/case-store.ts'

export interface CaseMemory {
  /** As last seen here, else from the database. Only for what a commit will check. */
  recent(caseId: string): Promise<CaseState | undefined>
  /** Not older than this event of it. */
  since(caseId: string, seq: number): Promise<CaseState | undefined>
  /** From the database. */
  load(caseId: string): Promise<CaseState | undefined>
  /** A case that was just committed here. */
  note(state: CaseState): void
}

const mostRemembered = 1_000

/** Remembers the thousand cases that were used last. */
export function rememberCases(cases: Pick<CaseStore, 'load'>): CaseMemory {
  const seen = new Map<string, CaseState>()

  function note(state: CaseState): void {
    const known = seen.get(state.id)
    if (known !== undefined && known.seq > state.seq) return
    seen.delete(state.id)
    seen.set(state.id, state)
    const oldest = seen.size > mostRemembered ? seen.keys().next().value : undefined
    if (oldest !== undefined) seen.delete(oldest)
  }

  async function load(caseId: string): Promise<CaseState | undefined> {
    const state = await cases.load(caseId)
    if (state !== undefined) note(state)
    return state
  }

  return {
    recent: async caseId => seen.get(caseId) ?? load(caseId),
    since: async (caseId, seq) => {
      const known = seen.get(caseId)
      return known !== undefined && known.seq >= seq ? known : load(caseId)
    },
    load,
    note,
  }
}
