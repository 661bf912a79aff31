// Evaluates structured guards against the named fields of a case.
import type { CaseState } from '../../model/case.ts'
import type { Guard } from '../../model/flow.ts'
import { fields } from './fields.ts'

/** Whether a guard holds; a guard on an unknown field is a broken flow and is caught when the flow is checked. */
export function holds(guard: Guard | undefined, state: CaseState): boolean {
  if (guard === undefined) return true
  if ('all' in guard) return guard.all.every(g => holds(g, state))
  if ('any' in guard) return guard.any.some(g => holds(g, state))
  if ('not' in guard) return !holds(guard.not, state)
  const read = fields[guard.field]
  if (!read) throw new Error(`guard asks the unknown field ${guard.field}`)
  return read(state) === guard.is
}

/** Every field a guard asks, for the flow linter. */
export function fieldsAsked(guard: Guard | undefined): readonly string[] {
  if (guard === undefined) return []
  if ('all' in guard) return guard.all.flatMap(fieldsAsked)
  if ('any' in guard) return guard.any.flatMap(fieldsAsked)
  if ('not' in guard) return fieldsAsked(guard.not)
  return [guard.field]
}
