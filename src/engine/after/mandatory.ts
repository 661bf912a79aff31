// What a finished case must hold before it is archived (product A29, C-AR-3): checked from the case itself, what is missing is named.
import type { CaseState } from '../../model/case.ts'
import { agreementPaper } from '../agreement/signing.ts'
import { lastAgreement, lastSettlement, listOf } from '../look.ts'
import { isDue, isSettled, type Part } from './dues.ts'

export type MandatoryId =
  | 'minutes'
  | 'statement'
  | 'agreement'
  | 'signed-agreement'
  | 'payment-separation'
  | 'payment-handover'
  | 'payment-closing'
  | 'handover'
  | 'certificate'
  | 'transfer'
  | 'report'

export interface MandatoryItem {
  readonly id: MandatoryId
  readonly present: boolean
}

const proven = (state: CaseState, part: Part): boolean =>
  isSettled(state, part) && state.payments.some(payment => payment.part === part && payment.fileId !== undefined)

/** Every mandatory item of this case, in the order of its course. */
export function mandatoryItems(state: CaseState): readonly MandatoryItem[] {
  const paper = (name: string): boolean => state.papers.some(one => one.name === name)
  const settlement = lastSettlement(state)?.version ?? 0
  const agreement = lastAgreement(state)
  const parts = (['separation', 'handover'] as const).filter(part => isDue(state, part))
  const closing = state.payments.some(payment => payment.part === 'closing') || isDue(state, 'closing')
  return [
    { id: 'minutes', present: state.minutes.length > 0 },
    { id: 'statement', present: paper(`settlement-v${settlement}`) },
    { id: 'agreement', present: agreement !== undefined && paper(agreementPaper(agreement.version)) },
    { id: 'signed-agreement', present: paper('signed-agreement') && agreement?.signatures.length === 2 },
    ...parts.map(part => ({ id: `payment-${part}` as const, present: proven(state, part) })),
    ...(closing ? [{ id: 'payment-closing' as const, present: proven(state, 'closing') }] : []),
    { id: 'handover', present: state.answers.handover !== undefined },
    { id: 'certificate', present: paper('certificate') },
    { id: 'transfer', present: listOf(state.answers.transfer?.values ?? {}, 'evidence').length > 0 },
    { id: 'report', present: state.answers['report.confirm'] !== undefined && paper('report') },
  ]
}

export const missingItems = (state: CaseState): readonly MandatoryId[] =>
  mandatoryItems(state).flatMap(item => (item.present ? [] : [item.id]))
