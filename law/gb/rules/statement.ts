// What else stands on the statement: leave accrued and not taken (WTR 13–16), and the currency of it all.
import { shown } from '../../../src/law/rule.ts'
import { before, daysBetween } from '../../../src/law/tenure.ts'
import { Decimal } from '../../../src/model/money.ts'
import { ruleInBoth } from '../rule.ts'

const leave = { gb: ['GB-WTR-13', 'GB-WTR-13A', 'GB-WTR-14'], nir: ['GB-WTRNI-15', 'GB-WTRNI-16', 'GB-WTRNI-17'] }
const holidayPay = { gb: ['GB-WTR-14', 'GB-WTR-16'], nir: ['GB-WTRNI-17', 'GB-WTRNI-20'] }
const weekOfLeave = new Decimal('5.6')
const mostDays = new Decimal(28)

// (A × B) − C: 5.6 weeks, 28 days at most, by the share of the leave year that has run, less what was taken (WTR 14(3)).
const unusedLeaveDays = ruleInBoth(leave, {
  gives: 'unusedLeaveDays',
  needs: ['endDate', 'leaveYearStart', 'leaveTakenDays', 'workDaysPerWeek'],
  confidence: 'statute',
  compute: ({ endDate, leaveYearStart, leaveTakenDays, workDaysPerWeek }, ask) => {
    const yearLength = daysBetween(leaveYearStart, leaveYearStart.add({ years: 1 }))
    const hired = ask.given('hireDate')
    const first = hired && before(leaveYearStart, hired) ? hired : leaveYearStart
    const elapsed = daysBetween(first, endDate) + 1
    // A leave year that has not begun, or is over, is not the one in which the employment ends.
    if (elapsed < 0 || elapsed > yearLength) return ask.lacks('leaveYearStart')
    const whole = Decimal.min(weekOfLeave.times(workDaysPerWeek), mostDays)
    const left = whole.times(elapsed).dividedBy(yearLength).minus(leaveTakenDays)
    if (left.isNegative()) ask.warn('leave_taken_in_advance')
    const days = Decimal.max(left, 0).toDecimalPlaces(4, Decimal.ROUND_HALF_UP)
    return shown(days, `${whole.toFixed()} × ${elapsed} ÷ ${yearLength} − ${leaveTakenDays.toFixed()}`)
  },
})

const dailyWage = ruleInBoth(holidayPay, {
  gives: 'dailyWage',
  needs: ['weeklyWage', 'workDaysPerWeek'],
  confidence: 'statute',
  compute: ({ weeklyWage, workDaysPerWeek }, ask) =>
    workDaysPerWeek.isZero() ? ask.lacks('workDaysPerWeek') : weeklyWage.dividedBy(workDaysPerWeek),
})

const leavePayout = ruleInBoth(holidayPay, {
  gives: 'leavePayout',
  needs: ['unusedLeaveDays'],
  confidence: 'statute',
  compute: ({ unusedLeaveDays: days }, ask) => {
    if (days.isZero()) return shown(new Decimal(0), '0.00')
    const wage = ask.get('dailyWage')
    const pay = wage.times(days).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    return shown(pay, `${days.toFixed()} × ${wage.toDecimalPlaces(6).toFixed()}`)
  },
})

const currency = ruleInBoth(
  { gb: ['GB-ERA-220'], nir: ['GB-ERNI-16'] },
  {
    gives: 'currency',
    confidence: 'statute',
    compute: (_, ask) => (ask.given('ground') || ask.given('unusedLeaveDays') ? shown('GBP', '') : ask.none()),
  },
)

export const statementRules = [...unusedLeaveDays, ...dailyWage, ...leavePayout, ...currency]
