// Cards that stand on a settlement's version: when it is replaced or taken back, they close and what they offered is void.
import type { CaseState } from '../../model/case.ts'
import { openInstances } from '../look.ts'

const towardsSigning = (step: string): boolean =>
  step.startsWith('agreement-') || ['who-proposed', 'proposer-mismatch', 'seal', 'effect'].includes(step)

const ofTheVersion = [
  'settlement-draft',
  'settlement-verify',
  'settlement-send',
  'settlement-review',
  'settlement-receipt',
  'settlement-watch',
  'law-change',
  'settlement-silence',
  'dispute-answer',
]

const among = (state: CaseState, wanted: (step: string) => boolean): readonly string[] => [
  ...new Set(
    openInstances(state)
      .map(({ step }) => step)
      .filter(wanted),
  ),
]

/** Everything that leads from a confirmed version to a signature. */
export const cardsTowardsSigning = (state: CaseState): readonly string[] => among(state, towardsSigning)

/** Everything that stands on the version that is being replaced. */
export const cardsOfOlderVersion = (state: CaseState): readonly string[] =>
  among(state, step => towardsSigning(step) || ofTheVersion.includes(step))
