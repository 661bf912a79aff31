// A dispute is adopted, wholly or in part: the line and everything that depends on it is computed anew (product P1).
import type { CaseState, Fact } from '../../../model/case.ts'
import type { CaseEventBody } from '../../../model/case-event.ts'
import { compare, money } from '../../../model/money.ts'
import type { DisputeAnswer, SettlementVersion } from '../../../model/settlement.ts'
import { lastSettlement, openStep, textOf } from '../../look.ts'
import { type Operation, type OperationInput, type OperationResult, refusing, wrongField } from '../../operation.ts'
import { averageAfter, readAddition } from '../../settlement/adoption.ts'
import { afterDispute } from '../../settlement/after-dispute.ts'
import { draftContent } from '../../settlement/draft.ts'
import { reasonOfNext, unsettledDisputes } from '../../settlement/reason.ts'
import { whatIf } from '../../settlement/what-if.ts'
import { disputeOf, stoppedSince } from './dispute.ts'
import { published } from './publish.ts'

const correctable = ['hireDate', 'leaveTakenDays'] as const

function adoption(input: OperationInput, kind: 'adopted' | 'partly'): OperationResult {
  const { state, world, values, by, at } = input
  const dispute = disputeOf(input)
  if (!dispute || by === 'clock') return refusing('stale-card')
  const why = textOf(values, 'why') ?? ''
  const reading = readAddition(state, world, dispute.line, values)
  if (!reading.ok) return wrongField(reading.field, reading.why)
  const average = averageAfter(state, dispute.line, reading.addition, values)
  if (!average.ok) return wrongField(average.field, 'required')

  const fact = (value: string): Fact => ({ value, source: why, by, at })
  const facts: Record<string, Fact> = {}
  if (average.average !== undefined) facts.avgMonthlyWage = fact(average.average)
  for (const name of correctable) {
    const value = textOf(values, name)
    if (value !== undefined && value !== state.facts[name]?.value) facts[name] = fact(value)
  }
  if (reading.addition === undefined && Object.keys(facts).length === 0) return wrongField('amount', 'nothing-given')

  const answer: DisputeAnswer = { kind, by, at, why, ...reading.addition }
  const wageTax = textOf(values, 'wageTax')
  const bodies: readonly CaseEventBody[] = [
    { kind: 'dispute-answered', id: dispute.id, answer },
    ...(Object.keys(facts).length > 0 ? [{ kind: 'facts-recorded', facts } as const] : []),
    ...(wageTax === undefined
      ? []
      : [{ kind: 'answered', step: 'settlement-draft', values: { wageTax, payrollSource: why } } as const]),
  ]
  const after = whatIf(input, bodies)
  const drafting = draftContent(after, world, reasonOfNext(after))
  if (!drafting.ok) return { refusal: drafting.refusal }
  const before = lastSettlement(state)?.lines.find(line => line.id === dispute.line)?.amount ?? money(0)
  const now = drafting.content.lines.find(line => line.id === dispute.line)?.amount ?? money(0)
  // To adopt a complaint means to follow it: the line comes out higher, or it was not adopted.
  if (compare(now, before) <= 0) return wrongField('amount', 'not-in-favour')
  const drafted: CaseEventBody = { kind: 'settlement-drafted', content: drafting.content }
  const stoppedAt = stoppedSince(input)
  const closes = ['settlement-verify', 'settlement-draft', 'settlement-send']
  const last = lastSettlement(state)
  if (last && unsettledDisputes(after).length === 0 && untouchedSince(state, last)) {
    // Only in the employee's favour, and two persons stand behind it: who prepared the lines, and who adopts the complaint.
    const preparedBy = last.preparedBy === by ? last.verifiedBy : last.preparedBy
    const sent = published(
      { ...input, state: whatIf({ ...input, state: after }, [drafted]) },
      drafting.content,
      preparedBy,
      by,
      stoppedAt,
    )
    if ('refusal' in sent) return sent
    return {
      ...sent,
      events: [...bodies, drafted, ...sent.events],
      closes: [...(sent.closes ?? []), ...closes],
      reply: { text: 'toast.dispute-adopted', tone: 'calm' },
    }
  }
  const next = afterDispute(after, world, stoppedAt)
  return {
    events: [...bodies, drafted, ...next.events],
    closes,
    opens: next.opens,
    reply: { text: 'toast.dispute-adopted-wait', tone: 'calm' },
  }
}

/** Whether nothing was typed since that version: what HR began meanwhile goes through H2's own two persons. */
const untouchedSince = (state: CaseState, last: SettlementVersion): boolean =>
  !['settlement-draft', 'settlement-verify', 'settlement-send'].some(step => openStep(state, step)) &&
  Object.entries(state.answers).every(
    ([step, { at }]) => !/^settlement-(draft|other)/.test(step) || Date.parse(at) <= Date.parse(last.publishedAt),
  )

export const adopt: Operation = input => adoption(input, 'adopted')
export const partly: Operation = input => adoption(input, 'partly')
