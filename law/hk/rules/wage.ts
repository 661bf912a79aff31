// Which wage a payment is counted in: the last full month's, 18 days', or the average of twelve months (EO 2, 7, 31G).
import { type Ask, shown } from '../../../src/law/rule.ts'
import { daysBetween } from '../../../src/law/tenure.ts'
import { Decimal } from '../../../src/model/money.ts'
import { rule, type Terms } from '../rule.ts'

const twoThirds = (wage: Decimal) => wage.times(2).dividedBy(3)

// The figure that is told says how the person is paid.
const payBasis = rule({
  gives: 'payBasis',
  basis: ['HK-EO-31G'],
  confidence: 'statute',
  compute: (_, ask) => {
    if (ask.given('monthlyWage')) return 'monthly'
    if (ask.given('hourlyWage')) return 'hourly'
    return ask.given('last18DaysWages') || ask.given('dailyWage') ? 'daily' : ask.lacks('monthlyWage')
  },
})

const last18DaysWages = rule({
  gives: 'last18DaysWages',
  basis: ['HK-EO-31G'],
  confidence: 'statute',
  compute: (_, ask) => {
    const daily = ask.given('dailyWage')
    if (daily) return daily.times(18)
    const hourly = ask.given('hourlyWage')
    return hourly ? hourly.times(ask.get('hoursPerDay')).times(18) : ask.lacks('last18DaysWages')
  },
})

const ceiling = (gives: 'monthlyWageCap' | 'severanceCap', row: string) =>
  rule({
    gives,
    needs: ['statutoryPayment'],
    basis: ['HK-EO-31G', 'HK-EO-31V', 'HK-EO-S7'],
    confidence: 'statute',
    compute: ({ statutoryPayment }, ask) => {
      if (statutoryPayment === 'no_payment' || statutoryPayment === 'as_agreed') return ask.none()
      const value = ask.constant(row)
      return shown(value, value.toFixed(2))
    },
  })

/** The amount for one year: two thirds of the month or 18 days' wages, and no more than two thirds of the ceiling. */
function forOneYear(ask: Ask<Terms>, wage: Decimal, monthly: boolean) {
  const cap = ask.get('monthlyWageCap')
  return monthly
    ? shown(twoThirds(Decimal.min(wage, cap)), `min(${wage.toFixed(2)}, ${cap.toFixed(2)}) × 2/3`)
    : shown(Decimal.min(wage, twoThirds(cap)), `min(${wage.toFixed(2)}, ${cap.toFixed(2)} × 2/3)`)
}

const severanceBase = rule({
  gives: 'severanceBase',
  needs: ['statutoryPayment', 'payBasis'],
  basis: ['HK-EO-31G', 'HK-EO-31V'],
  confidence: 'statute',
  compute: ({ payBasis }, ask) => {
    const monthly = payBasis === 'monthly'
    const wage = ask.get(monthly ? 'monthlyWage' : 'last18DaysWages')
    const average = monthly ? ask.given('referenceMonthlyWage') : undefined
    const cap = ask.get('monthlyWageCap')
    // The employee may choose the average of twelve months instead (EO 31G, 31V): the choice is told, never made here.
    if (average?.greaterThan(wage) && wage.lessThan(cap)) {
      ask.warn('average_may_be_chosen', ['HK-EO-31G'], { amount: twoThirds(Decimal.min(average, cap)).toFixed(2) })
    }
    return forOneYear(ask, wage, monthly)
  },
})

// Service before 1 May 2025 is paid on the wage of just before that day, whatever was earned since.
const preTransitionBase = rule({
  gives: 'preTransitionBase',
  needs: ['career'],
  basis: ['HK-OA-2022', 'HK-EO-31G'],
  confidence: 'statute',
  compute: ({ career }, ask) => {
    if (!career.cut || career.before.years.isZero()) return ask.none()
    const base = ask.get('severanceBase')
    if (career.since.years.isZero()) return shown(base, base.toDecimalPlaces(6).toFixed())
    const month = ask.given('preTransitionMonthlyWage')
    const wage = month ?? ask.given('preTransitionLast18DaysWages')
    if (wage) return forOneYear(ask, wage, month !== undefined)
    ask.warn('pre_transition_wage_not_told', ['HK-OA-2022'])
    ask.review()
    return shown(base, base.toDecimalPlaces(6).toFixed())
  },
})

const averageMonthlyWage = rule({
  gives: 'averageMonthlyWage',
  basis: ['HK-EO-7'],
  confidence: 'statute',
  compute: (_, ask) => {
    const average = ask.given('referenceMonthlyWage')
    if (average) return average
    const last = ask.given('monthlyWage') ?? ask.lacks('referenceMonthlyWage')
    ask.warn('average_wage_not_told', ['HK-EO-7'])
    ask.review()
    return last
  },
})

// Twelve months' wages over the days of those months; days without full pay are left out by payroll (EO 2).
const averageDailyWage = rule({
  gives: 'averageDailyWage',
  basis: ['HK-EO-7', 'HK-EO-41D'],
  confidence: 'statute',
  compute: (_, ask) => {
    const daily = ask.given('dailyWage')
    if (daily) return daily
    const end = ask.given('noticeDate') ?? ask.given('endDate') ?? ask.lacks('dailyWage')
    return ask
      .get('averageMonthlyWage')
      .times(12)
      .dividedBy(daysBetween(end.subtract({ years: 1 }), end))
  },
})

export const wageRules = [
  payBasis,
  last18DaysWages,
  ceiling('monthlyWageCap', 'severance.monthly-wage-cap'),
  ceiling('severanceCap', 'severance.total-cap'),
  severanceBase,
  preTransitionBase,
  averageMonthlyWage,
  averageDailyWage,
]
