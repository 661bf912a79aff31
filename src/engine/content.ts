// What a click is bound to: the digest of the content that stood on the card, so that a change makes old buttons void.
import type { CaseState, StepInstance } from '../model/case.ts'
import { digest } from './canonical.ts'
import { lastAgreement, lastSettlement } from './look.ts'

/** Digest of the content an open instance stands for right now. */
export function seenHash(state: CaseState, instance: StepInstance): string {
  const content = contentOf(state, instance)
  return digest({ instance: instance.id, content, armed: instance.armed?.values ?? null }).slice(0, 24)
}

function contentOf(state: CaseState, instance: StepInstance): unknown {
  const [area] = instance.step.split('-')
  if (area === 'settlement') return [lastSettlement(state)?.hash ?? null, state.settlementDraft?.at ?? null]
  if (area === 'agreement' || area === 'seal')
    return [lastAgreement(state)?.hash ?? null, lastSettlement(state)?.hash ?? null]
  return null
}
