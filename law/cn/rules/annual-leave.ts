// Paid annual leave at the end of employment (ALR 3, 4; ALM 3, 10–12).
import { type Ask, shown } from '../../../src/law/rule.ts'
import { afterMonths, daysInclusive, later } from '../../../src/law/tenure.ts'
import { Temporal } from '../../../src/model/dates.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule, type Terms } from '../rule.ts'

/** Months of sick leave that cost the year's leave, by class (ALR 4). */
const sickMonthsThatForfeit: Readonly<Record<number, number>> = { 5: 2, 10: 3, 15: 4 }

// Five, ten or fifteen days by all working years, wherever worked (ALR 3).
const annualLeaveEntitlementDays = rule({
  gives: 'annualLeaveEntitlementDays',
  needs: ['cumulativeWorkYears'],
  basis: ['CN-ALR-3', 'CN-ALM-3'],
  confidence: 'statute',
  compute: ({ cumulativeWorkYears: years }) =>
    shown(years.lessThan(1) ? 0 : years.lessThan(10) ? 5 : years.lessThan(20) ? 10 : 15, `${years.toFixed()}{y}`),
})

// Days of this year in this company, the last day counted (ALM 12).
const calendarDaysElapsed = rule({
  gives: 'calendarDaysElapsed',
  needs: ['endDate', 'hireDate'],
  basis: ['CN-ALM-12'],
  confidence: 'statute',
  compute: ({ endDate, hireDate }) => {
    const first = later(new Temporal.PlainDate(endDate.year, 1, 1), hireDate)
    return shown(daysInclusive(first, endDate), `${first} → ${endDate}`)
  },
})

// Days elapsed ÷ 365 × the year's days − days arranged, part days dropped, never below nought (ALM 12).
const payableLeaveDays = rule({
  gives: 'payableLeaveDays',
  needs: ['annualLeaveEntitlementDays', 'calendarDaysElapsed', 'leaveTakenDays'],
  basis: ['CN-ALM-12'],
  confidence: 'statute',
  compute: ({ annualLeaveEntitlementDays: year, calendarDaysElapsed: elapsed, leaveTakenDays: taken }, ask) => {
    if (noLeaveThisYear(year, ask)) return shown(0, '0', ['CN-ALR-4', 'CN-ALM-8'])
    if (ask.given('leaveScheduledAndPaid')) return shown(0, '0')
    const counted = Math.min(elapsed, daysSinceTwelveMonths(ask))
    const exact = new Decimal(year).times(counted).minus(taken.times(365)).dividedBy(365)
    return shown(Math.max(0, exact.floor().toNumber()), `⌊${counted} ÷ 365 × ${year} − ${taken.toFixed()}⌋`)
  },
})

/** No leave for a year with long school holidays, with twenty paid days of personal leave, or with long sick leave (ALR 4). */
function noLeaveThisYear(days: number, ask: Ask<Terms>): boolean {
  const sick = ask.given('sickLeaveMonthsThisYear')
  const limit = sickMonthsThatForfeit[days]
  if (sick && limit !== undefined && sick.greaterThanOrEqualTo(limit)) {
    ask.warn('leave_forfeited_this_year', ['CN-ALR-4'])
    return true
  }
  // Who had taken the year's leave before such a case arose loses the next year's (ALM 8).
  const lost =
    ask.given('paidPersonalLeaveDays')?.greaterThanOrEqualTo(20) === true ||
    ask.given('schoolHolidayDays')?.greaterThan(days) === true ||
    ask.given('leaveLostToLastYear') === true
  if (lost) ask.warn('no_leave_this_year', ['CN-ALR-4', 'CN-ALM-8'])
  return lost
}

/** Leave begins after twelve continuous months of work, with this employer or the ones before (ALM 3). */
function daysSinceTwelveMonths(ask: Ask<Terms>): number {
  const before = ask.given('continuousWorkMonthsBefore')
  if (before === undefined || before >= 12) return Number.POSITIVE_INFINITY
  const { hireDate, endDate } = ask.all('hireDate', 'endDate')
  ask.warn('leave_from_twelve_months', ['CN-ALM-3', 'CN-ALM-5'])
  return daysInclusive(afterMonths(hireDate, 12 - before), endDate)
}

/** Told of earlier years alone, the question is about them alone. */
const onlyEarlierYears = (ask: Ask<Terms>) =>
  ask.given('unusedLeaveDaysPriorYear') !== undefined &&
  (['payableLeaveDays', 'cumulativeWorkYears', 'leaveTakenDays', 'annualLeaveEntitlementDays'] as const).every(
    name => ask.given(name) === undefined,
  )

/** The days of this year; where they are missing, the wage that they will be paid by is asked for with them. */
function daysOfThisYear(ask: Ask<Terms>): number {
  const waived = ask.given('employeeWaivedInWriting') === true
  return waived || ask.maybe('payableLeaveDays') !== undefined
    ? ask.get('payableLeaveDays')
    : ask.all('payableLeaveDays', 'avgMonthlyWageExclOvertime').payableLeaveDays
}

// Three times the daily wage of which one was paid with the wages: twice more. Daily wage without overtime ÷ 21.75 (ALM 10, 11).
const annualLeavePay = rule({
  gives: 'annualLeavePay',
  about: [
    'payableLeaveDays',
    'cumulativeWorkYears',
    'annualLeaveEntitlementDays',
    'leaveTakenDays',
    'unusedLeaveDaysPriorYear',
  ],
  basis: ['CN-ALM-10', 'CN-ALM-11'],
  confidence: 'statute',
  compute: (_, ask) => {
    if (ask.given('unusedWelfareLeaveDays')) ask.warn('welfare_leave_by_company_rule')
    const prior = ask.given('unusedLeaveDaysPriorYear') ?? new Decimal(0)
    if (!prior.isZero()) ask.warn('prior_year_leave_limitation', ['CN-LMAL-27'])
    const days = prior.plus(onlyEarlierYears(ask) ? 0 : daysOfThisYear(ask))
    if (ask.given('employeeWaivedInWriting') || days.isZero()) return shown(new Decimal(0), '0.00')
    const wage = ask.get('avgMonthlyWageExclOvertime')
    const pay = wage.times(days).times(2).dividedBy('21.75')
    return shown(pay.toDecimalPlaces(2, Decimal.ROUND_HALF_UP), `${days.toFixed()} × ${wage.toFixed(2)} ÷ 21.75 × 200%`)
  },
})

// Leave taken beyond the part-year share is not taken back (ALM 12).
const clawback = rule({
  gives: 'clawback',
  needs: ['payableLeaveDays', 'leaveTakenDays'],
  basis: ['CN-ALM-12'],
  confidence: 'statute',
  compute: () => shown(new Decimal(0), '0.00'),
})

export const annualLeaveRules = [
  annualLeaveEntitlementDays,
  calendarDaysElapsed,
  payableLeaveDays,
  annualLeavePay,
  clawback,
]
