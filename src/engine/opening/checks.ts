// The checks before a talk (product B8–B10, A16): which there are for a case, who answers each, what is still missing.
import type { CaseState } from '../../model/case.ts'
import type { CaseRole } from '../../model/flow.ts'
import { rolesOfEveryCase } from './case-roles.ts'

export interface Check {
  readonly id: string
  readonly who: CaseRole | 'directory'
  readonly done: boolean
  /** Catalogue values for its line. */
  readonly values: Readonly<Record<string, string>>
}

const fact = (state: CaseState, name: string): string | undefined => state.facts[name]?.value

const fromFact = (id: string, name: string, state: CaseState): Check => {
  const value = fact(state, name)
  return { id, who: 'directory', done: value !== undefined, values: value === undefined ? {} : { value } }
}

const fromAnswer = (id: string, who: CaseRole, field: string, state: CaseState): Check => {
  const value = state.answers.checks?.values[field]
  const shown = Array.isArray(value) ? String(value.length) : value
  return {
    id,
    who,
    done: shown !== undefined && shown !== '' && shown !== '0',
    values: typeof shown === 'string' ? { value: shown } : {},
  }
}

/** All checks of a case, in the order they are shown. Performance never changes an amount; it is asked as a record only. */
export function checksOf(state: CaseState): readonly Check[] {
  const openItems = state.answers['open-items']
  return [
    fromFact('contract', 'contractType', state),
    fromFact('hired-on', 'hireDate', state),
    fromFact('wage-base', 'avgMonthlyWage', state),
    fromFact('leave', 'leaveTakenDays', state),
    { id: 'statement', who: 'manager', done: state.opening.statement !== '', values: {} },
    fromAnswer('documents', 'manager', 'documents', state),
    fromAnswer('other-posts', 'manager', 'otherPosts', state),
    fromAnswer('performance', 'manager', 'performance', state),
    fromAnswer('talks-before', 'manager', 'talksBefore', state),
    ...(state.opening.reason === 'performance' ? [fromAnswer('improvement', 'manager', 'improvement', state)] : []),
    { id: 'open-items', who: 'payroll', done: openItems !== undefined, values: {} },
    {
      id: 'roles',
      who: 'hrbp',
      done: rolesMissing(state).length === 0,
      values: { value: rolesMissing(state).join(', ') },
    },
  ]
}

/** Roles this case needs and nobody holds. */
const rolesMissing = (state: CaseState): readonly CaseRole[] =>
  rolesOfEveryCase.filter(role => state.parties[role] === undefined)

export const missingChecks = (state: CaseState): readonly Check[] => checksOf(state).filter(check => !check.done)
