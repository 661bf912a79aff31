// An agreement stops being the one on the table: a new settlement, a withdrawal, a return. Its old buttons say so (product P8).
import type { CaseState, StepInstance } from '../../model/case.ts'
import type { CaseEventBody } from '../../model/case-event.ts'
import { lastAgreement } from '../look.ts'

/** The event that voids the agreement on the table; nothing when there is none or it is already effective. */
export function voidAgreement(state: CaseState, why: string): readonly CaseEventBody[] {
  const agreement = lastAgreement(state)
  return agreement === undefined || state.effectiveAt !== undefined
    ? []
    : [{ kind: 'agreement-voided', version: agreement.version, why }]
}

const steps: readonly string[] = ['agreement-review', 'agreement-signed', 'agreement-sent', 'seal']

/** Whether a card of the agreement stood for a version that is void now. */
export function standsForVoid(state: CaseState, instance: StepInstance): boolean {
  if (!steps.includes(instance.step)) return false
  const issued = state.agreements.filter(one => Date.parse(one.issuedAt) <= Date.parse(instance.openedAt)).at(-1)
  return issued?.withdrawn !== undefined
}
