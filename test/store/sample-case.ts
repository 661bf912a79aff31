// A small case for tests of the store: its state is the fold of the very events it is committed with.
import type { CaseState } from '../../src/model/case.ts'
import type { CaseEvent, EventDraft } from '../../src/model/case-event.ts'
import type { Commit } from '../../src/ports/case-store.ts'

export const openedAt = '2025-10-20T01:00:00Z'

export const opened = (employee: string, wage = '18600.00'): EventDraft => ({
  by: 'M001',
  at: openedAt,
  cause: 'web:m001:1',
  body: {
    kind: 'opened',
    flow: { id: 'cn-mutual', version: 1 },
    jurisdiction: 'cn',
    stage: 'preparation',
    parties: { employee, manager: 'M001', hrbp: 'H001' },
    opening: { reason: 'business', proposedBy: 'employer', lastDay: '2025-11-30', statement: '业务线合并,岗位取消' },
    facts: { monthlyWage: { value: wage, source: 'directory', by: 'directory', at: openedAt } },
    considerationDays: 5,
  },
})

export const noted = (what: string, at = '2025-10-20T02:30:00.120Z'): EventDraft => ({
  by: 'H001',
  at,
  cause: `web:h001:${what}`,
  body: { kind: 'noted', what },
})

/** A fold that knows the three kinds of events these tests write. */
export function fold(events: readonly Pick<CaseEvent, 'at' | 'by' | 'body'>[], caseId: string): CaseState {
  const [first, ...rest] = events
  if (first?.body.kind !== 'opened') throw new Error('a case begins with its opening')
  let state: CaseState = {
    id: caseId,
    flow: first.body.flow,
    jurisdiction: first.body.jurisdiction,
    openedAt: first.at,
    seq: 1,
    stage: first.body.stage,
    parties: first.body.parties,
    opening: first.body.opening,
    facts: first.body.facts,
    steps: [],
    answers: {},
    considerationDays: first.body.considerationDays,
    authorityMonths: '0',
    minutes: [],
    settlements: [],
    checkedLines: [],
    disputes: [],
    proposals: [],
    reoffers: 0,
    agreements: [],
    papers: [],
    payments: [],
    denials: [],
  }
  for (const event of rest) {
    state = { ...state, seq: state.seq + 1 }
    if (event.body.kind === 'stage-changed') state = { ...state, stage: event.body.stage }
    if (event.body.kind === 'denied') state = { ...state, denials: [...state.denials, { by: event.by, at: event.at }] }
    if (event.body.kind === 'ended') state = { ...state, ended: { how: event.body.how, at: event.at } }
  }
  return state
}

/** The commit that takes a case from `before` to `before` plus `events`. */
export function commitOf(
  caseId: string,
  before: readonly EventDraft[],
  events: readonly EventDraft[],
  more: Partial<Commit> = {},
): Commit {
  return {
    caseId,
    expectedSeq: before.length,
    events,
    state: fold([...before, ...events], caseId),
    effects: [],
    deadlines: [],
    ...more,
  }
}
