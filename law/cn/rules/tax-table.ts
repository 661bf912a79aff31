// Finds the bracket of a progressive table: the first whose upper bound, itself included, is not exceeded (IIT annex).
import type { Ask } from '../../../src/law/rule.ts'
import { Decimal } from '../../../src/model/money.ts'
import type { Terms } from '../rule.ts'

interface Bracket {
  readonly rate: Decimal
  readonly quick: Decimal
}

const none: Bracket = { rate: new Decimal(0), quick: new Decimal(0) }

export function bracketOf(taxable: Decimal, table: 'tax.annual' | 'tax.monthly', ask: Ask<Terms>): Bracket {
  if (!taxable.isPositive() || taxable.isZero()) return none
  const rows = ask.table(table) ?? ask.none()
  const row = rows.find(one => one.upTo === null || taxable.lessThanOrEqualTo(one.upTo ?? 0))
  return row ? { rate: new Decimal(row.rate ?? 0), quick: new Decimal(row.quick ?? 0) } : none
}

/** Tax on an amount by a table; never negative. */
export function taxOn(taxable: Decimal, table: 'tax.annual' | 'tax.monthly', ask: Ask<Terms>): Decimal {
  const { rate, quick } = bracketOf(taxable, table, ask)
  return Decimal.max(0, taxable.times(rate).minus(quick))
}
