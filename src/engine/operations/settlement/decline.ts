// The employee does not accept, or the period ended without an answer: the contract goes on (product P7).
import type { CaseState } from '../../../model/case.ts'
import { voidAgreement } from '../../agreement/void.ts'
import { textOf } from '../../look.ts'
import type { Operation, OperationResult } from '../../operation.ts'

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
      { step: 'told-declined-hr', data: { how } },
    ],
    reply: { text: how === 'declined' ? 'toast.declined' : 'toast.not-accepted', tone: 'calm' },
  }
}

/** The reason is the employee's to give or to keep; it never reaches the manager. */
export const decline: Operation = ({ state, values }) => ended(state, textOf(values, 'why'), 'declined')

/** A person of HR records that the period ended without an answer; that is never consent (product P15). */
export const notAccepted: Operation = ({ state }) => ended(state, undefined, 'silent')
