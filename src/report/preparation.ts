// The preparation report: one reading of the case for the card, the paper and HR's review. The same facts give the same report.
import { type Estimate, severanceEstimate } from '../engine/estimate.ts'
import { listOf } from '../engine/look.ts'
import { type OpenItem, openItems } from '../engine/personnel/open-items.ts'
import { askLaw, knownFacts, pick } from '../engine/settlement/known.ts'
import type { CaseState } from '../model/case.ts'
import { type DateText, dayOf } from '../model/dates.ts'
import { type Money, money } from '../model/money.ts'
import type { World } from '../model/world.ts'
import { type Growth, growthOf } from './growth.ts'
import { type Question, questionsOf } from './questions.ts'
import { type Risk, riskOf } from './risk.ts'
import { type Said, saidOf } from './said.ts'

/** An amount the law works out, with the way to it. */
export interface Reckoned {
  readonly amount: Money
  readonly formula: string
  readonly basis: readonly string[]
}

export interface PreparationReport {
  readonly openedOn: DateText
  readonly growth: Growth
  readonly said: Said
  readonly items: readonly OpenItem[]
  /** Annual leave not taken by the last day; undefined when a fact for it is missing. */
  readonly leave: (Reckoned & { readonly days: string }) | undefined
  /** Days already taken, as known. */
  readonly leaveTaken: { readonly days: string; readonly source: string } | undefined
  readonly severance: Reckoned | undefined
  readonly missing: readonly string[]
  /** The law's whole answer about it. */
  readonly estimate: Estimate
  readonly risk: Risk
  readonly documents: number
  readonly questions: readonly Question[]
}

// States are never changed, so what was read from one on a day belongs to it and goes with it.
const read = new WeakMap<CaseState, { readonly day: DateText; readonly report: PreparationReport }>()

/** As of the day of `world.now`; made once for a state and a day, because three readers ask for it. */
export function preparationReport(state: CaseState, world: World): PreparationReport {
  const day = dayOf(world.now)
  const known = read.get(state)
  if (known?.day === day) return known.report
  const report = reportOf(state, world)
  read.set(state, { day, report })
  return report
}

function reportOf(state: CaseState, world: World): PreparationReport {
  const openedOn = dayOf(state.openedAt)
  const estimate = severanceEstimate(state, world)
  const severance = estimate.severance && {
    amount: money(estimate.severance.value, estimate.severance.currency),
    formula: estimate.severance.formula,
    basis: estimate.severance.basis,
  }
  const taken = state.facts.leaveTakenDays
  const report = {
    openedOn,
    growth: growthOf(state, openedOn),
    said: saidOf(state),
    items: openItems(state),
    leave: leaveOf(state, world),
    leaveTaken: taken && { days: taken.value, source: taken.source },
    severance,
    missing: estimate.missing,
    estimate,
    risk: riskOf(state, world, openedOn, 'manager'),
    documents: listOf(state.answers.checks?.values ?? {}, 'documents').length,
  }
  return { ...report, questions: questionsOf(report, state) }
}

function leaveOf(state: CaseState, world: World): PreparationReport['leave'] {
  const known = knownFacts(state)
  const facts = pick(known, 'hireDate', 'leaveTakenDays', 'cumulativeWorkYears', 'avgMonthlyWageExclOvertime')
  const law = askLaw(state, world, { endDate: known.lastDay, ...facts }, ['annualLeavePay'])
  const line = law.lines.find(({ name }) => name === 'annualLeavePay')
  const days = law.results.payableLeaveDays
  if (line?.amount === undefined || days === undefined) return undefined
  return {
    amount: money(line.amount.value, line.amount.currency),
    formula: line.formula,
    basis: line.basis,
    days: String(days),
  }
}
