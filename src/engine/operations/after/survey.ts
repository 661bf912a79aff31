// The survey a week after the last day (E6): voluntary, apart from pay and papers; felt pressure is looked at by the head of HR.
import { events, type Operation } from '../../operation.ts'

/** From this answer on, of five, the head of HR looks into it. */
export const pressureSeenFrom = 4

export const answer: Operation = ({ values }) => ({
  events: [{ kind: 'survey-answered', values }],
  ...(Number(values.pressure) >= pressureSeenFrom ? { opens: [{ step: 'told-survey-pressure' }] } : {}),
  reply: { text: 'toast.survey-thanks', tone: 'calm' },
})

/** Not taking part is an answer like any other. */
export const skip: Operation = () => events({ kind: 'answered', step: 'survey', values: { skipped: 'yes' } })
