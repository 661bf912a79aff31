// The employee does not accept, or the period ended without an answer: the contract goes on (product P7).
import type { CaseState } from '../../../model/case.ts'
import { voidAgreement } from '../../agreement/void.ts'
import { textOf } from '../../look.ts'
import { type Opens, type Operation, type OperationResult, refusing } from '../../operation.ts'

function ended(state: CaseState, why: string | undefined, how: 'declined' | 'silent'): OperationResult {
  return {
    events: [
      ...(state.confirmation
        ? [{ kind: 'consent-voided', version: state.confirmation.version, why: 'withdrawn' } as const]
        : []),
      ...voidAgreement(state, 'declined'),
      { kind: 'declined', why },
      { kind: 'stage-changed', stage: 'declined' },
      { kind: 'ended', how: 'declined' },
    ],
    opens: [
      { step: 'declined-receipt', data: { how } },
      { step: 'told-declined', data: { how } },
      ...toldHr(state, how),
    ],
    reply: { text: how === 'declined' ? 'toast.declined' : 'toast.not-accepted', tone: 'calm' },
  }
}

/** What made the case rest is not settled by its end: the head of HR hears of it as well. */
function toldHr({ parties, paused }: CaseState, how: 'declined' | 'silent'): readonly Opens[] {
  if (paused === undefined) return [{ step: 'told-declined-hr', data: { how } }]
  return [...new Set([parties.hrbp, parties.hrd])].flatMap(who =>
    who === undefined ? [] : [{ step: 'told-declined-hr', who, data: { how, rested: 'yes' } }],
  )
}

/**
 * The reason is the employee's to give or to keep; it never reaches the manager. Whoever said that the notice was not
 * meant for them does not decide for the person it was meant for: what they pressed is kept, the rest is with HR.
 */
export const decline: Operation = ({ state, values }) =>
  state.paused?.why === 'wrong-person'
    ? { ...refusing('declined-by-another'), record: [{ kind: 'noted', what: 'declined-by-another' }] }
    : ended(state, textOf(values, 'why'), 'declined')

/** A person of HR records that the period ended without an answer; that is never consent (product P15). */
export const notAccepted: Operation = ({ state }) => ended(state, undefined, 'silent')
