// What else stands on the statement: leave that was not taken (EO 41D), and the currency of it all.
import { shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule } from '../rule.ts'

// At the average daily wage of twelve months. On summary dismissal the running leave year's share is lost (EO 41D).
const leavePayout = rule({
  gives: 'leavePayout',
  needs: ['unusedLeaveDays'],
  basis: ['HK-EO-41D'],
  confidence: 'statute',
  compute: ({ unusedLeaveDays: days }, ask) => {
    if (days.isZero()) return shown(new Decimal(0), '0.00')
    if (ask.given('ground') === 'serious_misconduct') ask.warn('only_completed_leave_years', ['HK-EO-41D'])
    const wage = ask.get('averageDailyWage')
    const pay = wage.times(days).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    return shown(pay, `${days.toFixed()} × ${wage.toDecimalPlaces(6).toFixed()}`)
  },
})

const currency = rule({
  gives: 'currency',
  basis: ['HK-EO-2'],
  confidence: 'statute',
  compute: (_, ask) => (ask.given('ground') || ask.given('unusedLeaveDays') ? shown('HKD', '') : ask.none()),
})

export const statementRules = [leavePayout, currency]
