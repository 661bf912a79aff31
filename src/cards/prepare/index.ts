// Cards of the phase "prepare", by the name a flow gives them.
import type { CardBuilder } from '../card.ts'
import { checks, factsWanted, helpWanted, openItems, toldAnswer, toldBasis, toldPassedToHr } from './checks.ts'
import { reportChanged, toldDataChanged, toldPayLowered } from './data-changed.ts'
import { givenUp } from './given-up.ts'
import { itemCheck } from './item-check.ts'
import { preparation } from './preparation.ts'
import {
  hrReview,
  protection,
  resumeWish,
  toldDenials,
  toldEnded,
  toldPaused,
  toldResumed,
  toldWaitingForHr,
  waitingReview,
} from './review.ts'
import { toldHeldUp } from './waiting.ts'

export const prepare: Readonly<Record<string, CardBuilder>> = {
  checks,
  'open-items': openItems,
  'told-passed-to-hr': toldPassedToHr,
  'told-basis': toldBasis,
  'facts-wanted': factsWanted,
  'help-wanted': helpWanted,
  'told-answer': toldAnswer,
  'hr-review': hrReview,
  'hr-backup': waitingReview,
  'hr-escalation': waitingReview,
  'told-waiting-for-hr': toldWaitingForHr,
  'told-paused': toldPaused,
  'told-resumed': toldResumed,
  'item-check': itemCheck,
  preparation,
  'told-data-changed': toldDataChanged,
  'told-pay-lowered': toldPayLowered,
  'report-changed': reportChanged,
  protection,
  'resume-wish': resumeWish,
  'told-ended': toldEnded,
  'told-denials': toldDenials,
  'given-up': givenUp,
  'told-held-up': toldHeldUp,
}
