// Money: a decimal text with its currency, never a float. Rounding is half-up, once, at the end of a payable item.
import { Decimal } from 'decimal.js'

export interface Money {
  /** Decimal text, e.g. `130200.00`; negative for a deduction. */
  readonly value: string
  /** ISO 4217, e.g. `CNY`. */
  readonly currency: string
}

const minorDigits: Record<string, number> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  ISK: 0,
  BHD: 3,
  KWD: 3,
  OMR: 3,
  JOD: 3,
  TND: 3,
}

/** How many decimals a currency is paid in (ISO 4217). */
export const digitsOf = (currency: string): number => minorDigits[currency] ?? 2

/** Makes money from an exact decimal, rounding half-up to the currency's own digits. */
export function money(value: Decimal.Value, currency = 'CNY'): Money {
  return { value: new Decimal(value).toFixed(digitsOf(currency), Decimal.ROUND_HALF_UP), currency }
}

/** Exact sum of amounts of one currency; throws on a mixture, which is a programming error. */
export function sum(amounts: readonly Money[], currency = 'CNY'): Money {
  const total = amounts.reduce((acc, a) => {
    if (a.currency !== currency) throw new Error(`cannot add ${a.currency} to ${currency}`)
    return acc.plus(a.value)
  }, new Decimal(0))
  return money(total, currency)
}

/** Less than, equal or greater: -1, 0, 1. Both sides must share a currency. */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  if (a.currency !== b.currency) throw new Error(`cannot compare ${a.currency} with ${b.currency}`)
  return new Decimal(a.value).comparedTo(b.value) as -1 | 0 | 1
}

/** The same amount with its sign turned. */
export const negate = (a: Money): Money => money(new Decimal(a.value).negated(), a.currency)

/** Commas and spaces count only where they part groups of three: `12,0` may mean twelve or a hundred and twenty. */
const inGroups = /^\d{1,3}(?:,\d{3})+(?![\d,])|^\d{1,3}(?:\s\d{3})+(?![\d\s])/

/** Reads a typed amount such as `1 200.5` or `1,200.50`; undefined when it is not a plain non-negative decimal with at most two places. */
export function readAmount(text: string, currency = 'CNY'): Money | undefined {
  const plain = text.trim().replace(inGroups, whole => whole.replace(/[\s,]/g, ''))
  const places = digitsOf(currency)
  const shape = places === 0 ? /^\d{1,12}$/ : new RegExp(`^\\d{1,12}(\\.\\d{1,${places}})?$`)
  return shape.test(plain) ? money(plain, currency) : undefined
}

export { Decimal }
