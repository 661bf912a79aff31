// Operations of the checks: nothing is skipped; whoever must answer answers (product A16, B8, B10).
import type { Fact } from '../../../model/case.ts'
import type { CaseEventBody } from '../../../model/case-event.ts'
import { textOf } from '../../look.ts'
import { events, type Operation, wrongField } from '../../operation.ts'

/** The manager adds what is missing; empty fields leave earlier answers as they are. */
export const supply: Operation = ({ values }) => {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0))
  if (Object.keys(given).length === 0) return wrongField('documents', 'nothing-given')
  return events({ kind: 'answered', step: 'checks', values: given })
}

/** HR fills what the directory did not know, with its source. */
export const supplyForManager: Operation = ({ values, by, at, instance }) => {
  const source = textOf(values, 'source')
  const known = ['contractType', 'hireDate', 'avgMonthlyWage', 'leaveTakenDays'].flatMap(name => {
    const value = textOf(values, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  if (known.length === 0) return wrongField('contractType', 'nothing-given')
  if (by === 'clock' || source === undefined) return wrongField('source', 'required')
  const facts: Record<string, Fact> = Object.fromEntries(
    known.map(([name, value]) => [name, { value, source, by, at }]),
  )
  return {
    events: [{ kind: 'facts-recorded', facts }],
    opens: [{ step: 'told-answer', data: { about: 'checks', instance: instance.id, by } }],
  }
}

export const answerManager: Operation = ({ values, by }) => ({
  events: [{ kind: 'noted', what: 'help-answered', values }],
  opens: [{ step: 'told-answer', data: { answer: textOf(values, 'answer') ?? '', by } }],
})

export const askHr: Operation = ({ values, state }) => {
  const waiting = state.steps.some(step => step.step === 'help-wanted' && step.status === 'open')
  if (waiting) return { events: [], repeated: true, reply: { text: 'toast.hr-already-asked', tone: 'calm' } }
  return {
    events: [{ kind: 'noted', what: 'help-asked', values }],
    opens: [{ step: 'help-wanted', data: { why: textOf(values, 'why') ?? '' } }],
    reply: { text: 'toast.hr-asked', tone: 'calm' },
  }
}

export const showBasis: Operation = ({ state }) => ({
  events: [],
  ...(state.steps.some(step => step.step === 'told-basis')
    ? { repeated: true, reply: { text: 'toast.basis-above', tone: 'calm' } }
    : { opens: [{ step: 'told-basis' }], reply: { text: 'toast.shown-below', tone: 'calm' } }),
})

/** Payroll attests each open item; "unknown" is an honest answer and is shown to HR. */
export const attestOpenItems: Operation = ({ values }) => {
  const body: CaseEventBody = { kind: 'answered', step: 'open-items', values }
  return events(body)
}
