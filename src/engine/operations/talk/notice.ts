// Operations of the opening notice (E0): a receipt is not consent, and what only HR may know stays with HR.
import { textOf } from '../../look.ts'
import type { Operation } from '../../operation.ts'

export const read: Operation = ({ values, at }) => ({
  events: [{ kind: 'answered', step: 'opening-notice.read', values: { ...values, at } }],
  reply: { text: 'toast.read-is-no-consent', tone: 'calm' },
})

/** The employee has something only HR may know: everything rests at once (product P5). Whether it rested already is no hint to anybody. */
export const special: Operation = ({ values, state }) => ({
  events: [
    { kind: 'answered', step: 'special', values },
    ...(state.paused ? [] : [{ kind: 'paused', why: 'protection' } as const]),
  ],
  opens: [{ step: 'protection', data: { from: 'employee' } }, ...(state.paused ? [] : [{ step: 'told-paused' }])],
  reply: { text: 'toast.special-received', tone: 'calm' },
})

export const reschedule: Operation = ({ values }) => ({
  events: [{ kind: 'noted', what: 'reschedule', values }],
  opens: [{ step: 'told-reschedule', data: { when: textOf(values, 'when') ?? '' } }],
  reply: { text: 'toast.reschedule-sent', tone: 'calm' },
})

/** It reached the wrong person: the notice is recalled and HR gets a privacy incident (product P29). */
export const notMe: Operation = ({ by, state }) => ({
  events: [
    { kind: 'noted', what: 'wrong-person' },
    { kind: 'paused', why: 'wrong-person' },
  ],
  opens: [{ step: 'privacy-incident', data: { person: by } }, ...(state.paused ? [] : [{ step: 'told-paused' }])],
  reply: { text: 'toast.wrong-person', tone: 'calm' },
})

/** What was done about it is on record; the case itself is over, a right one starts anew. */
export const incidentHandled: Operation = ({ values, state }) => ({
  events: [
    { kind: 'noted', what: 'incident-handled', values },
    { kind: 'stage-changed', stage: 'cancelled' },
    { kind: 'ended', how: 'cancelled' },
  ],
  opens: [{ step: 'told-ended', who: state.parties.manager, data: { how: 'cancelled' } }],
})
