// Folding of the agreement, its signatures, papers and payments.
import type { AgreementVersion, CaseState } from '../../model/case.ts'
import type { Folds } from './folds.ts'

const change = (state: CaseState, version: number, by: (a: AgreementVersion) => AgreementVersion): CaseState => ({
  ...state,
  agreements: state.agreements.map(agreement => (agreement.version === version ? by(agreement) : agreement)),
})

// An agreement that is taken back after it took effect leaves the contract as it was.
const withoutEffect = ({ effectiveAt: _at, withdrawUntil: _until, ...state }: CaseState): CaseState => state

export const agreementFolds = {
  'agreement-issued': (state, body): CaseState => ({ ...state, agreements: [...state.agreements, body.agreement] }),
  'agreement-delivered': (state, body): CaseState =>
    change(state, body.version, agreement => ({ ...agreement, signFrom: body.signFrom })),
  signed: (state, body): CaseState =>
    change(state, body.version, agreement => ({
      ...agreement,
      signatures: [...agreement.signatures, body.signature],
    })),
  'signature-withdrawn': (state, body): CaseState =>
    change(state, body.version, agreement => ({
      ...agreement,
      signatures: agreement.signatures.filter(signature => signature.party !== 'employee'),
    })),
  'agreement-voided': (state, body, { by, at }): CaseState =>
    by === 'clock'
      ? state
      : withoutEffect(change(state, body.version, agreement => ({ ...agreement, withdrawn: { by, at } }))),
  'pressure-reported': (state, body, { at }): CaseState =>
    change(state, body.version, agreement => ({ ...agreement, pressured: { at } })),
  'became-effective': (state, body, { at }): CaseState => ({
    ...state,
    effectiveAt: at,
    withdrawUntil: body.withdrawUntil,
  }),
  'paper-stored': (state, body): CaseState => ({
    ...state,
    papers: [...state.papers.filter(paper => paper.name !== body.paper.name), body.paper],
  }),
  paid: (state, body): CaseState => ({
    ...state,
    payments: [...state.payments.filter(p => p.part !== body.payment.part), body.payment],
  }),
  'payment-answered': (state, body): CaseState => ({
    ...state,
    payments: state.payments.map(payment =>
      payment.part === body.part ? { ...payment, received: body.received } : payment,
    ),
  }),
} satisfies Partial<Folds>
