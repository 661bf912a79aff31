// The case is the fold of its log. Each topic folds its own events.
import type { CaseState } from '../../model/case.ts'
import type { CaseEvent, EventDraft } from '../../model/case-event.ts'
import { agreementFolds } from './agreement.ts'
import { courseFolds } from './course.ts'
import type { BodyOf, Folds } from './folds.ts'
import { helpFolds } from './help.ts'
import { roomFolds } from './rooms.ts'
import { settlementFolds } from './settlement.ts'
import { stepFolds } from './steps.ts'

const folds: Folds = {
  ...stepFolds,
  ...settlementFolds,
  ...agreementFolds,
  ...roomFolds,
  ...helpFolds,
  ...courseFolds,
}

/** Folds one event into the case; the first event must be `opened`. */
export function fold(state: CaseState | undefined, caseId: string, event: EventDraft): CaseState {
  const { body } = event
  if (body.kind === 'opened') return opened(caseId, event, body)
  if (!state) throw new Error(`case ${caseId}: the log does not begin with its opening`)
  return folded(body.kind, { ...state, seq: state.seq + 1 }, body, event)
}

function folded<K extends keyof Folds>(kind: K, state: CaseState, body: BodyOf<K>, event: EventDraft): CaseState {
  // A record may hold what a newer version wrote.
  if (!Object.hasOwn(folds, kind)) throw new Error(`event ${kind} has no fold`)
  return folds[kind](state, body, event)
}

/** The whole log, oldest first. */
export function foldAll(events: readonly CaseEvent[]): CaseState {
  let state: CaseState | undefined
  for (const event of events) state = fold(state, event.caseId, event)
  if (!state) throw new Error('an empty log is no case')
  return state
}

function opened(id: string, event: EventDraft, body: BodyOf<'opened'>): CaseState {
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
