// Amounts as they are read in a line: groups of three, a true minus sign, the currency by name.
import type { Money } from '../../src/model/money.ts'
import type { Say } from './desk.ts'

export function amountText({ value, currency }: Money, say: Say): string {
  const [, sign, whole, rest] = /^(-?)(\d+)(\.\d+)?$/.exec(value) ?? []
  const name = currency === 'CNY' ? say('slack.cny') : currency
  if (whole === undefined) return `${value} ${name}`
  return `${sign ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ' ')}${rest ?? ''} ${name}`
}
