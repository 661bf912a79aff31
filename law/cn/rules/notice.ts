// Notice: how soon the employment can end after it, and the month's pay that stands in its place (LCL 37, 40; IR 20).
import { shown } from '../../../src/law/rule.ts'
import { before, daysAfter, daysBetween } from '../../../src/law/tenure.ts'
import { Decimal } from '../../../src/model/money.ts'
import { type GroundCode, groundOf } from '../grounds.ts'
import { rule } from '../rule.ts'

// Thirty days in writing beforehand (LCL 40), counted from the day after the notice (CC 201).
const noticeGiven30Days = rule({
  gives: 'noticeGiven30Days',
  basis: ['CN-LCL-40'],
  confidence: 'statute',
  compute: (_, ask) => {
    const notice = ask.given('noticeDate') ?? ask.lacks('noticeGiven30Days')
    return daysBetween(notice, ask.get('endDate')) >= 30
  },
})

/** Days of notice: three in probation, thirty otherwise; only resignations and LCL 40 know any. */
function noticeDays(route: GroundCode): number | undefined {
  if (route === 'art37_resign_probation') return 3
  return route === 'art37_resign' || groundOf(route).route === 'no-fault' ? 30 : undefined
}

// The first day on which the notice has run, the day it was given not counted (LCL 37, 40; CC 201).
const earliestEndDate = rule({
  gives: 'earliestEndDate',
  needs: ['noticeDate', 'route'],
  basis: ['CN-LCL-37', 'CN-LCL-40', 'CN-CC-201'],
  confidence: 'statute',
  compute: ({ noticeDate, route }, ask) => {
    const days = noticeDays(route) ?? ask.none()
    const first = daysAfter(noticeDate, days)
    const last = ask.maybe('endDate')
    // Leaving before is no ground for a penalty: the employer may claim a loss that it proves (LCL 25, 90).
    if (groundOf(route).route === 'resignation' && last && before(last, first)) {
      ask.warn('resignation_notice_short', ['CN-LCL-37', 'CN-LCL-90'])
    }
    const article = groundOf(route).route === 'resignation' ? 'CN-LCL-37' : 'CN-LCL-40'
    return shown(first, `${noticeDate} + ${days}{d}`, [article, 'CN-CC-201'])
  },
})

const noticePayDue = rule({
  gives: 'noticePayDue',
  needs: ['route'],
  basis: ['CN-LCL-40'],
  confidence: 'statute',
  compute: ({ route }, ask) => {
    if (ask.maybe('blocked')) return ask.none()
    return groundOf(route).owes === 'severance-and-lieu' ? shown(!ask.get('noticeGiven30Days'), '') : shown(false, '')
  },
})

// The wage of the month before, not the average, and no cap (IR 20). Only LCL 40 without notice knows it.
const noticePay = rule({
  gives: 'noticePay',
  needs: ['noticePayDue'],
  basis: ['CN-LCL-40', 'CN-IR-20'],
  confidence: 'statute',
  compute: ({ noticePayDue }, ask) => {
    if (!noticePayDue) return shown(new Decimal(0), '0.00')
    const wage = ask.get('lastMonthWage')
    return shown(wage, `1 × ${wage.toFixed(2)}`)
  },
})

export const noticeRules = [noticeGiven30Days, earliestEndDate, noticePayDue, noticePay]
