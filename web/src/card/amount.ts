// Amounts as they are read: groups of three, two decimals, a true minus sign; never a float on the way.
import type { Money } from '../../../src/model/money.ts'

/** `130200.00` → `130 200.00`, `-5900.00` → `−5 900.00`. */
export function amountText(amount: Money): string {
  const [, sign, whole, rest] = /^(-?)(\d+)(\.\d+)?$/.exec(amount.value) ?? []
  if (whole === undefined) return amount.value
  return `${sign ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ' ')}${rest ?? ''}`
}
