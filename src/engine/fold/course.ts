// Folding of the course of a case: stage, parties, facts, pauses, minutes, refusals, its end.
import type { CaseState } from '../../model/case.ts'
import type { Folds } from './folds.ts'

export const courseFolds = {
  'stage-changed': (state, body): CaseState => ({ ...state, stage: body.stage }),
  'party-bound': (state, body): CaseState => ({ ...state, parties: { ...state.parties, [body.role]: body.person } }),
  'facts-recorded': (state, body): CaseState => ({ ...state, facts: { ...state.facts, ...body.facts } }),
  'personnel-refreshed': (state, body): CaseState => ({ ...state, personnel: body.personnel }),
  released: (state, body): CaseState => ({
    ...state,
    considerationDays: body.considerationDays,
    authorityMonths: body.authorityMonths,
  }),
  paused: (state, body, { by, at }): CaseState => ({ ...state, paused: { why: body.why, at, by } }),
  resumed: (state): CaseState => {
    const { paused: _gone, ...rest } = state
    return rest
  },
  'minutes-sent': (state, body): CaseState => ({ ...state, minutes: [...state.minutes, body.minutes] }),
  'minutes-answered': (state, body): CaseState => ({
    ...state,
    minutes: state.minutes.map(minutes =>
      minutes.version === body.version ? { ...minutes, answer: body.answer } : minutes,
    ),
  }),
  'minutes-added': (state, body, { at }): CaseState => ({
    ...state,
    minutes: state.minutes.map(minutes =>
      minutes.version === body.version
        ? { ...minutes, additions: [...(minutes.additions ?? []), { text: body.text, at }] }
        : minutes,
    ),
  }),
  declined: (state, body, { at }): CaseState => ({ ...state, declined: { at, why: body.why } }),
  'survey-answered': (state, body): CaseState => ({ ...state, survey: body.values }),
  denied: (state, body, { at }): CaseState => ({ ...state, denials: [...state.denials, { by: body.person, at }] }),
  ended: (state, body, { at }): CaseState => ({ ...state, ended: { how: body.how, at } }),
  noted: (state): CaseState => state,
  read: (state): CaseState => state,
} satisfies Partial<Folds>
