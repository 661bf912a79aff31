// Notice and wages in lieu of it (EO 6, 7), and the Ordinance's own month (EO 2).
import { type Ask, shown } from '../../../src/law/rule.ts'
import { before, daysAfter, daysBetween } from '../../../src/law/tenure.ts'
import type { Temporal } from '../../../src/model/dates.ts'
import { Decimal } from '../../../src/model/money.ts'
import { groundOf } from '../grounds.ts'
import { type Notice, rule, type Terms } from '../rule.ts'

/** No agreed notice may be shorter (EO 6). */
const shortest = 7

// The contract's notice, at least seven days; without one a month, in probation seven days, in its first month none (EO 6).
const notice = rule({
  gives: 'notice',
  needs: ['ground'],
  basis: ['HK-EO-6'],
  confidence: 'statute',
  compute: ({ ground }, ask): Notice => {
    const kind = groundOf(ground).notice
    if (kind === 'open') return ask.none()
    if (kind === 'none') return { unit: 'days', length: 0 }
    if (kind === 'agreed') return { unit: 'agreed', length: null }
    const probation = ask.given('inProbation') ?? ground === 'probation_dismissal'
    if (probation && ask.get('serviceMonthsAtNotice') < 1) return { unit: 'days', length: 0 }
    const months = ask.given('contractNoticeMonths')
    if (months !== undefined && months > 0) return { unit: 'months', length: months }
    const days = ask.given('contractNoticeDays') ?? (months === 0 ? 0 : undefined)
    if (days === undefined) return probation ? { unit: 'days', length: shortest } : { unit: 'months', length: 1 }
    if (days < shortest) ask.warn('contract_notice_too_short', ['HK-EO-6'])
    return { unit: 'days', length: Math.max(days, shortest) }
  },
})

const noticeMonths = rule({
  gives: 'noticeMonths',
  needs: ['notice'],
  basis: ['HK-EO-6'],
  confidence: 'statute',
  compute: ({ notice }, ask) => {
    if (notice.unit === 'agreed') ask.warn('notice_is_agreed', ['HK-EO-6'])
    return notice.unit === 'days' ? ask.none() : shown(notice.length, '')
  },
})

const noticeDays = rule({
  gives: 'noticeDays',
  needs: ['notice'],
  basis: ['HK-EO-6'],
  confidence: 'statute',
  compute: ({ notice }, ask) => (notice.unit === 'days' ? shown(notice.length, '') : ask.none()),
})

/** The last day of so many of the Ordinance's months, the first day counted (EO 2). */
export function endOfMonths(first: Temporal.PlainDate, months: number): Temporal.PlainDate {
  const same = first.add({ months })
  const monthEnd = first.day === first.daysInMonth || same.day !== first.day
  return monthEnd ? same.with({ day: same.daysInMonth }) : daysAfter(same, -1)
}

/** The last day of the notice: months count the day it is given, days do not. */
const lastDayOf = ({ unit, length }: Notice, given: Temporal.PlainDate): Temporal.PlainDate | undefined => {
  if (unit === 'agreed') return undefined
  return unit === 'months' ? endOfMonths(given, length) : daysAfter(given, length)
}

const noticeEnd = (gives: 'noticeEndsAt' | 'earliestEndDate') =>
  rule({
    gives,
    needs: ['notice', 'noticeDate'],
    basis: ['HK-EO-2', 'HK-EO-6'],
    confidence: 'statute',
    compute: ({ notice, noticeDate }, ask) => {
      const end = lastDayOf(notice, noticeDate) ?? ask.none()
      return shown(end, `${noticeDate} + ${notice.length}${notice.unit === 'months' ? '{m}' : '{d}'}`)
    },
  })

// Notice given so many days before the end was given on that day.
const noticeDate = rule({
  gives: 'noticeDate',
  needs: ['noticeGivenDays', 'endDate'],
  basis: ['HK-EO-6'],
  confidence: 'statute',
  compute: ({ noticeGivenDays, endDate }) => daysAfter(endDate, -noticeGivenDays),
})

/** Days of the notice that were not given; the whole of it where it is not known that any was, or none was. */
function notGiven(notice: Notice, ask: Ask<Terms>): number | 'whole' {
  const told = ask.given('noticeGivenDays')
  const given = told === 0 ? undefined : ask.maybe('noticeDate')
  const end = ask.maybe('endDate')
  if (told !== undefined && told > 0 && !end) {
    return notice.unit === 'days' ? Math.max(0, (notice.length ?? 0) - told) : ask.lacks('endDate')
  }
  if (!given || !end || given.equals(end)) {
    if (told === undefined && !given) ask.warn('notice_taken_as_not_given', ['HK-EO-7'])
    return 'whole'
  }
  const due = lastDayOf(notice, given)
  return due && before(end, due) ? daysBetween(end, due) : 0
}

/** Who resigns owes the notice: the employer owes no wages in lieu of it. */
const noticeIsTheEmployees = (ask: Ask<Terms>): boolean =>
  ask.given('ground') === 'resignation' ||
  (ask.given('ground') === 'retirement' && ask.given('proposedBy') === 'employee')

// The average of the twelve months before, by the month for months and by the day for days (EO 7).
const noticePay = rule({
  gives: 'noticePay',
  needs: ['notice'],
  basis: ['HK-EO-7'],
  confidence: 'statute',
  compute: ({ notice }, ask) => {
    const { unit, length } = notice
    if (unit === 'agreed' || noticeIsTheEmployees(ask)) return ask.none()
    if (length === 0) return shown(new Decimal(0), '0.00')
    const open = notGiven(notice, ask)
    if (open === 0) return shown(new Decimal(0), '0.00')
    if (unit === 'months' && open === 'whole') {
      const wage = ask.get('averageMonthlyWage')
      return shown(wage.times(length).toDecimalPlaces(2, Decimal.ROUND_HALF_UP), `${length} × ${wage.toFixed(2)}`)
    }
    const days = open === 'whole' ? length : open
    const wage = ask.get('averageDailyWage')
    const text = wage.toDecimalPlaces(6).toFixed()
    return shown(wage.times(days).toDecimalPlaces(2, Decimal.ROUND_HALF_UP), `${days} × ${text}`)
  },
})

export const noticeRules = [
  notice,
  noticeMonths,
  noticeDays,
  noticeEnd('noticeEndsAt'),
  noticeEnd('earliestEndDate'),
  noticeDate,
  noticePay,
]
