// Kinds of values: how a fact is read strictly from JSON and how a result is written. No guessing, no coercion.
import { Temporal } from '../model/dates.ts'
import { Decimal, digitsOf } from '../model/money.ts'
import type { Json, LawErrorCode } from './answer.ts'

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: LawErrorCode; readonly wants: string; readonly closestTo?: readonly string[] }

export interface Kind<T> {
  /** The word that stands in an error: what was expected. */
  readonly wants: string
  /** `amount` for money; decides whether a result becomes a line or a step. */
  readonly shape: 'amount' | 'other'
  read(raw: unknown): Reading<T>
  write(value: T, currency: string): Json
}

export type ValueOf<K> = K extends Kind<infer T> ? T : never

/** A value that was read. */
export const read = <T>(value: T): Reading<T> => ({ ok: true, value })
/** Not readable: a code, what is wanted instead, and names that were perhaps meant. */
export const unread = (code: LawErrorCode, wants: string, closestTo?: readonly string[]): Reading<never> =>
  closestTo ? { ok: false, code, wants, closestTo } : { ok: false, code, wants }

/** A plain decimal with at most `places`: no exponent, no sign but minus, no full-width digit, no thousands mark. */
function plainDecimal(raw: unknown, places: number, wants: string): Reading<Decimal> {
  const text = typeof raw === 'number' ? String(raw) : raw
  if (typeof text !== 'string' || text.length > 20) return unread('invalid_number', wants)
  if (/^-\d+(\.\d+)?$/.test(text)) return unread(/[1-9]/.test(text) ? 'negative_amount' : 'invalid_number', wants)
  const parts = /^(\d{1,12})(?:\.(\d+))?$/.exec(text)
  if (!parts || (parts[2] ?? '').length > places) return unread('invalid_number', wants)
  return read(new Decimal(text))
}

/** Money: decimal text (or a JSON number) with at most the currency's two places. */
export const amount: Kind<Decimal> = {
  wants: 'amount',
  shape: 'amount',
  read: raw => plainDecimal(raw, 2, 'amount'),
  write: (value, currency) => value.toFixed(digitsOf(currency), Decimal.ROUND_HALF_UP),
}

/** Years, days or hours that may be broken, such as 9.5. */
export const quantity: Kind<Decimal> = {
  wants: 'quantity',
  shape: 'other',
  read: raw => plainDecimal(raw, 4, 'quantity'),
  write: value => value.toNumber(),
}

/** Months of pay: written with one place, such as `4.5`. */
export const factor: Kind<Decimal> = {
  wants: 'factor',
  shape: 'other',
  read: raw => plainDecimal(raw, 2, 'factor'),
  write: value => (value.decimalPlaces() > 1 ? value.toFixed() : value.toFixed(1)),
}

/** A rate as a decimal fraction with two places, such as `0.10`. */
export const rate: Kind<Decimal> = {
  wants: 'rate',
  shape: 'other',
  read: raw => plainDecimal(raw, 4, 'rate'),
  write: value => value.toFixed(2),
}

/** A whole number that is not negative. */
export const count: Kind<number> = {
  wants: 'count',
  shape: 'other',
  read: raw => {
    const reading = plainDecimal(raw, 0, 'count')
    if (!reading.ok) return reading
    return reading.value.greaterThan(10_000_000) ? unread('invalid_number', 'count') : read(reading.value.toNumber())
  },
  write: value => value,
}

// A date is dear to make, and the same few hundred stand in all requests.
const days = new Map<unknown, Reading<Temporal.PlainDate>>()
const mostDays = 20_000

/** A calendar date between 1900 and 2200. */
export const date: Kind<Temporal.PlainDate> = {
  wants: 'date',
  shape: 'other',
  read: raw => {
    const known = days.get(raw)
    if (known) return known
    const parts = typeof raw === 'string' ? /^((?:19|20|21)\d{2})-(\d{2})-(\d{2})$/.exec(raw) : null
    if (!parts) return unread('invalid_dates', 'date')
    const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
    const real = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
    if (!real) return unread('invalid_dates', 'date')
    const reading = read(new Temporal.PlainDate(year, month, day))
    if (days.size < mostDays) days.set(raw, reading)
    return reading
  },
  write: value => value.toString(),
}

export const flag: Kind<boolean> = {
  wants: 'flag',
  shape: 'other',
  read: raw => (typeof raw === 'boolean' ? read(raw) : unread('invalid_request', 'flag')),
  write: value => value,
}

/** A word that a rule makes, such as the reason of a block. */
export const word: Kind<string> = {
  wants: 'word',
  shape: 'other',
  read: raw => (typeof raw === 'string' && raw.length <= 200 ? read(raw) : unread('invalid_request', 'word')),
  write: value => value,
}
