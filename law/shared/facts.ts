// The facts that every pack outside mainland China understands by the same names; a law asks for those it needs.
import { oneOf, record } from '../../src/law/compound.ts'
import { amount, count, date, quantity, type ValueOf, word } from '../../src/law/kind.ts'
import { countUpTo } from './count-up-to.ts'

const serviceLength = record({ years: countUpTo(100) }, { months: countUpTo(1200), days: countUpTo(36_500) })

export type ServiceLength = ValueOf<typeof serviceLength>

export const sharedFacts = {
  hireDate: date,
  endDate: date,
  /** Length of service where the dates are not told. */
  service: serviceLength,
  age: countUpTo(130),
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
  noticeGivenDays: countUpTo(3660),
} as const
