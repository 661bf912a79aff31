// Lines whose figures come from attendance, payroll and finance: typed by HR, each with its source.
import { compare, type Money, money, negate } from '../../model/money.ts'
import type { SettlementLine } from '../../model/settlement.ts'
import { type LineResult, noLine, reached, stopped } from './line.ts'
import type { Typed } from './typed.ts'

const nought = money(0)

interface Kind {
  readonly id: string
  readonly field: string
  readonly source: string
  readonly basis: readonly string[]
  readonly deduction?: boolean
  /** A line of nought is left out instead of shown. */
  readonly hideNought?: boolean
}

const kinds: readonly Kind[] = [
  { id: 'overtime', field: 'overtime', source: 'overtimeSource', basis: ['CN-LL-44', 'CN-WPR-13'] },
  { id: 'bonus', field: 'bonus', source: 'bonusSource', basis: ['CN-WPR-9'] },
  { id: 'social', field: 'social', source: 'payrollSource', basis: ['CN-WPR-15'], deduction: true },
  { id: 'wage-tax', field: 'wageTax', source: 'payrollSource', basis: ['CN-IIT-11', 'CN-WPR-15'], deduction: true },
]

const loan: Kind = {
  id: 'loan',
  field: 'loan',
  source: 'loanSource',
  basis: ['CN-WPR-15'],
  deduction: true,
  hideNought: true,
}

function typedLine(kind: Kind, typed: Typed): LineResult {
  const amount = typed.amount(kind.field)
  const source = typed.source(kind.source)
  if (amount === undefined) return stopped(kind.id, [kind.field])
  if (kind.hideNought && compare(amount, nought) === 0) return noLine
  if (source === undefined) return stopped(kind.id, [kind.source])
  return reached({ ...lineOf(kind.id, kind.deduction ? negate(amount) : amount, source, kind.basis), asOf: typed.at })
}

const lineOf = (id: string, amount: Money, source: string, basis: readonly string[]): SettlementLine => ({
  id,
  amount,
  formula: amount.value.replace('-', ''),
  facts: {},
  source,
  basis,
  estimated: false,
  payWith: 'separation',
})

/** Overtime, bonus, social insurance and housing fund, wage tax. */
export const payrollLines = (typed: Typed): readonly LineResult[] => kinds.map(kind => typedLine(kind, typed))

/** A loan is set off only where the employee agreed to it in writing; without that there is no line (WPR 15). */
export function loanLine(typed: Typed): LineResult {
  const result = typedLine(loan, typed)
  return result.kind === 'line' && !typed.loanAgreed ? stopped('loan', ['loanAgreement']) : result
}

/** Items HR added under a name of their own. */
export const otherLines = (typed: Typed): readonly LineResult[] =>
  typed.others.map(item =>
    reached({
      ...lineOf(
        item.id,
        item.kind === 'deduct' ? negate(item.amount) : item.amount,
        item.source,
        item.kind === 'deduct' ? ['CN-WPR-15'] : ['CN-WPR-9'],
      ),
      label: item.label,
      asOf: item.at,
    }),
  )
