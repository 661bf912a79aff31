// The independent channel of a case: who may reach it, and what it holds up.
import type { CaseState } from '../../model/case.ts'
import type { HelpCall } from '../../model/help.ts'
import type { PersonId } from '../../model/person.ts'
import { openStep } from '../look.ts'

/** From the notice on until the case has ended, the employee and nobody else (product E-help). */
export const canSeekHelp = (state: CaseState, person: PersonId): boolean =>
  state.ended === undefined &&
  person === state.parties.employee &&
  state.steps.some(step => step.step === 'opening-notice')

/** Calls after which the employee has not yet said that they want to go on; once both have signed, a call holds nothing up. */
export const restingCalls = (state: CaseState): readonly HelpCall[] =>
  state.paused === undefined ? [] : (state.help ?? []).filter(call => call.releasedAt === undefined)

export const helpRests = (state: CaseState): boolean => restingCalls(state).length > 0

/** After felt pressure or a report it is first for the head of HR whether the case may go on at all (product P26). */
export const helpUndecided = (state: CaseState): boolean =>
  restingCalls(state).some(call => call.what !== 'pause' && call.decidedAt === undefined)

const reviews = ['risk-review', 'pause-review', 'protection', 'privacy-incident'] as const

export const restUnderReview = (state: CaseState): boolean =>
  reviews.some(review => openStep(state, review) !== undefined)
