// The second person, and the sending: a version nobody may change any more. Whoever prepared it never verifies it.
import type { CaseState } from '../../../model/case.ts'
import type { CaseEventBody } from '../../../model/case-event.ts'
import { earliest, type InstantText } from '../../../model/dates.ts'
import type { PersonId } from '../../../model/person.ts'
import type { SettlementContent } from '../../../model/settlement.ts'
import { voidAgreement } from '../../agreement/void.ts'
import { textOf } from '../../look.ts'
import { events, type Operation, type OperationInput, type OperationResult, refusing } from '../../operation.ts'
import { cardsOfOlderVersion } from '../../settlement/older-cards.ts'
import { lastDayProblem, periodOfNextVersion } from '../../settlement/period.ts'
import { adoptedDisputes, reservedLines, unsettledDisputes } from '../../settlement/reason.ts'
import { nextVersion } from '../../settlement/version.ts'

const partial = (state: CaseState, person: PersonId | 'clock'): boolean =>
  person === state.parties.manager || person === state.parties.employee

export const verify: Operation = ({ state, by }) => {
  const draft = state.settlementDraft
  if (!draft || by === 'clock') return refusing('nothing-drafted')
  if (draft.by === by || partial(state, by)) return refusing('two-persons')
  return events({ kind: 'settlement-verified' })
}

export const sendBack: Operation = ({ values }) =>
  events({ kind: 'settlement-returned', why: textOf(values, 'why') ?? '' })

/** HR corrects a version that was already sent; what was confirmed stays valid until the next version is out. */
export const reopen: Operation = ({ values, state }) =>
  state.effectiveAt === undefined
    ? events({ kind: 'answered', step: 'settlement-reopen', values })
    : refusing('already-effective')

export const publish: Operation = input => {
  const { state, by, world } = input
  const draft = state.settlementDraft
  if (!draft || by === 'clock') return refusing('nothing-drafted')
  if (state.effectiveAt !== undefined) return refusing('already-effective')
  if (unsettledDisputes(state).length > 0) return refusing('still-disputed')
  // A version that payroll or the head of HR drafted (a dispute adopted) is verified by HR in sending it.
  const verifiedBy = draft.verifiedBy ?? by
  if (verifiedBy === draft.by || partial(state, verifiedBy)) return refusing('two-persons')
  const { by: preparedBy, at: _at, verifiedBy: _verified, returned: _returned, ...content } = draft
  const verified: readonly CaseEventBody[] = draft.verifiedBy ? [] : [{ kind: 'settlement-verified' }]
  const stoppedAt = earliest(adoptedDisputes(state).map(dispute => dispute.raisedAt))
  const problem = lastDayProblem(draft.lastDay, state, world, stoppedAt)
  if (problem) return { refusal: problem }
  const sent = published(input, content, preparedBy, verifiedBy, stoppedAt)
  return 'refusal' in sent ? sent : { ...sent, events: [...verified, ...sent.events] }
}

/** A new version voids what was confirmed or offered for signature on the one before (product P8). */
export function published(
  { state, at, world }: OperationInput,
  content: SettlementContent,
  preparedBy: PersonId,
  verifiedBy: PersonId,
  stoppedAt: InstantText | undefined,
): OperationResult {
  const settlement = nextVersion(state, {
    content: { ...content, reserved: reservedLines(state) },
    preparedBy,
    verifiedBy,
    publishedAt: at,
    considerUntil: periodOfNextVersion(state, world, stoppedAt),
  })
  const voided: readonly CaseEventBody[] = [
    ...(state.confirmation
      ? [{ kind: 'consent-voided', version: state.confirmation.version, why: 'new-version' } as const]
      : []),
    ...voidAgreement(state, 'new-settlement'),
  ]
  return {
    events: [...voided, { kind: 'settlement-published', settlement }, { kind: 'stage-changed', stage: 'considering' }],
    closes: cardsOfOlderVersion(state),
    opens: [{ step: 'settlement-review' }, { step: 'settlement-watch' }],
    effects: [
      {
        kind: 'render',
        caseId: state.id,
        document: `settlement-v${settlement.version}`,
        type: 'settlement-statement',
        version: settlement.version,
      },
    ],
    reply: { text: 'toast.settlement-sent', tone: 'calm' },
  }
}
