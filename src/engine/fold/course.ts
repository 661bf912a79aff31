// Folding of the course of a case: stage, parties, facts, pauses, minutes, refusals, its end.
import type { CaseState } from '../../model/case.ts'
import type { EventDraft } from '../../model/case-event.ts'

/** Folds what no other topic folds; every remaining kind is named, so a new event cannot be forgotten. */
export function foldCourse(state: CaseState, { body, by, at }: EventDraft): CaseState {
  switch (body.kind) {
    case 'stage-changed':
      return { ...state, stage: body.stage }
    case 'party-bound':
      return { ...state, parties: { ...state.parties, [body.role]: body.person } }
    case 'facts-recorded':
      return { ...state, facts: { ...state.facts, ...body.facts } }
    case 'personnel-refreshed':
      return { ...state, personnel: body.personnel }
    case 'released':
      return { ...state, considerationDays: body.considerationDays, authorityMonths: body.authorityMonths }
    case 'paused':
      return { ...state, paused: { why: body.why, at, by } }
    case 'resumed': {
      const { paused: _gone, ...rest } = state
      return rest
    }
    case 'minutes-sent':
      return { ...state, minutes: [...state.minutes, body.minutes] }
    case 'minutes-answered':
      return {
        ...state,
        minutes: state.minutes.map(minutes =>
          minutes.version === body.version ? { ...minutes, answer: body.answer } : minutes,
        ),
      }
    case 'minutes-added':
      return {
        ...state,
        minutes: state.minutes.map(minutes =>
          minutes.version === body.version
            ? { ...minutes, additions: [...(minutes.additions ?? []), { text: body.text, at }] }
            : minutes,
        ),
      }
    case 'declined':
      return { ...state, declined: { at, why: body.why } }
    case 'survey-answered':
      return { ...state, survey: body.values }
    case 'denied':
      return { ...state, denials: [...state.denials, { by: body.person, at }] }
    case 'ended':
      return { ...state, ended: { how: body.how, at } }
    case 'noted':
    case 'read':
      return state
    default:
      throw new Error(`event ${body.kind} has no fold`)
  }
}
