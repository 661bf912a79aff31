// Compensation for damage: never more than the proven loss, a fifth of the month's wage in all, and the minimum wage stays (WPR 16).
import type { CaseState } from '../../model/case.ts'
import { compare, Decimal, type Money, money, negate, sum } from '../../model/money.ts'
import type { LawView, World } from '../../model/world.ts'
import { askLaw, type KnownFacts, pick } from './known.ts'
import { lawLine } from './law-lines.ts'
import { type LineResult, reached, stopped } from './line.ts'
import type { DamageItem, Typed } from './typed.ts'

interface DamageLines {
  readonly lines: readonly LineResult[]
  readonly law?: LawView
}

/** One line for each item; all of them share what the law leaves of the wage owed for the month of the last day. */
export function damageLines(
  state: CaseState,
  world: World,
  known: KnownFacts,
  typed: Typed,
  wage: LineResult,
): DamageLines {
  const items = typed.damages
  if (items.length === 0 || wage.kind === 'none') return { lines: [] }
  if (wage.kind === 'stopped') return { lines: items.map(({ id, label }) => ({ ...wage, id, label })) }
  // What is owed, not what the company adds to it: the last day may lower the wage to that, never below (product P31).
  const monthWage = (wage.line.floor ?? wage.line.amount).value
  const provenLoss = sum(items.map(item => item.provenLoss)).value
  const law = askLaw(
    state,
    world,
    { endDate: known.lastDay, monthWage, provenLoss, ...pick(known, 'localMinMonthlyWage') },
    ['maxDeduction'],
  )
  return { lines: items.map(item => damageLine(item, items, law, monthWage)), law }
}

function damageLine(item: DamageItem, all: readonly DamageItem[], law: LawView, monthWage: string): LineResult {
  const limit = lawLine(law, 'maxDeduction')
  if (!limit?.amount) return { ...stopped(item.id, law.missing, law.error?.code), label: item.label }
  const most = mostFor(item, all, limit.amount.value)
  if (compare(item.amount, most) > 0) return { ...stopped(item.id, []), label: item.label, most }
  return reached({
    id: item.id,
    label: item.label,
    amount: negate(item.amount),
    formula: item.amount.value,
    facts: { provenLoss: item.provenLoss.value, monthWage, maxDeduction: limit.amount.value },
    source: item.source,
    asOf: item.at,
    basis: limit.basis,
    estimated: false,
    payWith: 'separation',
    confidence: limit.confidence,
    needsReview: limit.needsReview,
  })
}

/** What the other items leave of the limit, and never more than this loss. */
function mostFor(item: DamageItem, all: readonly DamageItem[], limit: string): Money {
  const others = sum(all.filter(({ id }) => id !== item.id).map(({ amount }) => amount))
  return money(Decimal.max(0, Decimal.min(item.provenLoss.value, new Decimal(limit).minus(others.value))))
}
