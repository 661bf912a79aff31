// An agreement stops being the one on the table: a new settlement, a withdrawal, a return. Its old buttons say so (product P8).
import type { AgreementVersion, CaseState, StepInstance } from '../../model/case.ts'
import type { CaseEventBody, VoidReason } from '../../model/case-event.ts'
import { lastAgreement } from '../look.ts'

/** The event that voids the agreement on the table; nothing when there is none or it is already effective. */
export function voidAgreement(state: CaseState, why: VoidReason): readonly CaseEventBody[] {
  const agreement = lastAgreement(state)
  return agreement === undefined || state.effectiveAt !== undefined
    ? []
    : [{ kind: 'agreement-voided', version: agreement.version, why }]
}

const steps: readonly string[] = ['agreement-review', 'agreement-signed', 'agreement-sent', 'seal']

/** The version a card of the agreement stands for: the last one issued when it opened. */
export const agreementFor = (state: CaseState, instance: StepInstance): AgreementVersion | undefined =>
  state.agreements.filter(one => Date.parse(one.issuedAt) <= Date.parse(instance.openedAt)).at(-1)

/** Whether a card of the agreement stood for a version that is void now. */
export const standsForVoid = (state: CaseState, instance: StepInstance): boolean =>
  steps.includes(instance.step) && agreementFor(state, instance)?.withdrawn !== undefined
