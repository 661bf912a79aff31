// The settlement of a case as its facts and what was typed make it: every line explained, or stopped with what is missing.
import type { CaseState } from '../../model/case.ts'
import { type DateText, dayOf, readDate } from '../../model/dates.ts'
import { compare, type Money, sum } from '../../model/money.ts'
import type { SettlementContent, SettlementLine } from '../../model/settlement.ts'
import type { LawView, World } from '../../model/world.ts'
import { adjusted } from './adjust.ts'
import { damageLines } from './damage.ts'
import { askLaw, type KnownFacts, knownFacts, pick } from './known.ts'
import { exGratiaLine, leaveLine, severanceLine, severanceTaxLine } from './law-lines.ts'
import { type LineResult, type Stopped, stopped } from './line.ts'
import { type LocalFigures, localFigures, typedAverages } from './local-figures.ts'
import { lawChosen, pinned, type UnderLaw } from './pin.ts'
import { typedOf } from './typed.ts'
import { loanLine, otherLines, payrollLines } from './typed-lines.ts'
import { wageLine } from './wage-line.ts'

export interface Composition {
  readonly lines: readonly SettlementLine[]
  readonly stopped: readonly Stopped[]
  readonly lastDay: DateText
  /** Absent while a line is stopped: an incomplete sum is no sum. */
  readonly net?: Money | undefined
  readonly law: SettlementContent['law']
  readonly unemployment: SettlementContent['unemployment']
  readonly local: LocalFigures
  /** Lines that stand below what is owed; such a settlement cannot be saved (product P22). */
  readonly below: readonly SettlementLine[]
}

/** Composes the next version. Pure: the same case on the same day gives the same lines. */
export function compose(state: CaseState, world: World, under: UnderLaw = lawChosen(state)): Composition {
  const known = knownFacts(state)
  const keep = (result: LineResult): LineResult => pinned(result, state, known.lastDay, under)
  const typed = typedOf(state)
  const averages = typedAverages(known)
  const severance = askLaw(
    state,
    world,
    {
      ground: 'art36_employer_proposed',
      endDate: known.lastDay,
      ...pick(known, 'hireDate', 'avgMonthlyWage', 'uiContributionMonths', 'localMinMonthlyWage'),
      ...averages,
    },
    ['severance'],
  )
  const leave = askLaw(
    state,
    world,
    {
      endDate: known.lastDay,
      ...pick(known, 'hireDate', 'leaveTakenDays', 'cumulativeWorkYears', 'avgMonthlyWageExclOvertime'),
    },
    ['annualLeavePay'],
  )
  const wage = readDate(known.lastDay) ? wageLine(known, typed, dayOf(world.now)) : stopped('wage', ['lastDay'])
  const before = [
    wage,
    ...payrollLines(typed).slice(0, 2),
    keep(leaveLine(leave, known, typed)),
    keep(severanceLine(severance, known, typed)),
    keep(exGratiaLine(severance, typed)),
  ].map(result => adjusted(result, state))
  const tax = taxOf(before, state, world, { endDate: known.lastDay, ...averages })
  const damage = damageLines(state, world, known, typed, wage)
  const after = [
    ...payrollLines(typed).slice(2),
    keep(tax.line),
    loanLine(typed),
    ...otherLines(typed),
    ...damage.lines,
  ].map(result => adjusted(result, state))
  const all = [...before, ...after]
  const lines = all.flatMap(result => (result.kind === 'line' ? [result.line] : []))
  const halted = all.flatMap(result => (result.kind === 'stopped' ? [result] : []))
  const views = [severance, leave, tax.law, damage.law].filter(view => view !== undefined)
  return {
    lines,
    stopped: halted,
    lastDay: known.lastDay,
    net: halted.length === 0 ? sum(lines.map(line => line.amount)) : undefined,
    law: {
      version: severance.law?.version ?? '',
      reviewed: severance.law?.reviewed ?? false,
      warnings: [...new Set(views.flatMap(view => view.warnings.map(warning => warning.code)))],
    },
    unemployment: unemploymentOf(severance, known),
    local: localFigures(state, known.lastDay, views),
    below: lines.filter(line => line.floor !== undefined && compare(line.amount, line.floor) < 0),
  }
}

function taxOf(
  before: readonly LineResult[],
  state: CaseState,
  world: World,
  facts: Readonly<Record<string, string>>,
): { readonly line: LineResult; readonly law?: LawView } {
  const gross: Money[] = []
  for (const result of before) {
    const isOneOff = (id: string): boolean => id === 'severance' || id === 'ex-gratia'
    if (result.kind === 'stopped' && isOneOff(result.id))
      return { line: stopped('severance-tax', result.missing, result.error) }
    if (result.kind === 'line' && isOneOff(result.line.id)) gross.push(result.line.amount)
  }
  const severanceGross = sum(gross)
  const law = askLaw(state, world, { ...facts, severanceGross: severanceGross.value }, ['incomeTax'])
  return { line: severanceTaxLine(severanceGross, law), law }
}

/** A pre-check only: the office decides, and contributions nobody knows are not assumed. */
function unemploymentOf(law: LawView, known: KnownFacts): SettlementContent['unemployment'] {
  const eligible = law.results.unemploymentEligible
  if (eligible === undefined || known.facts.uiContributionMonths === undefined) return 'unknown'
  return eligible === true ? 'likely' : 'not'
}
