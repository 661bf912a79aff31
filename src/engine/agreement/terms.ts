// The terms that HR fills into an agreement (card H4): read from the form's values, or refused field by field.
import type { FormValues } from '../../model/card.ts'
import { type DateText, readDate } from '../../model/dates.ts'
import { compare, type Money, money, readAmount } from '../../model/money.ts'
import { type FieldProblem, invalid, type Refusal } from '../../model/refusal.ts'

/** LCL 24: a non-compete duty lasts two years at most. */
const longestNonCompeteMonths = 24
/** Granted by the company of its own accord (product §4.6); the form cannot change it. */
export const withdrawalWorkdays = 2

export type NonCompete =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'on'
      readonly months: number
      readonly monthlyPay: Money
      readonly payday: number
      readonly scope: string
    }

export interface AgreementTerms {
  readonly confidentiality: boolean
  readonly nonCompete: NonCompete
  readonly handover: {
    /** A person id or a name; absent means the manager. */
    readonly to?: string | undefined
    /** Absent means the last working day. */
    readonly by?: DateText | undefined
    readonly items?: string | undefined
  }
  /** What else both sides agree, in HR's words; checked sentence by sentence before it goes out. */
  readonly extra?: string | undefined
}

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/**
 * Fields: confidentiality (yes/no), nonCompete (yes/no), nonCompeteMonths, nonCompetePay, nonCompetePayday,
 * nonCompeteScope, handoverTo, handoverBy, handoverItems, extra. What is not filled in takes the calm default.
 */
export function readTerms(values: FormValues): Read<AgreementTerms> {
  const wrong: Record<string, FieldProblem> = {}
  const text = (name: string): string | undefined => {
    const value = values[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const by = text('handoverBy')
  if (by !== undefined && readDate(by) === undefined) wrong.handoverBy = 'bad-date'
  const nonCompete = text('nonCompete') === 'yes' ? readNonCompete(text, wrong) : ({ kind: 'off' } as const)
  if (Object.keys(wrong).length > 0) return { ok: false, refusal: invalid(wrong) }
  return {
    ok: true,
    value: {
      confidentiality: text('confidentiality') !== 'no',
      nonCompete,
      handover: { to: text('handoverTo'), by, items: text('handoverItems') },
      extra: text('extra'),
    },
  }
}

function readNonCompete(text: (name: string) => string | undefined, wrong: Record<string, FieldProblem>): NonCompete {
  const months = Number(text('nonCompeteMonths') ?? '')
  if (!Number.isInteger(months) || months < 1) wrong.nonCompeteMonths = 'required'
  else if (months > longestNonCompeteMonths) wrong.nonCompeteMonths = 'longer-than-24-months'
  const monthlyPay = readAmount(text('nonCompetePay') ?? '')
  // LCL 23: a non-compete duty is paid month by month; without pay there is no such clause.
  if (monthlyPay === undefined || compare(monthlyPay, money(0)) <= 0) wrong.nonCompetePay = 'required'
  const payday = Number(text('nonCompetePayday') ?? '10')
  if (!Number.isInteger(payday) || payday < 1 || payday > 28)
    wrong.nonCompetePayday = { code: 'out-of-range', values: { min: 1, max: 28 } }
  const scope = text('nonCompeteScope')
  if (scope === undefined) wrong.nonCompeteScope = 'required'
  return { kind: 'on', months, monthlyPay: monthlyPay ?? money(0), payday, scope: scope ?? '' }
}
