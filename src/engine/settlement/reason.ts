// Why the next version exists, in one word for the record and in words for the employee.
import type { CaseState } from '../../model/case.ts'
import type { Dispute, VersionReason } from '../../model/settlement.ts'
import { lastSettlement, openDisputes, textOf } from '../look.ts'

/** Disputes that were adopted, wholly or in part, and wait for the version that carries them. */
export const adoptedDisputes = (state: CaseState): readonly Dispute[] =>
  openDisputes(state).filter(({ answer }) => answer !== undefined && answer.kind !== 'rejected')

/** Disputes nobody has settled yet. */
export const unsettledDisputes = (state: CaseState): readonly Dispute[] =>
  openDisputes(state).filter(({ answer }) => answer === undefined || answer.kind === 'rejected')

/** Lines that stay open between the parties while the rest is paid. */
export const reservedLines = (state: CaseState): readonly string[] => [
  ...new Set(state.disputes.flatMap(({ line, end }) => (end === 'reserved-part' ? [line] : []))),
]

/** The reasons of adopted disputes, else why HR took the version up again; nothing for a first or a plain edit. */
export function reasonOfNext(state: CaseState): {
  readonly why?: VersionReason | undefined
  readonly reason?: string | undefined
} {
  const adopted = adoptedDisputes(state)
  if (adopted.length > 0) {
    return { why: 'dispute', reason: adopted.map(({ answer }) => answer?.why ?? '').join('\n') }
  }
  const reopened = state.answers['settlement-reopen']
  const last = lastSettlement(state)
  const fresh = reopened !== undefined && last !== undefined && Date.parse(reopened.at) >= Date.parse(last.publishedAt)
  return fresh ? { reason: textOf(reopened.values, 'why') } : {}
}
