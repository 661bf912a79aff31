// The closing statement (product P31): what was estimated is final on the last day; a gain informs, a loss needs a new yes.
import type { FormValues } from '../../model/card.ts'
import type { CaseState } from '../../model/case.ts'
import type { InstantText } from '../../model/dates.ts'
import { compare, Decimal, type Money, money, negate, readAmount, sum } from '../../model/money.ts'
import type { PersonId } from '../../model/person.ts'
import type { ClosingStatement, SettlementLine, SettlementVersion } from '../../model/settlement.ts'
import { digest } from '../canonical.ts'
import { lastSettlement, textOf } from '../look.ts'

/** Form field → line; deductions are typed as positive figures. */
const lineOfField = {
  wage: 'wage',
  overtime: 'overtime',
  bonus: 'bonus',
  social: 'social',
  wageTax: 'wage-tax',
} as const
const deductions: readonly string[] = ['social', 'wage-tax']

export interface ClosingInput {
  readonly values: FormValues
  readonly by: PersonId | 'clock'
  readonly at: InstantText
}

/** Whether anything of the settlement was only estimated. */
export const hasEstimates = (settlement: SettlementVersion | undefined): boolean =>
  settlement?.lines.some(line => line.estimated) ?? false

/** The statement these figures come to; an empty field means: as it was settled. */
export function closingStatement(
  state: CaseState,
  settlement: SettlementVersion,
  { values, by, at }: ClosingInput,
): ClosingStatement {
  const typed = new Map<string, Money>()
  for (const [field, line] of Object.entries(lineOfField)) {
    const amount = readAmount(textOf(values, field) ?? '')
    if (amount) typed.set(line, deductions.includes(line) ? negate(amount) : amount)
  }
  const source = textOf(values, 'source')
  const lines = settlement.lines.map((line): SettlementLine => {
    const amount = typed.get(line.id)
    const final = { ...line, estimated: false }
    if (amount === undefined || compare(amount, line.amount) === 0) return final
    return {
      ...final,
      amount,
      formula: new Decimal(amount.value).abs().toFixed(2),
      source: source ?? line.source,
      asOf: at,
    }
  })
  const net = sum(lines.map(line => line.amount))
  const difference = money(new Decimal(net.value).minus(settlement.net.value))
  const side = compare(difference, money(0))
  // What lowers a single line needs a yes even when the sum rises: nobody sets one against the other for them.
  const lowered = lines.some(line => compare(line.amount, amountIn(settlement, line.id)) < 0)
  const shown = {
    version: (state.closing?.version ?? 0) + 1,
    settlement: settlement.version,
    lines,
    net,
    difference,
    favour: lowered ? ('company' as const) : side > 0 ? ('employee' as const) : ('same' as const),
    why: textOf(values, 'why') ?? '',
  }
  return { ...shown, by, at, hash: digest({ schema: 'haosan/closing/1', caseId: state.id, ...shown }) }
}

export const amountIn = (settlement: SettlementVersion, line: string): Money =>
  settlement.lines.find(one => one.id === line)?.amount ?? money(0)

/** Whether the closing figures may be paid: in the employee's favour at once, against them only once confirmed. */
export const closingCounts = (state: CaseState): boolean =>
  state.closing !== undefined && (state.closing.favour !== 'company' || state.closing.confirmedAt !== undefined)

/** The lines that are to be paid as things stand: the settlement's, or the closing statement's where it counts. */
export function payableLines(state: CaseState): readonly SettlementLine[] {
  const settled = lastSettlement(state)?.lines ?? []
  return closingCounts(state) ? (state.closing?.lines ?? settled) : settled
}
