// What an adopted dispute comes to: hours paid at their rate, an amount, or facts that were wrong (product P1).
import type { FormValues } from '../../model/card.ts'
import type { CaseState } from '../../model/case.ts'
import { Decimal, type Money, money, readAmount } from '../../model/money.ts'
import type { World } from '../../model/world.ts'
import { textOf } from '../look.ts'
import { askLaw, draftLastDay } from './known.ts'
import { lawLine } from './law-lines.ts'

export interface Addition {
  readonly amount: Money
  readonly formula: string
  readonly basis: readonly string[]
}

export type AdditionReading =
  | { readonly ok: true; readonly addition?: Addition | undefined }
  | { readonly ok: false; readonly field: string; readonly why: string }

const hourFields = ['weekdayHours', 'restDayHours', 'holidayHours'] as const
const payOf = { weekdayHours: 'weekdayPay', restDayHours: 'restDayPay', holidayHours: 'holidayPay' } as const

/** Reads hours or an amount; hours are paid by the law at the contract's wage, never by hand. */
export function readAddition(state: CaseState, world: World, line: string, values: FormValues): AdditionReading {
  const hours = hourFields.flatMap(field => {
    const value = textOf(values, field)
    return value === undefined || Number(value) === 0 ? [] : [[field, value] as const]
  })
  const amount = readAmount(textOf(values, 'amount') ?? '')
  const first = hours[0]?.[0]
  if (first === undefined) {
    if (amount === undefined || new Decimal(amount.value).isZero()) return { ok: true }
    return { ok: true, addition: { amount, formula: amount.value, basis: [] } }
  }
  if (amount !== undefined) return { ok: false, field: 'amount', why: 'hours-or-amount' }
  if (line !== 'overtime') return { ok: false, field: first, why: 'hours-only-overtime' }
  const monthlyWageBase = state.facts.monthlyWage?.value
  if (monthlyWageBase === undefined) return { ok: false, field: first, why: 'wage-unknown' }
  const law = askLaw(state, world, { monthlyWageBase, endDate: draftLastDay(state), ...Object.fromEntries(hours) }, [
    'overtimePay',
  ])
  const parts = hours.map(([field]) => lawLine(law, payOf[field]))
  const total = lawLine(law, 'overtimePay')
  if (!total?.amount || parts.includes(undefined)) return { ok: false, field: first, why: 'wage-unknown' }
  return {
    ok: true,
    addition: {
      amount: money(total.amount.value),
      formula: parts.map(part => part?.formula).join(' + '),
      basis: [...new Set(parts.flatMap(part => part?.basis ?? []))],
    },
  }
}

/** Lines whose payments may belong to the twelve-month average behind the severance. */
const payOfTheYear = ['wage', 'overtime', 'bonus']

/**
 * The average after the addition. Whether such pay enters the base is local practice, so a person answers it;
 * with less than twelve months of service the new average is typed, since its divisor is not twelve.
 */
export function averageAfter(
  state: CaseState,
  line: string,
  addition: Addition | undefined,
  values: FormValues,
): { readonly ok: true; readonly average?: string | undefined } | { readonly ok: false; readonly field: string } {
  const typed = textOf(values, 'avgMonthlyWage')
  if (typed !== undefined) return { ok: true, average: typed }
  if (addition === undefined || !payOfTheYear.includes(line)) return { ok: true }
  const inBase = textOf(values, 'inBase')
  if (inBase === undefined) return { ok: false, field: 'inBase' }
  if (inBase === 'no') return { ok: true }
  const now = state.facts.avgMonthlyWage?.value
  const hired = state.facts.hireDate?.value
  const wholeYear = hired !== undefined && hired <= yearBefore(draftLastDay(state))
  if (now === undefined || !wholeYear) return { ok: false, field: 'avgMonthlyWage' }
  return { ok: true, average: money(new Decimal(now).plus(new Decimal(addition.amount.value).dividedBy(12))).value }
}

const yearBefore = (date: string): string => `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
