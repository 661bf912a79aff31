// The wage of the last month: whole, or the daily wage for its paid days (人社部发〔2025〕2号: 21.75 paid days a month).
import { type DateText, readDate, Temporal } from '../../model/dates.ts'
import { compare, Decimal, type Money, money } from '../../model/money.ts'
import { type KnownFacts, pick } from './known.ts'
import { type LineResult, reached, stopped } from './line.ts'
import type { Typed } from './typed.ts'

export interface MonthWage {
  readonly amount: Money
  readonly formula: string
  readonly basis: readonly string[]
}

/** Monday to Friday from the first to the last day; statutory holidays among them are paid days too. */
function paidDays(first: Temporal.PlainDate, last: Temporal.PlainDate): number {
  let days = 0
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (day.dayOfWeek <= 5) days += 1
  }
  return days
}

/** What the contract owes for the month of the last day. */
export function wageOfLastMonth(monthlyWage: string, lastDay: DateText, hireDate: DateText | undefined): MonthWage {
  const last = Temporal.PlainDate.from(lastDay)
  const monthStart = last.with({ day: 1 })
  const hired = readDate(hireDate ?? '')
  const first = hired && Temporal.PlainDate.compare(hired, monthStart) > 0 ? hired : monthStart
  const whole =
    first.equals(monthStart) &&
    paidDays(last.add({ days: 1 }), monthStart.add({ months: 1 }).subtract({ days: 1 })) === 0
  const wage = new Decimal(monthlyWage)
  if (whole) return { amount: money(wage), formula: wage.toFixed(2), basis: ['CN-WPR-9'] }
  const days = paidDays(first, last)
  const share = Decimal.min(wage, wage.times(days).dividedBy('21.75'))
  return {
    amount: money(share),
    formula: `${wage.toFixed(2)} ÷ 21.75 × ${days}`,
    basis: ['CN-WPR-9', 'CN-RSB-2025-2'],
  }
}

/** Never below what the contract owes; an estimate until the last day has passed. */
export function wageLine(known: KnownFacts, typed: Typed, today: DateText): LineResult {
  const { monthlyWage, hireDate } = known.facts
  if (monthlyWage === undefined) return stopped('wage', ['monthlyWage'])
  const owed = wageOfLastMonth(monthlyWage, known.lastDay, hireDate)
  const more = typed.amount('wage')
  const own = more !== undefined && compare(more, owed.amount) !== 0 ? more : undefined
  return reached({
    id: 'wage',
    amount: own ?? owed.amount,
    formula: own ? own.value : owed.formula,
    facts: { month: String(Temporal.PlainDate.from(known.lastDay).month), ...pick(known, 'monthlyWage') },
    asOf: own ? typed.at : known.times.monthlyWage,
    source: own ? (typed.source('offerSource') ?? '') : (known.sources.monthlyWage ?? ''),
    basis: owed.basis,
    // Until the last day has passed nobody knows the month's final figures (product P31).
    estimated: known.lastDay >= today,
    payWith: 'separation',
    floor: owed.amount,
  })
}
