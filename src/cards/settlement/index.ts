// Cards of the phase "settlement", by the name a flow gives them.
import type { CardBuilder } from '../card.ts'
import {
  closingFigures,
  closingQuestion,
  closingReview,
  toldClosingAnswer,
  toldClosingSame,
  toldClosingStands,
} from './closing.ts'
import { counterOffer, toldProposalAnswer } from './counter.ts'
import { decline, declinedReceipt, toldDeclined, toldDeclinedHr } from './declined.ts'
import { dispute, disputeAnswer, toldDisputeOverdue, toldDisputeReceived } from './dispute.ts'
import { settlementDraft, settlementSend, settlementVerify, settlementWatch } from './draft.ts'
import { lawChangeCard } from './law-change.ts'
import { proposerMismatch, whoProposed } from './proposer.ts'
import { settlementReceipt, settlementReview, settlementSilence, toldConsidering, toldWithdrawn } from './review.ts'

export const settlement: Readonly<Record<string, CardBuilder>> = {
  'settlement-draft': settlementDraft,
  'settlement-verify': settlementVerify,
  'settlement-send': settlementSend,
  'settlement-watch': settlementWatch,
  'law-change': lawChangeCard,
  'told-considering': toldConsidering,
  'settlement-review': settlementReview,
  'settlement-silence': settlementSilence,
  'settlement-receipt': settlementReceipt,
  'told-withdrawn': toldWithdrawn,
  dispute,
  'told-dispute-received': toldDisputeReceived,
  'told-dispute-overdue': toldDisputeOverdue,
  'dispute-answer': disputeAnswer,
  'counter-offer': counterOffer,
  'told-proposal-answer': toldProposalAnswer,
  'who-proposed': whoProposed,
  'proposer-mismatch': proposerMismatch,
  decline,
  'told-declined': toldDeclined,
  'declined-receipt': declinedReceipt,
  'told-declined-hr': toldDeclinedHr,
  'closing-figures': closingFigures,
  'closing-review': closingReview,
  'closing-question': closingQuestion,
  'told-closing-same': toldClosingSame,
  'told-closing-stands': toldClosingStands,
  'told-closing-answer': toldClosingAnswer,
}
