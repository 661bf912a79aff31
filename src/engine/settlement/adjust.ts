// What adopted disputes add to a line: the amount, its formula and its article become part of the line itself.
import type { CaseState } from '../../model/case.ts'
import { money, sum } from '../../model/money.ts'
import type { DisputeAnswer, SettlementLine } from '../../model/settlement.ts'
import { type LineResult, reached } from './line.ts'

/** Answers that were adopted wholly or in part and carry an amount for this line. */
const additionsTo = (state: CaseState, line: string): readonly DisputeAnswer[] =>
  state.disputes.flatMap(({ line: id, answer }) =>
    id === line && answer?.amount !== undefined && answer.kind !== 'rejected' ? [answer] : [],
  )

export function adjusted(result: LineResult, state: CaseState): LineResult {
  if (result.kind !== 'line') return result
  return additionsTo(state, result.line.id).reduce<LineResult>(
    (now, answer) => (now.kind === 'line' ? reached(plus(now.line, answer)) : now),
    result,
  )
}

function plus(line: SettlementLine, { amount, formula, basis }: DisputeAnswer): SettlementLine {
  const added = amount ?? money(0)
  return {
    ...line,
    amount: sum([line.amount, added]),
    formula: `${line.formula} + ${formula ?? added.value}`,
    facts: { ...line.facts, adopted: sum([money(line.facts.adopted ?? 0), added]).value },
    basis: [...new Set([...line.basis, ...(basis ?? [])])],
  }
}
