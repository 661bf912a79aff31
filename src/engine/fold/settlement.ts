// Folding of the settlement: drafts, versions, confirmations, disputes and proposals.
import type { CaseState } from '../../model/case.ts'
import type { Dispute } from '../../model/settlement.ts'
import type { Folds } from './folds.ts'

const withoutConfirmation = (state: CaseState): CaseState => {
  const { confirmation: _gone, ...rest } = state
  return rest
}

const changeDispute = (state: CaseState, id: string, by: (dispute: Dispute) => Dispute): CaseState => ({
  ...state,
  disputes: state.disputes.map(dispute => (dispute.id === id ? by(dispute) : dispute)),
})

export const settlementFolds = {
  'settlement-drafted': (state, body, { by, at }): CaseState =>
    by === 'clock' ? state : { ...state, settlementDraft: { ...body.content, by, at } },
  'settlement-verified': (state, _, { by }): CaseState => {
    const draft = state.settlementDraft
    return draft && by !== 'clock' ? { ...state, settlementDraft: { ...draft, verifiedBy: by } } : state
  },
  'settlement-returned': (state, body): CaseState => {
    const draft = state.settlementDraft
    return draft ? { ...state, settlementDraft: { ...draft, returned: body.why } } : state
  },
  'settlement-published': (state, body): CaseState => ({
    ...withoutConfirmation(state),
    settlements: [...state.settlements, body.settlement],
    checkedLines: [],
    considerUntil: body.settlement.considerUntil,
    reoffers: state.reoffers + (body.settlement.why === 'reoffer' ? 1 : 0),
  }),
  'line-checked': (state, body): CaseState => ({
    ...state,
    checkedLines: [...state.checkedLines.filter(line => line !== body.line), body.line],
  }),
  'settlement-confirmed': (state, body, { at }): CaseState => {
    // What was reserved with an earlier confirmation went with it.
    const { reservation: _earlier, ...rest } = state
    return {
      ...rest,
      confirmation: { version: body.version, hash: body.hash, at },
      ...(body.reservation ? { reservation: body.reservation } : {}),
    }
  },
  'consent-voided': (state): CaseState => withoutConfirmation(state),
  'dispute-raised': (state, body): CaseState => ({
    ...state,
    disputes: [...state.disputes, body.dispute],
    checkedLines: state.checkedLines.filter(line => line !== body.dispute.line),
  }),
  'dispute-answered': (state, body): CaseState =>
    changeDispute(state, body.id, dispute => ({ ...dispute, answer: body.answer })),
  'dispute-review-asked': (state, body): CaseState =>
    changeDispute(state, body.id, ({ answer, ...dispute }) => ({
      ...dispute,
      round: dispute.round + 1,
      earlier: answer,
      saidAgain: body.said,
    })),
  'dispute-ended': (state, body): CaseState =>
    changeDispute(state, body.id, dispute => ({ ...dispute, end: body.end, reservation: body.reservation })),
  'consideration-moved': (state, body): CaseState => ({ ...state, considerUntil: body.until }),
  'authority-set': (state, body): CaseState => ({ ...state, authorityMonths: body.months }),
  proposed: (state, body, { at }): CaseState => ({
    ...state,
    proposals: [...state.proposals, { said: body.said, months: body.months, at }],
  }),
  'proposal-answered': (state, body): CaseState => ({
    ...state,
    proposals: state.proposals.map((proposal, i) =>
      i === state.proposals.length - 1 ? { ...proposal, answer: body.answer } : proposal,
    ),
  }),
  'who-proposed': (state, body): CaseState => ({ ...state, whoProposed: body.answer }),
  'who-proposed-resolved': (state): CaseState => ({ ...state, whoProposedResolved: true }),
  'closing-set': (state, body): CaseState => ({ ...state, closing: body.closing }),
  'closing-confirmed': (state, body, { at }): CaseState =>
    state.closing?.hash === body.hash ? { ...state, closing: { ...state.closing, confirmedAt: at } } : state,
} satisfies Partial<Folds>
