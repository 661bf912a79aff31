// Operations around the moment an agreement takes effect: its copies, the two working days to take it back, the announcement.
import type { CaseState } from '../../../model/case.ts'
import { zoneOf } from '../../../model/person.ts'
import { withdrawalWorkdays } from '../../agreement/terms.ts'
import { isOver } from '../../clocks/instants.ts'
import { lastAgreement, openStep, textOf } from '../../look.ts'
import { events, type Opens, type Operation, refusing, wrongField } from '../../operation.ts'

/** Both have signed: effective now; two working days to take it back begin (granted by the company, product P12d). */
export const take: Operation = ({ state, instance, at, world }) => {
  const agreement = lastAgreement(state)
  if (agreement === undefined) return refusing('version-void')
  const until = world.calendar.endOfDay(at, withdrawalWorkdays, zoneOf(world.people, state.parties.employee))
  return {
    events: [
      { kind: 'became-effective', withdrawUntil: until.at },
      { kind: 'clock-set', instance: instance.id, clock: 'withdrawal-end', ...until },
    ],
    effects: [
      {
        kind: 'render',
        caseId: state.id,
        document: 'signed-agreement',
        type: 'signed-agreement',
        version: agreement.version,
      },
    ],
  }
}

/** One button, no reason: the agreement is over, the contract goes on, HR undoes what was begun. */
export const withdraw: Operation = ({ state, at }) => {
  const agreement = lastAgreement(state)
  const until = state.withdrawUntil
  if (agreement === undefined || until === undefined) return refusing('version-void')
  if (Date.parse(at) > Date.parse(until)) return refusing('withdrawal-over', { until })
  return {
    events: [{ kind: 'agreement-voided', version: agreement.version, why: 'withdrawn-after-effect' }],
    opens: [
      { step: 'told-contract-goes-on', who: state.parties.employee },
      { step: 'told-contract-goes-on', who: state.parties.manager },
      ...stops(state),
    ],
    reply: { text: 'toast.agreement-withdrawn', tone: 'calm' },
  }
}

/** Owners of tasks that were handed out learn that theirs is off; nobody else hears of it. */
function stops(state: CaseState): readonly Opens[] {
  const others = ['assets', 'accounts', 'expenses', 'pay-separation', 'pay-handover']
  return others.flatMap(step => {
    const task = state.steps.findLast(one => one.step === step)
    return task?.who === undefined ? [] : [{ step: 'told-task-off', who: task.who, data: { task: step } }]
  })
}

/** Everything that had been done is undone: the case ends, the contract goes on. */
export const rolledBack: Operation = ({ values }) =>
  events({ kind: 'answered', step: 'rollback', values }, { kind: 'ended', how: 'withdrawn' })

/** Electronic Contract Guidelines 13: one stamped paper copy, free, on request. */
export const paperCopy: Operation = ({ state }) =>
  openStep(state, 'paper-copy')
    ? { events: [], repeated: true, reply: { text: 'toast.paper-copy-asked', tone: 'calm' } }
    : {
        events: [{ kind: 'noted', what: 'paper-copy-asked' }],
        opens: [{ step: 'paper-copy' }],
        reply: { text: 'toast.paper-copy-asked', tone: 'calm' },
      }

/** When and how colleagues learn of it is the employee's choice. */
export const announce: Operation = ({ values, state, world }) => {
  if (isOver(textOf(values, 'when') ?? '', state, world)) return wrongField('when', 'past-date')
  if (values.how === 'own-words' && textOf(values, 'words') === undefined) return wrongField('words', 'required')
  return {
    events: [{ kind: 'answered', step: 'announcement', values }],
    opens: [{ step: 'told-announcement' }, { step: 'told-announcement', who: state.parties.hrbp }],
    reply: { text: 'toast.announcement-kept', tone: 'calm' },
  }
}

/** A day the law sets has passed: the head of HR gets the red card with its article (LCL 50, 85, 89). */
export const overdue: Operation = ({ instance }) => ({
  events: [],
  opens: [
    {
      step: 'told-overdue',
      data: { what: instance.data?.part ? `pay-${instance.data.part}` : instance.step, owner: instance.who ?? '' },
    },
  ],
})
