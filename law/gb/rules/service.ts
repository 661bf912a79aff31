// Continuous employment and the date it is counted to (ERA 97, 145): notice that the law owed counts although it was not given.
import { shown } from '../../../src/law/rule.ts'
import { before, daysAfter } from '../../../src/law/tenure.ts'
import { monthsBetween, monthsTold } from '../../shared/months-of-service.ts'
import { groundOf } from '../grounds.ts'
import { cited, ruleInBoth } from '../rule.ts'

const counting = { gb: ['GB-ERA-97', 'GB-ERA-145'], nir: ['GB-ERNI-129', 'GB-ERNI-180'] }
const minimumNotice = { gb: ['GB-ERA-86'], nir: ['GB-ERNI-118'] }

/** The employer's minimum notice by complete months of service (ERA 86(1)). */
export const weeksOfNotice = (months: number): number =>
  months < 1 ? 0 : Math.min(12, Math.max(1, Math.floor(months / 12)))

// Measured on the day notice is given, without one on the last day.
const serviceMonthsAtNotice = ruleInBoth(minimumNotice, {
  gives: 'serviceMonthsAtNotice',
  confidence: 'statute',
  compute: (_, ask) => {
    const told = ask.given('service')
    const hired = ask.given('hireDate')
    if (told && !hired) return monthsTold(told)
    const noticed = ask.given('noticeDate')
    if (noticed && hired) return monthsBetween(hired, noticed)
    const { hireDate, endDate } = ask.all('hireDate', 'endDate')
    return monthsBetween(hireDate, endDate)
  },
})

const statutoryNoticeWeeks = ruleInBoth(minimumNotice, {
  gives: 'statutoryNoticeWeeks',
  needs: ['serviceMonthsAtNotice'],
  confidence: 'statute',
  compute: ({ serviceMonthsAtNotice }) => weeksOfNotice(serviceMonthsAtNotice),
})

// The last day; later when the employer gave less than the minimum notice (ERA 97(2), 145(5)). The day of notice does not count.
const relevantDate = ruleInBoth(counting, {
  gives: 'relevantDate',
  needs: ['endDate'],
  confidence: 'statute',
  compute: ({ endDate }, ask) => {
    const ground = ask.maybe('ground')
    if (ground && groundOf(ground).notice !== 'employer') return shown(endDate, '')
    const hired = ask.given('hireDate')
    if (!hired) return shown(endDate, '')
    const noticeDays = ask.get('statutoryNoticeWeeks') * 7
    const notice = ask.maybe('noticeDate')
    if (!notice) {
      const latest = daysAfter(endDate, noticeDays)
      if (Math.floor(monthsBetween(hired, latest) / 12) > Math.floor(monthsBetween(hired, endDate) / 12)) {
        ask.warn('missing_notice_adds_a_year', cited(ask, counting))
      }
      return shown(endDate, '')
    }
    const due = daysAfter(notice, noticeDays)
    return before(endDate, due) ? shown(due, `${notice} + ${noticeDays}{d}`) : shown(endDate, '')
  },
})

const serviceMonths = ruleInBoth(counting, {
  gives: 'serviceMonths',
  confidence: 'statute',
  compute: (_, ask) => {
    const told = ask.given('service')
    if (told && !ask.given('hireDate')) return monthsTold(told)
    const { hireDate, endDate } = ask.all('hireDate', 'endDate')
    return monthsBetween(hireDate, ask.maybe('relevantDate') ?? endDate)
  },
})

const completeYears = ruleInBoth(counting, {
  gives: 'completeYears',
  needs: ['serviceMonths'],
  confidence: 'statute',
  compute: ({ serviceMonths }) => shown(Math.floor(serviceMonths / 12), `⌊${serviceMonths} ÷ 12⌋`),
})

export const serviceRules = [
  ...serviceMonthsAtNotice,
  ...statutoryNoticeWeeks,
  ...relevantDate,
  ...serviceMonths,
  ...completeYears,
]
