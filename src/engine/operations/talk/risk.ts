// HR's answer to a sentence that stopped the case: the manager goes on, or HR takes the talk over.
import { events, type Operation, refusing } from '../../operation.ts'

/** The text HR looked at may go out as it was said; whatever must be said goes out in writing beside it. */
export const resume: Operation = ({ values, instance }) =>
  events({ kind: 'answered', step: 'risk-review', values: { ...values, cleared: instance.data?.mark ?? '' } })

/** A new person goes on (product P2): what is left of the talk and the minutes are HR's now. */
export const takeOver: Operation = ({ values, by, instance, state }) => {
  if (by === 'clock') return refusing('only-you')
  const writing = state.steps.some(step => step.step === 'minutes' && step.status === 'open')
  return {
    events: [
      { kind: 'answered', step: 'risk-review', values: { ...values, cleared: instance.data?.mark ?? '' } },
      { kind: 'noted', what: 'talk-taken-over' },
    ],
    closes: ['outline', 'meeting', 'minutes', 'told-check'],
    opens: writing ? [{ step: 'minutes', who: by }] : [],
  }
}
