// The statutory severance as known before a settlement exists: for HR's review and the manager's preparation.
import type { CaseState } from '../model/case.ts'
import type { LawView, World } from '../model/world.ts'
import { askLaw } from './settlement/known.ts'

export interface Estimate {
  readonly law: LawView
  readonly severance?:
    | { readonly value: string; readonly currency: string; readonly formula: string; readonly basis: readonly string[] }
    | undefined
  /** Facts without which there is no number. */
  readonly missing: readonly string[]
}

/** Asks the law for the severance of an employer-proposed agreement; a missing fact gives no number. */
export function severanceEstimate(state: CaseState, world: World): Estimate {
  const fact = (name: string): Record<string, string> => {
    const value = state.facts[name]?.value
    return value === undefined ? {} : { [name]: value }
  }
  const facts = {
    ground: 'art36_employer_proposed',
    endDate: state.opening.lastDay,
    ...fact('hireDate'),
    ...fact('avgMonthlyWage'),
  }
  const law = askLaw(state, world, facts, ['severance'])
  const line = law.lines.find(l => l.name === 'severance')
  return {
    law,
    missing: law.missing,
    severance: line?.amount && { ...line.amount, formula: line.formula, basis: line.basis },
  }
}
