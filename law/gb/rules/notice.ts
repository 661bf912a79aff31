// Notice, the pay for notice that is not given, and the consultation that a collective redundancy must wait for.
import { shown } from '../../../src/law/rule.ts'
import { daysAfter, daysBetween, later } from '../../../src/law/tenure.ts'
import { Decimal } from '../../../src/model/money.ts'
import { groundOf } from '../grounds.ts'
import { cited, ruleInBoth } from '../rule.ts'

const minimumNotice = { gb: ['GB-ERA-86'], nir: ['GB-ERNI-118'] }
const noticeStatutes = { gb: ['GB-ERA-86', 'GB-ERA-88'], nir: ['GB-ERNI-118', 'GB-ERNI-120'] }
const consultation = { gb: ['GB-TULRCA-188'], nir: ['GB-ERNI-216'] }

// A week for each complete year, one to twelve; the contract may give more. Who resigns owes a week (ERA 86).
const noticeWeeks = ruleInBoth(minimumNotice, {
  gives: 'noticeWeeks',
  confidence: 'statute',
  compute: (_, ask) => {
    const ground = ask.maybe('ground')
    const whose = ground ? groundOf(ground).notice : 'employer'
    if (whose === 'none') return shown(0, '')
    if (whose === 'agreed') {
      ask.warn('notice_is_agreed', cited(ask, minimumNotice))
      return shown(null, '')
    }
    const contract = ask.given('contractNoticeWeeks') ?? 0
    const statutory =
      whose === 'employee' ? Math.min(1, ask.get('serviceMonthsAtNotice')) : ask.get('statutoryNoticeWeeks')
    return shown(Math.max(statutory, contract), contract > statutory ? `max(${statutory}, ${contract})` : '')
  },
})

const noticeDate = ruleInBoth(minimumNotice, {
  gives: 'noticeDate',
  needs: ['noticeGivenDays', 'endDate'],
  confidence: 'statute',
  compute: ({ noticeGivenDays, endDate }) => daysAfter(endDate, -noticeGivenDays),
})

const noticeGivenDays = ruleInBoth(minimumNotice, {
  gives: 'noticeGivenDays',
  needs: ['noticeDate', 'endDate'],
  confidence: 'statute',
  compute: ({ noticeDate, endDate }) => daysBetween(noticeDate, endDate),
})

// The day on which notice is given does not count (West v Kneels Ltd [1987] ICR 146).
const noticeEndsAt = ruleInBoth(minimumNotice, {
  gives: 'noticeEndsAt',
  needs: ['noticeWeeks', 'noticeDate'],
  confidence: 'statute',
  compute: ({ noticeWeeks, noticeDate }, ask) => {
    const weeks = noticeWeeks ?? ask.none()
    return shown(daysAfter(noticeDate, weeks * 7), `${noticeDate} + ${weeks * 7}{d}`)
  },
})

const consultationDays = ruleInBoth(consultation, {
  gives: 'consultationDays',
  needs: ['redundanciesPlanned'],
  confidence: 'statute',
  compute: ({ redundanciesPlanned }, ask) => {
    const rows = ask.table('consultation.days') ?? ask.none()
    const row = rows.find(one => redundanciesPlanned >= Number(one.from))
    return shown(Number(row?.days ?? 0), row ? `${redundanciesPlanned} ≥ ${row.from}` : `${redundanciesPlanned} < 20`)
  },
})

// Dismissals of a collective redundancy wait for the consultation too (TULRCA 188(1A)).
const earliestEndDate = ruleInBoth(
  { gb: [...minimumNotice.gb, ...consultation.gb], nir: [...minimumNotice.nir, ...consultation.nir] },
  {
    gives: 'earliestEndDate',
    needs: ['noticeEndsAt'],
    confidence: 'statute',
    compute: ({ noticeEndsAt }, ask) => {
      if (ask.given('ground') !== 'collective_redundancy')
        return shown(noticeEndsAt, noticeEndsAt.toString(), cited(ask, minimumNotice))
      const { consultationDays, consultationFrom } = ask.all('consultationDays', 'consultationFrom')
      const consulted = daysAfter(consultationFrom, consultationDays)
      return shown(later(noticeEndsAt, consulted), `max(${noticeEndsAt}, ${consultationFrom} + ${consultationDays}{d})`)
    },
  },
)

// A week's pay in lieu is not limited: the limit of ERA 227 is not for notice (ERA 88, 89).
const noticePay = ruleInBoth(noticeStatutes, {
  gives: 'noticePay',
  needs: ['noticeWeeks'],
  confidence: 'statute',
  compute: ({ noticeWeeks }, ask) => {
    const weeks = noticeWeeks ?? ask.none()
    if (ask.given('ground') === 'resignation') return ask.none()
    if (weeks === 0) return shown(new Decimal(0), '0.00')
    const given = ask.maybe('noticeGivenDays')
    if (given === undefined) ask.warn('notice_taken_as_not_given', cited(ask, noticeStatutes))
    const days = Math.max(0, weeks * 7 - (given ?? 0))
    if (days === 0) return shown(new Decimal(0), '0.00')
    const wage = ask.get('weeklyWage')
    const pay = wage.times(days).dividedBy(7).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    const week = wage.toDecimalPlaces(6).toFixed()
    return shown(pay, days % 7 === 0 ? `${days / 7} × ${week}` : `${days} ÷ 7 × ${week}`)
  },
})

export const noticeRules = [
  ...noticeWeeks,
  ...noticeDate,
  ...noticeGivenDays,
  ...noticeEndsAt,
  ...consultationDays,
  ...earliestEndDate,
  ...noticePay,
]
