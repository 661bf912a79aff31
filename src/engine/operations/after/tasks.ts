// Operations of hand-over tasks: done with evidence, trouble told, passed on to somebody of the same desk.
import { zoneOf } from '../../../model/person.ts'
import { instantFields } from '../../clocks/instants.ts'
import { textOf } from '../../look.ts'
import { events, type Operation, refusing, wrongField } from '../../operation.ts'

export const done: Operation = ({ values, instance }) =>
  events({ kind: 'answered', step: instance.step, values: { ...values, done: 'yes' } })

/** Whoever has trouble tells HR; HR's own trouble goes to the head of HR. */
export const trouble: Operation = ({ values, instance, state }) => {
  const { hrbp, hrd } = state.parties
  return {
    events: [{ kind: 'noted', what: `trouble-${instance.step}`, values }],
    opens: [
      {
        step: 'told-note',
        who: instance.who === hrbp ? hrd : hrbp,
        data: { about: 'trouble', task: instance.step, from: instance.who ?? '', text: textOf(values, 'why') ?? '' },
      },
    ],
    reply: { text: 'toast.trouble-told', tone: 'calm' },
  }
}

export const passOn: Operation = ({ values, instance, by }) => {
  const person = textOf(values, 'person')
  if (person === undefined || person === by) return wrongField('person', 'unknown-choice')
  return {
    events: [{ kind: 'noted', what: `passed-on-${instance.step}`, values }],
    opens: [{ step: instance.step, who: person, data: { from: instance.who ?? '' } }],
  }
}

/** Accounts work until 18:00 of the last day, where the employee is: until then the person is at work. */
export const closeAccounts: Operation = input => {
  const { state, at, world } = input
  const from = instantFields['last-day.evening']?.(state, zoneOf(world.people, state.parties.employee))
  if (from === undefined) return refusing('version-void')
  return Date.parse(at) < Date.parse(from) ? refusing('accounts-too-early', { until: from }) : done(input)
}
