// The case is the fold of its log. Each topic folds its own events; an event nobody folds does not compile.
import type { CaseState } from '../../model/case.ts'
import type { CaseEvent, CaseEventBody, EventDraft } from '../../model/case-event.ts'
import { foldAgreement } from './agreement.ts'
import { foldCourse } from './course.ts'
import { foldHelp } from './help.ts'
import { foldRooms } from './rooms.ts'
import { foldSettlement } from './settlement.ts'
import { foldSteps } from './steps.ts'

/** Folds one event into the case; the first event must be `opened`. */
export function fold(state: CaseState | undefined, caseId: string, event: EventDraft): CaseState {
  if (event.body.kind === 'opened') return opened(caseId, event, event.body)
  if (!state) throw new Error(`case ${caseId}: the log does not begin with its opening`)
  const next = { ...state, seq: state.seq + 1 }
  return (
    foldSteps(next, event) ??
    foldSettlement(next, event) ??
    foldAgreement(next, event) ??
    foldRooms(next, event) ??
    foldHelp(next, event) ??
    foldCourse(next, event)
  )
}

/** The whole log, oldest first. */
export function foldAll(events: readonly CaseEvent[]): CaseState {
  let state: CaseState | undefined
  for (const event of events) state = fold(state, event.caseId, event)
  if (!state) throw new Error('an empty log is no case')
  return state
}

function opened(id: string, event: EventDraft, body: Extract<CaseEventBody, { kind: 'opened' }>): CaseState {
  return {
    id,
    flow: body.flow,
    jurisdiction: body.jurisdiction,
    openedAt: event.at,
    seq: 1,
    stage: body.stage,
    parties: body.parties,
    opening: body.opening,
    facts: body.facts,
    ...(body.personnel === undefined ? {} : { personnel: body.personnel }),
    steps: [],
    answers: {},
    considerationDays: body.considerationDays,
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
}
