// Figures of attested items as the settlement form starts with them: what is unknown stays open, and two persons still check all of it.
import type { CaseState } from '../../model/case.ts'
import { compare, Decimal, type Money, money, sum } from '../../model/money.ts'
import type { World } from '../../model/world.ts'
import { askLaw } from '../settlement/known.ts'
import { type ItemKind, itemsToAttest, type OpenItem, settledAmount } from './open-items.ts'
import { sourceOf } from './taken.ts'

/** Fields of the form by name; a field that cannot be filled honestly is absent. */
export function figuresFrom(state: CaseState, world: World): Readonly<Record<string, string>> {
  const items = itemsToAttest(state)
  const of = (kind: ItemKind): readonly OpenItem[] => items.filter(item => item.kind === kind)
  const loans = of('loans')
  // Without a written agreement there is nothing to set off (WPR 15); that it is there, HR ticks.
  const agreed = loans.every(({ values }) => values.agreed === 'yes')
  return {
    ...figure('bonus', of('bonus').map(reckoned)),
    ...figure(
      'overtime',
      of('overtime').map(item => overtime(item, state, world)),
    ),
    ...(agreed ? figure('loan', loans.map(reckoned)) : {}),
  }
}

interface Reckoned {
  readonly amount: Money | undefined
  readonly source: string
}

const reckoned = (item: OpenItem): Reckoned => ({
  amount: settledAmount(item),
  source: item.attested?.state === 'confirmed' && item.origin ? sourceOf(item.origin.data, item.origin) : 'HR',
})

/** Hours without an amount are reckoned by the law from the monthly wage (LL 44), once HR confirmed the hours. */
function overtime(item: OpenItem, state: CaseState, world: World): Reckoned {
  const { amount, source } = reckoned(item)
  const wage = state.facts.monthlyWage?.value
  if (amount !== undefined || item.attested?.state !== 'confirmed' || wage === undefined) return { amount, source }
  const { workday = '0', restDay = '0', holiday = '0' } = item.values
  const hours = { weekdayHours: workday, restDayHours: restDay, holidayHours: holiday }
  const law = askLaw(state, world, { monthlyWageBase: wage, ...hours }, ['overtimePay'])
  const due = law.lines.find(({ name }) => name === 'overtimePay')?.amount
  return { amount: due && money(due.value, due.currency), source }
}

const longestSource = 100

/** One unknown part leaves the whole figure open: a sum of some of it would look complete. */
function figure(field: string, parts: readonly Reckoned[]): Readonly<Record<string, string>> {
  const amounts = parts.flatMap(({ amount }) => amount ?? [])
  if (amounts.length === 0 || amounts.length < parts.length) return {}
  const total = sum(amounts.map(({ value }) => money(new Decimal(value).abs())))
  if (compare(total, money(0)) === 0) return {}
  const source = [...new Set(parts.map(part => part.source))].join(', ')
  return { [field]: total.value, [`${field}Source`]: source.slice(0, longestSource) }
}
