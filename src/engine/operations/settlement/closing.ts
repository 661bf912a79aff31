// Operations of the last day: estimated figures become final, the employee checks what changed (product P31).
import type { CaseEventBody } from '../../../model/case-event.ts'
import { compare } from '../../../model/money.ts'
import { lastSettlement, textOf } from '../../look.ts'
import {
  events,
  type Operation,
  type OperationInput,
  type OperationResult,
  refusing,
  wrongField,
} from '../../operation.ts'
import { amountIn, closingCounts, closingStatement, hasEstimates } from '../../settlement/closing.ts'
import { overdrawn } from '../../settlement/deductions.ts'

/** The morning of the last day: payroll is asked for the final figures, unless nothing was estimated. */
export const start: Operation = ({ state, by, at }) => {
  const settlement = lastSettlement(state)
  if (!settlement) return events()
  if (hasEstimates(settlement)) return { events: [], opens: [{ step: 'closing-figures' }] }
  return events({ kind: 'closing-set', closing: closingStatement(state, settlement, { values: {}, by, at }) })
}

function settle(input: OperationInput, alwaysShown: boolean): OperationResult {
  const { state, values, by, at } = input
  const settlement = lastSettlement(state)
  if (!settlement || by === 'clock') return refusing('stale-card')
  const closing = closingStatement(state, settlement, { values, by, at })
  // The agreement names the floor of what was estimated: below it nobody goes, also not with a yes.
  const low = closing.lines.find(line => line.floor !== undefined && compare(line.amount, line.floor) < 0)
  if (low !== undefined) return wrongField(low.id, 'below-statutory')
  const over = overdrawn(closing.lines)
  if (over !== undefined) return refusing('deductions-exceed-pay', { amount: over.value })
  const needsWhy = closing.lines.some(line => compare(line.amount, amountIn(settlement, line.id)) < 0)
  if (needsWhy && closing.why === '') return wrongField('why', 'required')
  const body: CaseEventBody = { kind: 'closing-set', closing }
  const shown = closing.favour !== 'same' || alwaysShown
  return {
    events: [body],
    closes: ['closing-review', 'closing-question'],
    opens: shown
      ? [{ step: 'closing-review', data: { version: String(closing.version) } }]
      : [{ step: 'told-closing-same' }],
    reply: { text: `toast.closing-${closing.favour}`, tone: 'calm' },
  }
}

export const set: Operation = input => settle(input, false)

/** After a question the employee always sees the answer, also when the figures stay. */
export const correct: Operation = input => settle(input, true)

export const confirm: Operation = ({ state }) =>
  state.closing
    ? {
        events: [{ kind: 'closing-confirmed', hash: state.closing.hash }],
        reply: { text: 'toast.closing-confirmed', tone: 'calm' },
      }
    : refusing('stale-card')

export const question: Operation = ({ state, values }) => {
  const waiting = state.steps.some(step => step.step === 'closing-question' && step.status === 'open')
  if (waiting) return { events: [], repeated: true, reply: { text: 'toast.line-already-disputed', tone: 'calm' } }
  const nth = state.steps.filter(step => step.step === 'closing-question').length + 1
  const answer = `closing-question.${nth}`
  return {
    events: [{ kind: 'answered', step: answer, values }],
    opens: [
      {
        step: 'closing-question',
        data: { answer, line: textOf(values, 'line') ?? '', said: textOf(values, 'said') ?? '' },
      },
    ],
    reply: { text: 'toast.closing-questioned', tone: 'calm' },
  }
}

/**
 * Nobody answered: silence is no yes. What was in the employee's favour is paid all the same,
 * what was against them is not, and the settlement stands.
 */
export const lapse: Operation = ({ state }) => {
  if (state.steps.some(step => step.step === 'closing-question' && step.status === 'open')) return events()
  const against = !closingCounts(state)
  return {
    events: [{ kind: 'noted', what: 'closing-unanswered' }],
    closes: ['closing-review'],
    opens: against
      ? [{ step: 'told-closing-stands' }, { step: 'told-closing-stands', who: state.parties.payroll }]
      : [],
  }
}

export const explain: Operation = ({ values }) => ({
  events: [{ kind: 'noted', what: 'closing-explained', values }],
  opens: [{ step: 'told-closing-answer', data: { answer: textOf(values, 'answer') ?? '' } }],
  reply: { text: 'toast.answer-sent', tone: 'calm' },
})
