// The agreement in HR's hands (card H4): what is drafted, what it would say, what still stands in its way.
import type { FormValues } from '../../model/card.ts'
import type { CaseState } from '../../model/case.ts'
import type { SettlementVersion } from '../../model/settlement.ts'
import type { World } from '../../model/world.ts'
import { lastSettlement, openDisputes, openStep } from '../look.ts'
import { type Finding, lintClauses } from './clause-lint.ts'
import { type AgreementContent, agreementContent } from './content.ts'
import { readTerms } from './terms.ts'

/** Fields of the form in which HR writes freely. */
const freeFields = ['nonCompeteScope', 'handoverItems', 'extra'] as const

export interface AgreementDraft {
  /** The version it becomes when it is issued. */
  readonly version: number
  readonly values: FormValues
}

/** Marks of the card itself: they say what HR did with the draft and are no part of what it says. */
const marks: readonly string[] = ['checked', 'previewed']

/** The clauses alone, as they go into an agreement. */
export const clausesIn = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => !marks.includes(name) && value.length > 0))

/** What HR filled in for the next version; undefined before the first 「填写条款」. */
export function draftOf(state: CaseState): AgreementDraft | undefined {
  const values = openStep(state, 'agreement-draft')?.draft
  return values === undefined ? undefined : { version: state.agreements.length + 1, values }
}

/** Why no agreement may go out now, as the code of a refusal; undefined when nothing stands in its way. */
export function notReady(state: CaseState): string | undefined {
  const settlement = lastSettlement(state)
  const { confirmation } = state
  if (settlement === undefined || confirmation === undefined) return 'settlement-not-confirmed'
  if (confirmation.version !== settlement.version || confirmation.hash !== settlement.hash)
    return 'settlement-not-confirmed'
  if (openDisputes(state).length > 0) return 'settlement-disputed'
  // Having asked once more settles nothing: only the employee's own answer does (product G1).
  const matches = state.whoProposed === 'company' && state.opening.proposedBy === 'employer'
  return matches ? undefined : 'proposer-unsettled'
}

/** The settlement an agreement rests on. */
export const settlementOf = (state: CaseState, version: number): SettlementVersion | undefined =>
  state.settlements.find(settlement => settlement.version === version)

/** What the draft would say, in canonical form; undefined while something needed is missing. */
export function draftContent(state: CaseState, draft: AgreementDraft, world: World): AgreementContent | undefined {
  const settlement = lastSettlement(state)
  const employee = world.people.find(state.parties.employee ?? '')
  const terms = readTerms(draft.values)
  if (settlement === undefined || employee === undefined || !terms.ok) return undefined
  return agreementContent({
    state,
    version: draft.version,
    settlement,
    terms: terms.value,
    company: world.settings.company,
    employee: { id: employee.id, name: employee.name },
  })
}

export interface DraftFinding extends Finding {
  readonly field: (typeof freeFields)[number]
}

// Which clause a field becomes part of: a penalty may stand in a non-compete clause and nowhere else (LCL 25).
const clauseOf = { nonCompeteScope: 'non-compete-on', handoverItems: 'handover', extra: 'extra' } as const

/** What HR wrote that may not stand in an agreement. */
export const findingsOf = (values: FormValues): readonly DraftFinding[] =>
  freeFields.flatMap(field => {
    const text = values[field]
    if (typeof text !== 'string' || text === '') return []
    const clause = { id: clauseOf[field], heading: '', texts: [text], basis: ['CN-LCL-36'] }
    return lintClauses([clause]).map(finding => ({ ...finding, field }))
  })
