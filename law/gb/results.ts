// The results of the United Kingdom pack, in the order in which a statement tells them.
import { amount, count, date, factor, quantity, word } from '../../src/law/kind.ts'
import { orUnfixed } from '../../src/law/unfixed.ts'

export const results = {
  noticeWeeks: orUnfixed(count),
  noticeEndsAt: date,
  consultationDays: count,
  earliestEndDate: date,
  noticePay: amount,
  relevantDate: date,
  completeYears: count,
  weeklyPayCap: amount,
  cappedWeeklyWage: amount,
  severanceWeeks: factor,
  severance: orUnfixed(amount),
  basicAwardWeeks: factor,
  basicAward: amount,
  compensatoryAward: orUnfixed(amount),
  unusedLeaveDays: quantity,
  leavePayout: amount,
  currency: word,
} as const
