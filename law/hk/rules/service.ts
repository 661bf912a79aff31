// Length of service, cut at 1 May 2025, each incomplete year over its own number of days (EO 31G, 31V).
import { afterMonths, before, daysAfter, daysBetween, later, serviceBetween } from '../../../src/law/tenure.ts'
import { Temporal } from '../../../src/model/dates.ts'
import { Decimal } from '../../../src/model/money.ts'
import { monthsBetween, monthsTold } from '../../shared/months-of-service.ts'
import { rule, type Tenure } from '../rule.ts'

/** From this day the employer's mandatory MPF contributions no longer pay for severance. */
export const transitionDate = Temporal.PlainDate.from('2025-05-01')

const none: Tenure = { years: new Decimal(0), text: '0' }

/** Whole years from `first`, and the days after them over the length of the year of service they fall in. */
export function tenureBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): Tenure {
  if (before(last, first)) return none
  const { years } = serviceBetween(first, last)
  const yearStart = afterMonths(first, years * 12)
  const days = daysBetween(yearStart, last) + 1
  if (days === 0) return { years: new Decimal(years), text: String(years) }
  const length = daysBetween(yearStart, afterMonths(first, (years + 1) * 12))
  return { years: new Decimal(years * length + days).dividedBy(length), text: `(${years} + ${days}/${length})` }
}

// Where only the length is told, the first day follows from the last.
const hireDate = rule({
  gives: 'hireDate',
  basis: ['HK-EO-31B'],
  confidence: 'statute',
  compute: (_, ask) => {
    const { years, months = 0, days = 0 } = ask.given('service') ?? ask.lacks('hireDate')
    return daysAfter(ask.get('endDate'), 1).subtract({ years, months, days })
  },
})

const serviceMonths = rule({
  gives: 'serviceMonths',
  basis: ['HK-EO-31B', 'HK-EO-31R'],
  confidence: 'statute',
  compute: (_, ask) => {
    const told = ask.given('service')
    if (told && !ask.given('hireDate')) return monthsTold(told)
    const { hireDate, endDate } = ask.all('hireDate', 'endDate')
    return monthsBetween(hireDate, endDate)
  },
})

// Notice is measured by the service on the day it is given, without one by that on the last day.
const serviceMonthsAtNotice = rule({
  gives: 'serviceMonthsAtNotice',
  basis: ['HK-EO-6'],
  confidence: 'statute',
  compute: (_, ask) => {
    const notice = ask.given('noticeDate')
    const hired = ask.given('hireDate')
    return notice && hired ? monthsBetween(hired, notice) : ask.get('serviceMonths')
  },
})

const career = rule({
  gives: 'career',
  basis: ['HK-EO-31G', 'HK-OA-2022'],
  confidence: 'statute',
  compute: (_, ask) => {
    const told = ask.given('service')
    if (told && !ask.given('endDate')) {
      const { years, months = 0, days = 0 } = told
      ask.warn('split_needs_dates', ['HK-OA-2022'])
      ask.review()
      const text = `(${years} + ${months}/12 + ${days}/365)`
      return {
        cut: false,
        whole: { years: new Decimal(months).dividedBy(12).plus(new Decimal(days).dividedBy(365)).plus(years), text },
      }
    }
    const { hireDate, endDate } = ask.all('hireDate', 'endDate')
    const lastBefore = before(endDate, transitionDate) ? endDate : daysAfter(transitionDate, -1)
    return {
      cut: true,
      before: tenureBetween(hireDate, lastBefore),
      since: tenureBetween(later(hireDate, transitionDate), endDate),
    }
  },
})

export const serviceRules = [hireDate, serviceMonths, serviceMonthsAtNotice, career]
