// Folding of the settlement: drafts, versions, confirmations, disputes and proposals.
import type { CaseState } from '../../model/case.ts'
import type { EventDraft } from '../../model/case-event.ts'
import type { Dispute } from '../../model/settlement.ts'

const withoutConfirmation = (state: CaseState): CaseState => {
  const { confirmation: _gone, ...rest } = state
  return rest
}

const changeDispute = (state: CaseState, id: string, by: (dispute: Dispute) => Dispute): CaseState => ({
  ...state,
  disputes: state.disputes.map(dispute => (dispute.id === id ? by(dispute) : dispute)),
})

/** Folds settlement events; undefined when the event is of another topic. */
export function foldSettlement(state: CaseState, { body, by, at }: EventDraft): CaseState | undefined {
  switch (body.kind) {
    case 'settlement-drafted':
      return by === 'clock' ? state : { ...state, settlementDraft: { ...body.content, by, at } }
    case 'settlement-verified': {
      const draft = state.settlementDraft
      return draft && by !== 'clock' ? { ...state, settlementDraft: { ...draft, verifiedBy: by } } : state
    }
    case 'settlement-returned': {
      const draft = state.settlementDraft
      return draft ? { ...state, settlementDraft: { ...draft, returned: body.why } } : state
    }
    case 'settlement-published':
      return {
        ...withoutConfirmation(state),
        settlements: [...state.settlements, body.settlement],
        checkedLines: [],
        considerUntil: body.settlement.considerUntil,
        reoffers: state.reoffers + (body.settlement.why === 'reoffer' ? 1 : 0),
      }
    case 'line-checked':
      return { ...state, checkedLines: [...state.checkedLines.filter(line => line !== body.line), body.line] }
    case 'settlement-confirmed': {
      // What was reserved with an earlier confirmation went with it.
      const { reservation: _earlier, ...rest } = state
      return {
        ...rest,
        confirmation: { version: body.version, hash: body.hash, at },
        ...(body.reservation ? { reservation: body.reservation } : {}),
      }
    }
    case 'consent-voided':
      return withoutConfirmation(state)
    case 'dispute-raised':
      return {
        ...state,
        disputes: [...state.disputes, body.dispute],
        checkedLines: state.checkedLines.filter(line => line !== body.dispute.line),
      }
    case 'dispute-answered':
      return changeDispute(state, body.id, dispute => ({ ...dispute, answer: body.answer }))
    case 'dispute-review-asked':
      return changeDispute(state, body.id, ({ answer, ...dispute }) => ({
        ...dispute,
        round: dispute.round + 1,
        earlier: answer,
        saidAgain: body.said,
      }))
    case 'dispute-ended':
      return changeDispute(state, body.id, dispute => ({ ...dispute, end: body.end, reservation: body.reservation }))
    case 'consideration-moved':
      return { ...state, considerUntil: body.until }
    case 'authority-set':
      return { ...state, authorityMonths: body.months }
    case 'proposed':
      return { ...state, proposals: [...state.proposals, { said: body.said, months: body.months, at }] }
    case 'proposal-answered':
      return {
        ...state,
        proposals: state.proposals.map((proposal, i) =>
          i === state.proposals.length - 1 ? { ...proposal, answer: body.answer } : proposal,
        ),
      }
    case 'who-proposed':
      return { ...state, whoProposed: body.answer }
    case 'who-proposed-resolved':
      return { ...state, whoProposedResolved: true }
    case 'closing-set':
      return { ...state, closing: body.closing }
    case 'closing-confirmed':
      return state.closing?.hash === body.hash ? { ...state, closing: { ...state.closing, confirmedAt: at } } : state
    default:
      return undefined
  }
}
