// Operations of HR's review (H1) and of what happens when HR stays silent (P3). Approval never happens by time.
import type { CaseState } from '../../../model/case.ts'
import type { CaseEventBody } from '../../../model/case-event.ts'
import { dayOf } from '../../../model/dates.ts'
import type { PersonId } from '../../../model/person.ts'
import { textOf } from '../../look.ts'
import { standInFor } from '../../opening/parties.ts'
import { events, type Operation, refusing, wrongField } from '../../operation.ts'
import { itemsDone } from '../../personnel/open-items.ts'
import { reportVersion } from '../../personnel/report-version.ts'

/** Circumstances that HR looks for before a release (LCL 42, product P5): the fields of its form. */
export const protections = ['maternity', 'medical', 'injury', 'hazard', 'senior', 'union', 'complaint'] as const

/** Whoever decides about a case is neither its manager nor its subject. */
const conflicted = (state: CaseState, person: PersonId): boolean =>
  person === state.parties.manager || person === state.parties.employee

/** Release, or a pause when somebody is protected: Art. 42 people may agree, but never by way of routine. */
export const release: Operation = ({ values, state, by }) => {
  if (by === 'clock' || conflicted(state, by)) return refusing('conflict-of-interest')
  if (state.opening.again && by !== state.parties.hrd) return refusing('only-hrd-again')
  if (state.reportedEarlier && by !== state.parties.hrd) return refusing('only-hrd')
  // Nobody talks about money before somebody looked at what is open (product B10).
  if (!itemsDone(state)) return refusing('items-open')
  const authorityMonths = textOf(values, 'authorityMonths') ?? '0'
  const days = Number(textOf(values, 'considerationDays'))
  if (!Number.isInteger(days)) return wrongField('considerationDays', 'whole-days')
  const said: readonly CaseEventBody[] = [
    { kind: 'answered', step: 'hr-review', values },
    { kind: 'released', considerationDays: days, authorityMonths },
  ]
  const isProtected = protections.some(name => values[name] === 'yes')
  if (!isProtected) return { events: said, reply: { text: 'toast.released', tone: 'calm' } }
  return {
    events: [...said, { kind: 'paused', why: 'protection' }],
    opens: [{ step: 'protection', data: { from: 'hr-review' } }, { step: 'told-paused' }],
    reply: { text: 'toast.paused-for-protection', tone: 'warn' },
  }
}

/** The report is typeset when the manager may prepare: with everything that was attested by then. */
export const writeReport: Operation = ({ state }) => {
  const version = reportVersion(state)
  const document = `preparation-v${version}`
  return { events: [], effects: [{ kind: 'render', caseId: state.id, document, type: 'preparation', version }] }
}

export const sendBack: Operation = ({ values }) => ({
  events: [
    { kind: 'noted', what: 'returned', values },
    // Sent back means: the manager answers again; what was answered stays visible but counts as open.
    { kind: 'answered', step: 'checks', values: { otherPosts: '', returned: textOf(values, 'why') ?? '' } },
  ],
})

export const reject: Operation = ({ values, state }) => ({
  events: [
    { kind: 'noted', what: 'rejected', values },
    { kind: 'stage-changed', stage: 'cancelled' },
    { kind: 'ended', how: 'cancelled' },
  ],
  opens: [
    { step: 'told-ended', who: state.parties.manager, data: { how: 'rejected', why: textOf(values, 'why') ?? '' } },
  ],
})

const alreadyOpen = (state: CaseState, step: string): boolean =>
  state.steps.some(instance => instance.step === step && instance.status === 'open')

export const escalate: Operation = ({ values, state }) =>
  alreadyOpen(state, 'hr-escalation')
    ? { events: [], repeated: true, reply: { text: 'toast.already', tone: 'calm' } }
    : {
        events: [{ kind: 'noted', what: 'escalated', values }],
        opens: [{ step: 'hr-escalation', data: { why: textOf(values, 'why') ?? '' } }],
      }

/** One working day of silence: the second HR partner is asked as well. */
export const addBackup: Operation = ({ state }) =>
  state.parties['backup-hr'] === undefined || alreadyOpen(state, 'hr-backup')
    ? events()
    : { events: [], opens: [{ step: 'hr-backup' }] }

/** Five working days of silence: the case rests. It is never approved by itself. */
export const autoPause: Operation = ({ state }) => ({
  events: [{ kind: 'paused', why: 'hr-silent' }],
  opens: [...(alreadyOpen(state, 'hr-escalation') ? [] : [{ step: 'hr-escalation' }]), { step: 'told-paused' }],
})

/** Somebody else is the HR partner from now on; whoever stood behind them changes places with them. */
function bound({ parties }: CaseState, person: PersonId): readonly CaseEventBody[] {
  const swapped = parties['backup-hr'] === person && parties.hrbp !== undefined
  return [
    { kind: 'party-bound', role: 'hrbp', person },
    ...(swapped ? [{ kind: 'party-bound', role: 'backup-hr', person: parties.hrbp } as const] : []),
  ]
}

/** H1 opens for somebody who is away: it goes to whoever is there in their place, at once (product P3). */
export const receive: Operation = ({ state, instance, by, world }) => {
  // Whoever has just taken it is there, whatever the directory says.
  const person = by === instance.who ? undefined : standInFor(world.people, state.parties, dayOf(world.now))
  if (person === undefined) return events()
  const checking = alreadyOpen(state, 'item-check') ? ['item-check'] : []
  return {
    events: bound(state, person),
    closes: ['hr-review', ...checking],
    opens: ['hr-review', ...checking].map(step => ({ step })),
  }
}

export const takeOver: Operation = ({ state, by }) => {
  if (by === 'clock' || conflicted(state, by)) return refusing('conflict-of-interest')
  return by === state.parties.payroll ? refusing('payroll-is-not-hr') : events(...bound(state, by))
}

export const assign: Operation = ({ state, values, world }) => {
  const person = world.people.find(textOf(values, 'person') ?? '')
  if (!person || conflicted(state, person.id)) return wrongField('person', 'unknown-choice')
  if (person.id === state.parties.payroll) return wrongField('person', 'two-persons')
  return events(...bound(state, person.id))
}

export const pause: Operation = ({ values, state }) =>
  state.paused
    ? { events: [], repeated: true, reply: { text: 'toast.already', tone: 'calm' } }
    : {
        events: [
          { kind: 'noted', what: 'pause-asked', values },
          { kind: 'paused', why: 'asked' },
        ],
        opens: [{ step: 'told-paused' }],
      }

const day = 86_400_000

/** The manager may ask HR again once a day; it shows HR's card anew, nothing more. */
export const nudge: Operation = ({ state, at }) => {
  const last = state.answers.nudge?.at
  if (last !== undefined && Date.parse(at) - Date.parse(last) < day) {
    return { events: [], repeated: true, reply: { text: 'toast.nudged-today', tone: 'calm' } }
  }
  const review = state.steps.find(step => step.step === 'hr-review' && step.status === 'open')
  return {
    events: [{ kind: 'answered', step: 'nudge', values: {} }],
    effects: review?.who ? [{ kind: 'say', to: review.who, caseId: state.id, text: 'say.nudge', asks: true }] : [],
    reply: { text: 'toast.nudged', tone: 'calm' },
  }
}
