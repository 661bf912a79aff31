// The facts that every pack outside mainland China understands by the same names; a law asks for those it needs.
import { oneOf, record } from '../../src/law/compound.ts'
import { amount, count, date, quantity, type ValueOf, word } from '../../src/law/kind.ts'

const serviceLength = record({ years: count }, { months: count, days: count })

export type ServiceLength = ValueOf<typeof serviceLength>

export const sharedFacts = {
  hireDate: date,
  endDate: date,
  /** Length of service where the dates are not told. */
  service: serviceLength,
  age: count,
  birthDate: date,
  contract: oneOf(['permanent', 'fixed_term']),
  contractStart: date,
  category: word,
  employerHeadcount: count,
  annualWage: amount,
  monthlyWage: amount,
  weeklyWage: amount,
  dailyWage: amount,
  basicMonthlyWage: amount,
  referenceMonthlyWage: amount,
  unusedLeaveDays: quantity,
  noticeDate: date,
  noticeGivenDays: count,
} as const
