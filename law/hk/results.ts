// The results of the Hong Kong pack, in the order in which a statement tells them.
import { oneOf } from '../../src/law/compound.ts'
import { amount, count, date, factor, word } from '../../src/law/kind.ts'
import { orUnfixed } from '../../src/law/unfixed.ts'

export const results = {
  noticeMonths: orUnfixed(count),
  noticeDays: orUnfixed(count),
  noticeEndsAt: date,
  earliestEndDate: date,
  noticePay: amount,
  statutoryPayment: oneOf(['severance_payment', 'long_service_payment', 'no_payment', 'as_agreed']),
  monthlyWageCap: amount,
  severanceCap: amount,
  preTransitionYears: factor,
  postTransitionYears: factor,
  preTransitionBase: amount,
  severanceBase: amount,
  preTransition: amount,
  postTransition: amount,
  severance: orUnfixed(amount),
  mpfOffset: amount,
  netSeverance: amount,
  leavePayout: amount,
  currency: word,
} as const
