// Lines the law itself determines: unused leave, severance, what the company adds, and the tax on the one-off payment.
import type { InstantText } from '../../model/dates.ts'
import { compare, Decimal, type Money, money, negate } from '../../model/money.ts'
import type { SettlementLine } from '../../model/settlement.ts'
import type { LawLineView, LawView } from '../../model/world.ts'
import { type KnownFacts, newest, pick } from './known.ts'
import { type LineResult, noLine, reached, stopped } from './line.ts'
import type { Typed } from './typed.ts'

export const lawLine = (law: LawView, name: string): LawLineView | undefined =>
  law.lines.find(line => line.name === name && line.amount !== undefined)

/** Results that are part of the explanation: days, months, the base. */
const results = (law: LawView, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap(name => (law.results[name] === undefined ? [] : [[name, String(law.results[name])] as const])),
  )

/** How a step came about, as a fact of the line: days of leave, years of service. */
const stepFormula = (law: LawView, step: string, as: string): Record<string, string> => {
  const formula = law.steps?.find(({ name }) => name === step)?.formula
  return formula === undefined || formula === '' ? {} : { [as]: formula }
}

interface Shape {
  readonly id: string
  readonly facts: Readonly<Record<string, string>>
  readonly known: KnownFacts
  readonly payWith: SettlementLine['payWith']
}

interface Own {
  readonly amount?: Money | undefined
  readonly source: string
  readonly at: InstantText | undefined
}

function fromLaw(law: LawView, name: string, shape: Shape, typed?: Own): LineResult {
  const line = lawLine(law, name)
  if (!line?.amount) return stopped(shape.id, law.missing, law.error?.code)
  const floor = money(line.amount.value, line.amount.currency)
  const own = typed?.amount !== undefined && compare(typed.amount, floor) !== 0 ? typed.amount : undefined
  return reached({
    id: shape.id,
    amount: own ?? floor,
    formula: own ? own.value : line.formula,
    facts: shape.facts,
    source: own ? (typed?.source ?? '') : 'law',
    factSources: sourcesOf(shape),
    asOf: own ? typed?.at : newest(shape.known, Object.keys(shape.facts)),
    basis: line.basis,
    estimated: false,
    payWith: shape.payWith,
    floor,
    confidence: line.confidence,
    needsReview: line.needsReview,
  })
}

const sourcesOf = ({ facts, known }: Shape): Record<string, string> =>
  Object.fromEntries(
    Object.keys(facts).flatMap(name =>
      known.sources[name] === undefined ? [] : [[name, known.sources[name]] as const],
    ),
  ) as Record<string, string>

export const leaveLine = (law: LawView, known: KnownFacts, typed: Typed): LineResult =>
  fromLaw(
    law,
    'annualLeavePay',
    {
      id: 'leave',
      facts: {
        ...results(law, 'payableLeaveDays', 'annualLeaveEntitlementDays', 'calendarDaysElapsed'),
        ...stepFormula(law, 'payableLeaveDays', 'leaveDaysFormula'),
        ...pick(known, 'leaveTakenDays', 'cumulativeWorkYears', 'avgMonthlyWageExclOvertime'),
      },
      known,
      payWith: 'separation',
    },
    { amount: typed.amount('leave'), source: typed.source('offerSource') ?? '', at: typed.at },
  )

export const severanceLine = (law: LawView, known: KnownFacts, typed: Typed): LineResult =>
  fromLaw(
    law,
    'severance',
    {
      id: 'severance',
      facts: {
        ...pick(known, 'hireDate'),
        endDate: known.lastDay,
        ...stepFormula(law, 'serviceFactor', 'serviceFormula'),
        ...results(law, 'payableFactor', 'severanceBase'),
        ...baseCheck(law),
        ...pick(known, 'avgMonthlyWage'),
      },
      known,
      payWith: 'handover',
    },
    { amount: typed.amount('severance'), source: typed.source('offerSource') ?? '', at: typed.at },
  )

/** What the average wage was compared with: three local averages at most, the minimum wage at least; nothing where it was not. */
function baseCheck(law: LawView): Readonly<Record<string, string>> {
  const formula = lawLine(law, 'severanceBase')?.formula ?? ''
  if (formula.startsWith('max(')) return { minBaseFormula: formula }
  return /[≤(]/.test(formula) ? { baseFormula: formula } : {}
}

/** Months the company adds of its own accord, each at the base of the severance. */
export function exGratiaLine(law: LawView, typed: Typed): LineResult {
  const months = new Decimal(typed.exGratiaMonths)
  if (months.isZero()) return noLine
  const base = law.results.severanceBase
  if (typeof base !== 'string') return stopped('ex-gratia', law.missing, law.error?.code)
  return reached({
    id: 'ex-gratia',
    amount: money(months.times(base)),
    formula: `${months.toFixed(1)} × ${base}`,
    facts: { exGratiaMonths: months.toFixed(1), severanceBase: base },
    source: typed.source('offerSource') ?? '',
    asOf: typed.at,
    basis: ['POLICY-AUTHORITY'],
    estimated: false,
    payWith: 'handover',
  })
}

/** Tax on severance and what was added to it, by the annual table above three local annual averages. */
export function severanceTaxLine(gross: Money, tax: LawView): LineResult {
  const line = lawLine(tax, 'incomeTax')
  const limit = lawLine(tax, 'taxExemptLimit')
  if (!line?.amount || !limit?.amount) return stopped('severance-tax', tax.missing, tax.error?.code)
  const exempt = compare(gross, money(limit.amount.value)) <= 0
  return reached({
    id: 'severance-tax',
    amount: exempt ? money(0) : negate(money(line.amount.value)),
    formula: exempt ? `${gross.value} ≤ ${limit.formula} = ${limit.amount.value}` : line.formula,
    facts: {
      severanceGross: gross.value,
      taxExemptLimit: limit.amount.value,
      ...(exempt ? {} : results(tax, 'taxableExcess', 'taxRate', 'quickDeduction')),
    },
    source: 'law',
    basis: line.basis,
    estimated: false,
    payWith: 'handover',
    confidence: line.confidence,
    needsReview: line.needsReview || limit.needsReview,
  })
}
