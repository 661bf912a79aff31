// Deductions come out of what is paid on the day of separation, never out of the severance (WPR 9, 15; LCL 50).
import { compare, type Money, money, negate, sum } from '../../model/money.ts'
import type { SettlementLine } from '../../model/settlement.ts'

/** By how much the deductions are more than what is paid that day; undefined when they are not. */
export function overdrawn(lines: readonly SettlementLine[]): Money | undefined {
  const left = sum(lines.filter(line => line.payWith === 'separation').map(line => line.amount))
  return compare(left, money(0)) < 0 ? negate(left) : undefined
}
