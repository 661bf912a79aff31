// The directory says less pay than the case was opened with: no figure follows it, and HR hears of it (product P7, G8).
import type { CaseState } from '../../model/case.ts'
import { compare, readAmount } from '../../model/money.ts'
import type { EmploymentRecord } from '../../model/person.ts'

/** What a case keeps of the pay that the directory told last. */
export const directoryPay = 'directory-pay'

const columns = [
  ['monthlyWage', 'monthlyWage'],
  ['avgWage12m', 'avgMonthlyWage'],
  ['avgWage12mExclOvertime', 'avgMonthlyWageExclOvertime'],
  ['lastMonthWage', 'lastMonthWage'],
] as const satisfies readonly (readonly [keyof EmploymentRecord, string])[]

export interface PayChange {
  readonly fact: string
  /** Absent when the directory tells it for the first time. */
  readonly from?: string | undefined
  readonly to: string
  readonly lowered: boolean
}

/** What the directory says otherwise than before; pay that it no longer tells is not less pay, nor is what HR knew better. */
export function payChanges({ answers, facts }: CaseState, record: EmploymentRecord): readonly PayChange[] {
  return columns.flatMap(([column, fact]): PayChange[] => {
    const told = answers[directoryPay]?.values[fact]
    const opened = facts[fact]?.by === 'directory' ? facts[fact].value : ''
    const before = readAmount(typeof told === 'string' ? told : opened, 'CNY')
    const now = readAmount(record[column] ?? '', 'CNY')
    if (now === undefined || (before !== undefined && compare(before, now) === 0)) return []
    return [{ fact, from: before?.value, to: now.value, lowered: before !== undefined && compare(now, before) < 0 }]
  })
}
