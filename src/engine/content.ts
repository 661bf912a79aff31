// What a click is bound to: the digest of the content that stood on the card, so that a change makes old buttons void.
import type { CaseState, StepInstance } from '../model/case.ts'
import { clausesIn } from './agreement/draft.ts'
import { digest } from './canonical.ts'
import { lastAgreement, lastSettlement } from './look.ts'

/** Digest of the content an open instance stands for right now. */
export function seenHash(state: CaseState, instance: StepInstance): string {
  const content = contentOf(state, instance)
  return digest({ instance: instance.id, content, armed: instance.armed?.values ?? null }).slice(0, 24)
}

/** The same before anybody clicked: what the first of two clicks was made on. */
export const shownHash = (state: CaseState, instance: StepInstance): string =>
  seenHash(state, { ...instance, armed: undefined })

function contentOf(state: CaseState, instance: StepInstance): unknown {
  switch (instance.step) {
    // Whoever releases answers for the checks as they stand: one that changed is looked at again (product H1).
    case 'hr-review':
      return checksShown(state)
    // Ticks belong to the scene that was in hand: a second tap does not tick the next one.
    case 'outline':
      return state.answers.outline?.values.scene ?? null
    // Whoever prepares or verifies is bound to what was typed and drafted …
    case 'settlement-draft':
    case 'settlement-verify':
    case 'settlement-send':
      return [lastSettlement(state)?.hash ?? null, state.settlementDraft?.at ?? null, typedAt(state)]
    // … the employee to what was sent, whatever HR drafts meanwhile.
    case 'dispute':
    case 'dispute-review':
    case 'dispute-answer':
      return [
        lastSettlement(state)?.hash ?? null,
        state.disputes.find(one => one.id === instance.data?.dispute) ?? null,
      ]
    // A form that was opened before somebody saved another draft must not put the older words back.
    case 'agreement-draft':
      return [lastAgreement(state)?.hash ?? null, lastSettlement(state)?.hash ?? null, clausesIn(instance.draft ?? {})]
    case 'minutes':
      return instance.draft ?? null
    case 'closing-review':
    case 'closing-figures':
    case 'closing-question':
      return state.closing?.hash ?? null
  }
  const [area] = instance.step.split('-')
  if (area === 'settlement' || area === 'counter') return lastSettlement(state)?.hash ?? null
  if (area === 'agreement' || area === 'seal')
    return [lastAgreement(state)?.hash ?? null, lastSettlement(state)?.hash ?? null]
  return null
}

/** What the manager, payroll, HR and the company's files answered to the checks, and what is reckoned with. */
const checksShown = ({ answers, facts, personnel, opening, reportedEarlier }: CaseState): unknown => ({
  opening,
  reportedEarlier: reportedEarlier ?? false,
  answers: Object.fromEntries(
    Object.entries(answers).flatMap(([step, { values }]) =>
      /^(checks|open-items|item:.*)$/.test(step) ? [[step, values]] : [],
    ),
  ),
  facts: Object.fromEntries(Object.entries(facts).map(([name, { value, source }]) => [name, [value, source]])),
  personnel: personnel ?? null,
})

/** When figures and facts of the settlement were last written. */
const typedAt = (state: CaseState): readonly string[] => [
  ...Object.entries(state.answers).flatMap(([step, { at }]) => (/^settlement-(draft|other)/.test(step) ? [at] : [])),
  ...Object.values(state.facts).map(({ at }) => at),
]
