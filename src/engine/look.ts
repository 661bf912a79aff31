// Plain looks into a case that many rules share.
import type { AgreementVersion, CaseState, StepInstance } from '../model/case.ts'
import type { InstantText } from '../model/dates.ts'
import type { CaseRole } from '../model/flow.ts'
import type { PersonId } from '../model/person.ts'
import type { Dispute, SettlementVersion } from '../model/settlement.ts'

export const lastSettlement = (state: CaseState): SettlementVersion | undefined => state.settlements.at(-1)

/** Until when the employee may consider: a dispute, a withdrawal or HR may have moved it since the version went out. */
export const periodEnd = (state: CaseState, settlement: SettlementVersion): InstantText =>
  state.considerUntil ?? settlement.considerUntil

/** The agreement in force of the talk: the last one that nobody voided. */
export const lastAgreement = (state: CaseState): AgreementVersion | undefined => {
  const last = state.agreements.at(-1)
  return last?.withdrawn ? undefined : last
}

/** Disputes that still hold everything up: not ended, and not yet answered by a newer version. */
export const openDisputes = (state: CaseState): readonly Dispute[] => {
  const current = lastSettlement(state)?.version ?? 0
  return state.disputes.filter(({ end, answer, version }) => {
    if (end !== undefined) return false
    const adopted = answer !== undefined && answer.kind !== 'rejected'
    return !(adopted && version < current)
  })
}

/** The version that stood when a step was opened: an old card keeps showing its own. */
export const settlementAt = (state: CaseState, instance: StepInstance): SettlementVersion | undefined =>
  state.settlements.filter(one => Date.parse(one.publishedAt) <= Date.parse(instance.openedAt)).at(-1)

export const openInstances = (state: CaseState): readonly StepInstance[] => state.steps.filter(s => s.status === 'open')

export const instanceOf = (state: CaseState, id: string): StepInstance | undefined =>
  state.steps.find(step => step.id === id)

export const openStep = (state: CaseState, step: string): StepInstance | undefined =>
  state.steps.find(s => s.step === step && s.status === 'open')

export const rolesOf = (state: CaseState, person: PersonId): readonly CaseRole[] =>
  (Object.entries(state.parties) as [CaseRole, PersonId][]).filter(([, id]) => id === person).map(([role]) => role)

/** A form value as text; empty text counts as absent. */
export function textOf(values: Readonly<Record<string, string | readonly string[]>>, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** A form value as a list. */
export function listOf(values: Readonly<Record<string, string | readonly string[]>>, name: string): readonly string[] {
  const value = values[name]
  if (value === undefined) return []
  return typeof value === 'string' ? (value === '' ? [] : [value]) : value
}
