// Guard words about the settlement: what is drafted, disputed, checked, confirmed.
import type { CaseState } from '../../model/case.ts'
import { lastSettlement, openDisputes, openStep } from '../look.ts'
import { closingCounts } from '../settlement/closing.ts'
import { mostReoffers, overAuthority } from '../settlement/limits.ts'

export const fieldsSettlement: Readonly<Record<string, (state: CaseState) => string | number | boolean>> = {
  'settlement.drafted': state => state.settlementDraft !== undefined,
  /** Only one version was ever sent. */
  'settlement.first': state => state.settlements.length === 1,
  /** HR or payroll is working on the next version. */
  'settlement.in-work': state =>
    ['settlement-draft', 'settlement-verify', 'settlement-send'].some(step => openStep(state, step) !== undefined),
  /** A line is under dispute, or was adopted and waits for its version. */
  'settlement.disputed': state => openDisputes(state).length > 0,
  /** A line under dispute still waits for its first answer, or for the second look. */
  'dispute.unanswered': state => openDisputes(state).some(({ answer }) => answer === undefined),
  'settlement.all-checked': state =>
    lastSettlement(state)?.lines.every(line => state.checkedLines.includes(line.id)) ?? false,
  'settlement.confirmed': state => state.confirmation !== undefined,
  /** The employee began to check the version that stands now. */
  'settlement.checking': state =>
    state.answers['settlement-review.checking']?.values.version === String(lastSettlement(state)?.version ?? 0),
  'dispute.review-left': state => rejected(state).some(({ round }) => round === 1),
  'dispute.second-round': state => rejected(state).some(({ round }) => round > 1),
  /** The last day has come: payroll was asked for the final figures, or there was nothing to ask. */
  'closing.begun': state => state.closing !== undefined || state.steps.some(({ step }) => step === 'closing-figures'),
  /** The figures are final: nothing was estimated, or the closing statement counts. */
  'closing.done': closingCounts,
  'reoffers.left': state => state.reoffers < mostReoffers,
  'proposal.has-months': state => state.proposals.at(-1)?.months !== undefined,
  'proposal.within-authority': state => {
    const months = state.proposals.at(-1)?.months
    return months !== undefined && !overAuthority(state, months)
  },
}

const rejected = (state: CaseState) => openDisputes(state).filter(({ answer }) => answer?.kind === 'rejected')
