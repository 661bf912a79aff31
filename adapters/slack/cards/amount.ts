// Amounts as they are read in a line: groups of three, a true minus sign, the currency by name.
import { grouped, noBreak } from '../../../src/model/figures.ts'
import type { Money } from '../../../src/model/money.ts'
import type { Say } from '../desk.ts'

/** `152,500.00 元`, with a space that does not break. */
export const amountText = ({ value, currency }: Money, say: Say): string =>
  `${grouped(value)}${noBreak}${currency === 'CNY' ? say('slack.cny') : currency}`
