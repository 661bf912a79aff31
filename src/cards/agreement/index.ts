// Cards of the phase "agreement", by the name a flow gives them.
import type { CardBuilder } from '../card.ts'
import {
  agreementDraft,
  agreementSent,
  toldAgreementVoid,
  toldOfferWithdrawn,
  toldPressure,
  toldSignatureWithdrawn,
} from './draft.ts'
import { agreementReview, agreementSigned, seal } from './review.ts'

export const agreement: Readonly<Record<string, CardBuilder>> = {
  'agreement-draft': agreementDraft,
  'agreement-sent': agreementSent,
  'agreement-review': agreementReview,
  'agreement-signed': agreementSigned,
  seal,
  'told-offer-withdrawn': toldOfferWithdrawn,
  'told-agreement-void': toldAgreementVoid,
  'told-signature-withdrawn': toldSignatureWithdrawn,
  'told-pressure': toldPressure,
}
