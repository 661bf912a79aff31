// A week's pay and its limit, which changes each April and differs in Northern Ireland (ERA 220–227; ERNI 16–23).
import type { ParameterRow } from '../../../src/law/parameter.ts'
import { type Ask, shown } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import { cited, inNorthernIreland, northernIreland, ruleInBoth, type Terms } from '../rule.ts'

const limit = { gb: ['GB-ERA-227'], nir: ['GB-ERNI-23'] }
const week = { gb: ['GB-ERA-220', 'GB-ERA-226'], nir: ['GB-ERNI-16', 'GB-ERNI-22'] }

/** The row of the place in force on a day and published by then; the latest earlier one where the next is not out. */
export function rowInForce(ask: Ask<Terms>, id: string, on: string): ParameterRow | undefined {
  const place = inNorthernIreland(ask) ? northernIreland : undefined
  const { asOfText } = ask.moment
  return ask
    .rows(id)
    .filter(row => row.region === place && (row.from ?? '9999') <= on && (row.publishedAt ?? asOfText) <= asOfText)
    .reduce<ParameterRow | undefined>(
      (best, row) => (best && (best.from ?? '') > (row.from ?? '') ? best : row),
      undefined,
    )
}

// The limit of the relevant date, not of the last day (ERA 97(2), 145(5), 227(3)).
const weeklyPayCap = ruleInBoth(limit, {
  gives: 'weeklyPayCap',
  confidence: 'official',
  compute: (_, ask) => {
    const relevant = ask.maybe('relevantDate')
    const on = relevant?.toString() ?? ask.moment.onText
    if (!relevant) ask.warn('limit_of_the_day_asked', cited(ask, limit), { day: on })
    const row = rowInForce(ask, 'weekly-pay-cap', on) ?? ask.lacks('weeklyPayCap')
    if ((row.until ?? on) < on) {
      ask.warn('parameter_carried_forward', cited(ask, limit), { until: row.until ?? '' })
      ask.review()
    }
    if (row.confidence === 'override') ask.warn('parameter_overridden', cited(ask, limit), { reason: row.source })
    if (row.confidence === 'recalled') ask.review()
    return shown(new Decimal(row.value), `${row.from}: ${new Decimal(row.value).toFixed(2)}`)
  },
})

// Where the wage is by the month or year, a week is 12 months or one year over 52.
const weeklyWage = ruleInBoth(week, {
  gives: 'weeklyWage',
  confidence: 'secondary',
  compute: (_, ask) => {
    const monthly = ask.given('monthlyWage')
    if (monthly) return monthly.times(12).dividedBy(52)
    return ask.given('annualWage')?.dividedBy(52) ?? ask.lacks('weeklyWage')
  },
})

const cappedWeeklyWage = ruleInBoth(limit, {
  gives: 'cappedWeeklyWage',
  needs: ['weeklyWage', 'weeklyPayCap'],
  confidence: 'statute',
  compute: ({ weeklyWage, weeklyPayCap }) =>
    shown(
      Decimal.min(weeklyWage, weeklyPayCap),
      `min(${weeklyWage.toDecimalPlaces(6).toFixed()}, ${weeklyPayCap.toFixed(2)})`,
    ),
})

export const weekRules = [...weeklyPayCap, ...weeklyWage, ...cappedWeeklyWage]
