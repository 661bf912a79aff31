// Finds the bracket of a progressive table: the first whose upper bound, itself included, is not exceeded (IIT annex).
import type { Ask } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import type { Terms } from '../rule.ts'

interface Bracket {
  readonly rate: Decimal
  readonly quick: Decimal
  /** Where the amount stands between the bounds, for a person to check. */
  readonly between: string
}

const none: Bracket = { rate: new Decimal(0), quick: new Decimal(0), between: '0.00' }

/** The tables are those of the law of 2018, in force from 2019: of a day before, no tax is told. */
export function taxUnknown(ask: Ask<Terms>): never {
  ask.warn('tax_before_2019', ['CN-IIT-3', 'CN-CS-2018-164'])
  return ask.none()
}

/**
 * Rate and quick deduction in yuan, with the bounds as text; nothing is taxed at or below zero. Stops as unknown
 * without a table for the day.
 */
export function bracketOf(taxable: Decimal, table: 'tax.annual' | 'tax.monthly', ask: Ask<Terms>): Bracket {
  if (!taxable.isPositive() || taxable.isZero()) return none
  const rows = ask.table(table) ?? taxUnknown(ask)
  const at = rows.findIndex(one => one.upTo === null || taxable.lessThanOrEqualTo(one.upTo ?? 0))
  const row = rows[at]
  if (!row) return none
  const between = `${rows[at - 1]?.upTo ?? 0} < ${taxable.toFixed(2)}${row.upTo === null ? '' : ` ≤ ${row.upTo}`}`
  return { rate: new Decimal(row.rate ?? 0), quick: new Decimal(row.quick ?? 0), between }
}

/** Tax on an amount by a table; never negative. */
export function taxOn(taxable: Decimal, table: 'tax.annual' | 'tax.monthly', ask: Ask<Terms>): Decimal {
  const { rate, quick } = bracketOf(taxable, table, ask)
  return Decimal.max(0, taxable.times(rate).minus(quick))
}
