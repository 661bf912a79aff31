// Folding of the agreement, its signatures, papers and payments.
import type { AgreementVersion, CaseState } from '../../model/case.ts'
import type { EventDraft } from '../../model/case-event.ts'

const change = (state: CaseState, version: number, by: (a: AgreementVersion) => AgreementVersion): CaseState => ({
  ...state,
  agreements: state.agreements.map(agreement => (agreement.version === version ? by(agreement) : agreement)),
})

// An agreement that is taken back after it took effect leaves the contract as it was.
const withoutEffect = ({ effectiveAt: _at, withdrawUntil: _until, ...state }: CaseState): CaseState => state

/** Folds agreement events; undefined when the event is of another topic. */
export function foldAgreement(state: CaseState, { body, by, at }: EventDraft): CaseState | undefined {
  switch (body.kind) {
    case 'agreement-issued':
      return { ...state, agreements: [...state.agreements, body.agreement] }
    case 'agreement-delivered':
      return change(state, body.version, agreement => ({ ...agreement, signFrom: body.signFrom }))
    case 'signed':
      return change(state, body.version, agreement => ({
        ...agreement,
        signatures: [...agreement.signatures, body.signature],
      }))
    case 'signature-withdrawn':
      return change(state, body.version, agreement => ({
        ...agreement,
        signatures: agreement.signatures.filter(signature => signature.party !== 'employee'),
      }))
    case 'agreement-voided':
      return by === 'clock'
        ? state
        : withoutEffect(change(state, body.version, agreement => ({ ...agreement, withdrawn: { by, at } })))
    case 'pressure-reported':
      return change(state, body.version, agreement => ({ ...agreement, pressured: { at } }))
    case 'became-effective':
      return { ...state, effectiveAt: at, withdrawUntil: body.withdrawUntil }
    case 'paper-stored':
      return { ...state, papers: [...state.papers.filter(paper => paper.name !== body.paper.name), body.paper] }
    case 'paid':
      return { ...state, payments: [...state.payments.filter(p => p.part !== body.payment.part), body.payment] }
    case 'payment-answered':
      return {
        ...state,
        payments: state.payments.map(payment =>
          payment.part === body.part ? { ...payment, received: body.received } : payment,
        ),
      }
    default:
      return undefined
  }
}
