// Ending a case before it came to anything, and going on after a protection became known.
import type { CaseState } from '../../../model/case.ts'
import { helpRests, restUnderReview } from '../../help/calls.ts'
import { type Opens, type Operation, refusing } from '../../operation.ts'

/** Everyone who already knew of the case learns that it is over; nobody else hears of it. */
export function farewells(state: CaseState, how: 'cancelled' | 'withdrawn'): readonly Opens[] {
  const knew: readonly (string | undefined)[] = [
    state.parties.manager,
    state.steps.some(step => step.step === 'opening-notice') ? state.parties.employee : undefined,
    state.steps.some(step => step.step === 'hr-review') ? state.parties.hrbp : undefined,
  ]
  return knew.flatMap(who => (who === undefined ? [] : [{ step: 'told-ended', who, data: { how } }]))
}

/** Never once both have signed: what the agreement promises would go with the case. */
export const cancel: Operation = ({ state }) =>
  state.effectiveAt !== undefined
    ? refusing('cancel-after-effect')
    : {
        events: [
          { kind: 'stage-changed', stage: 'cancelled' },
          { kind: 'ended', how: 'cancelled' },
        ],
        opens: farewells(state, 'cancelled'),
      }

/** Only the employee can set a case going again that was paused for their protection (product P5). */
export const askEmployee: Operation = () => ({ events: [], opens: [{ step: 'resume-wish' }] })

export const goOn: Operation = ({ state }) => ({
  events: [
    { kind: 'noted', what: 'employee-wants-to-go-on' },
    ...(helpRests(state) ? [{ kind: 'help-released' as const }] : []),
  ],
  // Another reason to rest is still in the hands of HR.
  reply: { text: restUnderReview(state) ? 'toast.wish-noted' : 'toast.resumed', tone: 'calm' },
})
