// The employee questions a line (product P1): everything towards signing stands still until a person has answered it.
import type { CaseEventBody } from '../../../model/case-event.ts'
import { earliest } from '../../../model/dates.ts'
import type { Dispute } from '../../../model/settlement.ts'
import { lastSettlement, listOf, openDisputes, openStep, textOf } from '../../look.ts'
import { type Operation, type OperationInput, type OperationResult, refusing, wrongField } from '../../operation.ts'
import { afterDispute } from '../../settlement/after-dispute.ts'
import { unsettledDisputes } from '../../settlement/reason.ts'
import { whatIf } from '../../settlement/what-if.ts'
import { published } from './publish.ts'

/** The dispute a card is about. */
export const disputeOf = ({ state, instance }: Pick<OperationInput, 'state' | 'instance'>): Dispute | undefined =>
  state.disputes.find(dispute => dispute.id === instance.data?.dispute)

/** The period stands still: what would remind or end it does not come while the line is open. */
function stopped({ state }: OperationInput): readonly CaseEventBody[] {
  const review = openStep(state, 'settlement-review')
  if (!review) return []
  return Object.entries(review.clocks).flatMap(([clock, { passed }]) =>
    passed ? [] : [{ kind: 'clock-passed', instance: review.id, clock, reminded: false } as const],
  )
}

export const raise: Operation = input => {
  const { state, values, at } = input
  const settlement = lastSettlement(state)
  const line = textOf(values, 'line')
  if (!settlement || line === undefined || !settlement.lines.some(one => one.id === line)) {
    return wrongField('line', 'unknown-choice')
  }
  if (openDisputes(state).some(dispute => dispute.line === line)) {
    return { events: [], repeated: true, reply: { text: 'toast.line-already-disputed', tone: 'calm' } }
  }
  const dispute: Dispute = {
    id: `d${state.disputes.length + 1}`,
    version: settlement.version,
    line,
    said: textOf(values, 'said') ?? '',
    files: listOf(values, 'files'),
    raisedAt: at,
    round: 1,
  }
  return {
    events: [{ kind: 'dispute-raised', dispute }, { kind: 'stage-changed', stage: 'disputed' }, ...stopped(input)],
    closes: ['settlement-silence'],
    opens: [
      { step: 'dispute', data: { dispute: dispute.id } },
      { step: 'told-dispute-received', data: { dispute: dispute.id } },
    ],
    reply: { text: 'toast.dispute-received', tone: 'calm' },
  }
}

/** Two working days without an answer: the head of HR is told. */
export const overdue: Operation = input => ({
  events: [],
  opens: [{ step: 'told-dispute-overdue', data: { dispute: disputeOf(input)?.id ?? '' } }],
})

/** Not adopted: the employee reads why, on what basis, and decides what to do with it. */
export const reject: Operation = input => {
  const { values, by, at } = input
  const dispute = disputeOf(input)
  if (!dispute || by === 'clock') return refusing('stale-card')
  return {
    events: [
      {
        kind: 'dispute-answered',
        id: dispute.id,
        answer: {
          kind: 'rejected',
          by,
          at,
          why: textOf(values, 'why') ?? '',
          basis: [textOf(values, 'basis') ?? ''],
          files: listOf(values, 'files'),
        },
      },
    ],
    opens: [{ step: 'dispute-answer', data: { dispute: dispute.id } }],
    reply: { text: 'toast.dispute-answered', tone: 'calm' },
  }
}

/** When the period stopped: at the first of the disputes that held it. */
export const stoppedSince = ({ state }: Pick<OperationInput, 'state'>): string =>
  earliest(openDisputes(state).map(dispute => dispute.raisedAt)) ?? ''

function ends(input: OperationInput, end: NonNullable<Dispute['end']>, reservation?: string): OperationResult {
  const dispute = disputeOf(input)
  if (!dispute) return refusing('stale-card')
  const ended: CaseEventBody = { kind: 'dispute-ended', id: dispute.id, end, reservation }
  const after = whatIf(input, [ended])
  const next = afterDispute(after, input.world, stoppedSince(input))
  const frozen = openDisputes(after).length > 0
  return {
    events: [ended, ...next.events],
    opens: next.opens,
    reply: { text: `toast.dispute-${frozen ? 'ended-others' : end}`, tone: 'calm' },
  }
}

export const understood: Operation = input => ends(input, 'understood')

/** Still of another mind: their own words go into the agreement, the figures stay. */
export const reserve: Operation = input => ends(input, 'reserved', textOf(input.values, 'text'))

/** A second look by the head of HR, once. */
export const review: Operation = input => {
  const dispute = disputeOf(input)
  if (!dispute) return refusing('stale-card')
  if (dispute.round > 1) return refusing('no-review-left')
  return {
    events: [{ kind: 'dispute-review-asked', id: dispute.id, said: textOf(input.values, 'why') }],
    opens: [{ step: 'dispute-review', data: { dispute: dispute.id } }],
    reply: { text: 'toast.review-asked', tone: 'calm' },
  }
}

/** Two rounds without agreement: what is undisputed is paid, the item stays open and is named as such. */
export const payUndisputed: Operation = input => {
  const { state, world } = input
  const dispute = disputeOf(input)
  const last = lastSettlement(state)
  if (!dispute || !last) return refusing('stale-card')
  if (dispute.round < 2) return refusing('second-round-first')
  const words = [dispute.said, dispute.saidAgain ?? ''].filter(text => text !== '').join('\n')
  const ended: CaseEventBody = { kind: 'dispute-ended', id: dispute.id, end: 'reserved-part', reservation: words }
  const after = whatIf(input, [ended])
  if (unsettledDisputes(after).length > 0) return refusing('other-disputes-first')
  // Something else was adopted meanwhile: HR sends that version, and it names the reserved item too.
  if (openDisputes(after).length > 0) {
    const next = afterDispute(after, world, stoppedSince(input))
    return {
      events: [ended, ...next.events],
      opens: next.opens,
      reply: { text: 'toast.dispute-reserved-part', tone: 'calm' },
    }
  }
  const {
    version: _v,
    net: _n,
    hash: _h,
    considerUntil: _c,
    publishedAt: _p,
    preparedBy,
    verifiedBy,
    ...content
  } = last
  const sent = published(
    { ...input, state: after },
    { ...content, why: 'reserved', reason: words },
    preparedBy,
    verifiedBy,
    stoppedSince(input),
  )
  return 'refusal' in sent ? sent : { ...sent, events: [ended, ...sent.events] }
}
