// HR's choice when the law has changed under a running case: a new version, or the one that is out stays (product P30).
import { lastSettlement, openStep, textOf } from '../../look.ts'
import { type Operation, type OperationInput, type OperationResult, refusing } from '../../operation.ts'
import { lawChange } from '../../settlement/law-change.ts'

const kept = ({ instance, values }: OperationInput, answer: 'recalculate' | 'keep') => {
  const { version = '', before = '', after = '' } = instance.data ?? {}
  const why = textOf(values, 'why') ?? ''
  return { kind: 'answered', step: 'law-change', values: { answer, version, before, after, why } } as const
}

/** The version the card spoke of is still the one that is out. */
const isCurrent = ({ state, instance }: OperationInput): boolean =>
  state.effectiveAt === undefined && String(lastSettlement(state)?.version) === instance.data?.version

/** Two persons make the new version as they made the first; the employee checks it line by line again. */
export const recalculate: Operation = (input): OperationResult => {
  if (!isCurrent(input) || lawChange(input.state, input.world) === undefined) return refusing('law-change-over')
  const why = textOf(input.values, 'why') ?? ''
  return {
    events: [kept(input, 'recalculate'), { kind: 'answered', step: 'settlement-reopen', values: { why } }],
    closes: ['settlement-verify', 'settlement-send'],
    opens: openStep(input.state, 'settlement-draft') ? [] : [{ step: 'settlement-draft' }],
    reply: { text: 'toast.law-recalculated', tone: 'calm' },
  }
}

export const keep: Operation = (input): OperationResult =>
  isCurrent(input)
    ? { events: [kept(input, 'keep')], reply: { text: 'toast.law-kept', tone: 'calm' } }
    : refusing('law-change-over')
