// An effect that could not be carried out comes back as an event of its case, so that HR gets a task about it.
import type { InstantText } from '../model/dates.ts'
import type { Effect } from '../model/effect.ts'
import type { GaveUp } from '../model/gave-up.ts'
import type { InboundEvent } from '../model/inbound.ts'
import type { OutboxRow } from '../ports/outbox.ts'

/** Undefined for what belongs to no case, and for the task itself: a task about a task helps nobody. */
export function gaveUpEvent(
  { id, effect }: Pick<OutboxRow, 'id' | 'effect'>,
  why: string,
  at: InstantText,
): InboundEvent | undefined {
  const about = aboutOf(effect)
  if (about === undefined) return undefined
  const { caseId, what } = about
  return {
    key: `gave-up:out:${id}`,
    from: { clock: true },
    at,
    what: { kind: 'gave-up', caseId, gaveUp: { row: `out ${id}`, why, what } },
  }
}

function aboutOf(effect: Effect): { readonly caseId: string; readonly what: GaveUp['what'] } | undefined {
  switch (effect.kind) {
    case 'show': {
      const { caseId, to: person, card, instance } = effect.ref
      return caseId === undefined || card === 'given-up'
        ? undefined
        : { caseId, what: { kind: 'card', person, card, instance } }
    }
    case 'say':
      return effect.caseId === undefined
        ? undefined
        : { caseId: effect.caseId, what: { kind: 'words', person: effect.to } }
    case 'render': {
      const { caseId, document, type, version } = effect
      return { caseId, what: { kind: 'paper', document, type, version } }
    }
    default:
      return undefined
  }
}
