// Service years as months of severance (LCL 47; IR 10; SPC1 46).
import { shown } from '../../../src/law/rule.ts'
import { before, later, type Service, serviceBetween } from '../../../src/law/tenure.ts'
import { Temporal } from '../../../src/model/dates.ts'
import { Decimal } from '../../../src/model/money.ts'
import { groundOf } from '../grounds.ts'
import { rule } from '../rule.ts'
import { treatmentBefore2008 } from './before-2008-ground.ts'

// Count from the first day of work; join a transfer not caused by the employee unless severance was paid then (IR 10).
const serviceStart = rule({
  gives: 'serviceStart',
  basis: ['CN-LCL-7', 'CN-IR-10', 'CN-SPC1-46'],
  confidence: 'statute',
  compute: (_, ask) => {
    const group = ask.given('groupHireDate')
    const changes = ask.given('entityChanges')
    const hired = ask.given('hireDate') ?? group ?? ask.lacks('hireDate')
    if (group && !changes) ask.lacks('entityChanges')
    // A transfer on the first day here, or earlier, joins a service whose own first day nobody has told.
    const joins = changes?.some(one => one.reason === 'not_employee_reason' && !one.severancePaidByFormer)
    if (!group && joins && changes?.every(one => !before(hired, one.date))) ask.lacks('groupHireDate')
    let start = group && before(group, hired) ? group : hired
    for (const change of changes ?? []) {
      if (change.reason === 'not_employee_reason' && change.severancePaidByFormer === undefined) {
        ask.warn('former_severance_unknown', ['CN-IR-10'])
        ask.lacks('entityChanges')
      }
      const breaks = change.reason === 'employee_reason' || change.severancePaidByFormer === true
      if (breaks && before(start, change.date)) start = change.date
    }
    return start
  },
})

const countFrom = rule({
  gives: 'countFrom',
  needs: ['serviceStart'],
  basis: ['CN-LCL-7', 'CN-IR-10', 'CN-SPC1-46'],
  confidence: 'statute',
  compute: ({ serviceStart }, ask) => {
    // Expiry and dissolution give severance for service from 2008 only (LCL 46(5)(6), 97(3)).
    const route = ask.maybe('route')
    const ground = route && groundOf(route)
    const owed = ground && ground.owes !== 'nothing' && ground.owes !== 'double'
    const from2008 = owed && treatmentBefore2008(ask) === 'none'
    const from = from2008 ? later(serviceStart, firstDayOfTheLaw) : serviceStart
    return shown(from, from.toString())
  },
})

/** The Labor Contract Law came into force. */
export const firstDayOfTheLaw = Temporal.PlainDate.from('2008-01-01')

/** Six months and more count as a year, less as half a year (LCL 47). */
export const monthsOfSeverance = (start: Temporal.PlainDate, last: Temporal.PlainDate): Decimal =>
  new Decimal(yearsAndHalves(serviceBetween(start, last)))

const yearsAndHalves = ({ years, months, days }: Service): number =>
  years + (months >= 6 ? 1 : months > 0 || days > 0 ? 0.5 : 0)

const serviceFactor = rule({
  gives: 'serviceFactor',
  basis: ['CN-LCL-47'],
  confidence: 'statute',
  compute: (_, ask) => {
    const given = ask.given('serviceFactorGiven')
    if (given) return shown(given, given.toFixed(1))
    const { serviceStart: start, endDate: last } = ask.all('serviceStart', 'endDate')
    const service = serviceBetween(start, last)
    const halves = yearsAndHalves(service)
    const changes = (day: number) => yearsAndHalves(serviceBetween(start, last, day)) !== halves
    if (changes(1) || (before(start, last) && changes(-1))) {
      ask.warn('one_day_changes_result', ['CN-LCL-47', 'CN-CC-202'])
    }
    const { years, months, days } = service
    const factor = new Decimal(halves)
    return shown(factor, `${start} → ${last}: ${years}{y}${months}{m}${days}{d} → ${factor.toFixed(1)}`)
  },
})

export const serviceRules = [serviceStart, countFrom, serviceFactor]
