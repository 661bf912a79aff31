// The employee proposes; HR answers within its authority, the head of HR beyond it. Every version is kept (product M8/H3).
import type { CaseEventBody } from '../../../model/case-event.ts'
import { Decimal } from '../../../model/money.ts'
import { lastSettlement, openStep, textOf } from '../../look.ts'
import { type Operation, type OperationInput, type OperationResult, refusing, wrongField } from '../../operation.ts'
import { draftContent } from '../../settlement/draft.ts'
import { overAuthority } from '../../settlement/limits.ts'
import { monthsOffered } from '../../settlement/version.ts'
import { whatIf } from '../../settlement/what-if.ts'

export const propose: Operation = ({ state, values }) => {
  if (openStep(state, 'counter-offer') ?? openStep(state, 'counter-offer-hrd')) {
    return { events: [], repeated: true, reply: { text: 'toast.proposal-waiting', tone: 'calm' } }
  }
  return {
    events: [{ kind: 'proposed', said: textOf(values, 'said') ?? '', months: textOf(values, 'months') }],
    opens: [{ step: 'counter-offer' }],
    reply: { text: 'toast.proposal-received', tone: 'calm' },
  }
}

/** The offer becomes a draft that payroll verifies and HR sends, like any other version. */
function drafted(
  input: OperationInput,
  months: string,
  said: { readonly why: 'proposal' | 'reoffer'; readonly reason: string; readonly field?: string },
): OperationResult {
  const { state, world, by } = input
  const beyond = overAuthority(state, months)
  if (beyond && by !== state.parties.hrd) {
    return said.field
      ? wrongField(said.field, 'over-authority')
      : refusing('over-authority', { months: state.authorityMonths })
  }
  const bodies: readonly CaseEventBody[] = [
    { kind: 'proposal-answered', answer: said.reason },
    // The head of HR may go further; from then on HR may stay there.
    ...(beyond ? [{ kind: 'authority-set', months } as const] : []),
    {
      kind: 'answered',
      step: 'settlement-draft',
      // The months are all that is offered above the law: they take the place of a severance that was raised itself.
      values: { exGratiaMonths: months, severance: '', ...(said.reason === '' ? {} : { offerSource: said.reason }) },
    },
  ]
  const drafting = draftContent(whatIf(input, bodies), world, said)
  if (!drafting.ok) return { refusal: drafting.refusal }
  return {
    events: [...bodies, { kind: 'settlement-drafted', content: drafting.content }],
    closes: ['settlement-draft', 'settlement-verify', 'settlement-send'],
    opens: [{ step: 'settlement-verify' }],
    reply: { text: 'toast.offer-drafted', tone: 'calm' },
  }
}

export const accept: Operation = input => {
  const proposal = input.state.proposals.at(-1)
  if (proposal?.months === undefined) return refusing('proposal-without-months')
  if (new Decimal(proposal.months).lessThanOrEqualTo(monthsOffered(lastSettlement(input.state)))) {
    return refusing('proposal-not-more')
  }
  return drafted(input, proposal.months, { why: 'proposal', reason: proposal.said })
}

/** A new offer of the company: the third version is its last, and two working days lie between them. */
export const offer: Operation = input => {
  const months = textOf(input.values, 'months') ?? '0'
  if (new Decimal(months).lessThanOrEqualTo(monthsOffered(lastSettlement(input.state))))
    return wrongField('months', 'not-a-better-offer')
  return drafted(input, months, { why: 'reoffer', reason: textOf(input.values, 'why') ?? '', field: 'months' })
}

export const explain: Operation = ({ values }) => ({
  events: [{ kind: 'proposal-answered', answer: textOf(values, 'answer') ?? '' }],
  opens: [{ step: 'told-proposal-answer', data: { answer: textOf(values, 'answer') ?? '' } }],
  reply: { text: 'toast.answer-sent', tone: 'calm' },
})

export const escalate: Operation = () => ({
  events: [{ kind: 'noted', what: 'proposal-escalated' }],
  opens: [{ step: 'counter-offer-hrd' }],
  reply: { text: 'toast.escalated', tone: 'calm' },
})
