// The effects of a decision as they go to the outbox: those that change nothing on anybody's screen stay out of it.
import type { Recorded } from '../../model/action.ts'
import type { CaseState } from '../../model/case.ts'
import type { InstantText } from '../../model/dates.ts'
import type { CardRef, Effect } from '../../model/effect.ts'
import type { PersonId } from '../../model/person.ts'
import type { World } from '../../model/world.ts'
import type { ViewBuilder } from '../cards/build-views.ts'

export interface EffectsAbout {
  readonly by: PersonId | 'clock'
  readonly world: World
  /** The card that was pressed. */
  readonly card?: CardRef | undefined
  /** Until then the ack of the click may overwrite that card: what the outbox put there sooner would be lost. */
  readonly ackUntil?: InstantText | undefined
}

/** `before` is undefined for a case that opens: then everything in it is new. */
export function effectsOf(
  views: ViewBuilder,
  before: CaseState | undefined,
  decision: Pick<Recorded, 'effects' | 'state'>,
  about: EffectsAbout,
): readonly Effect[] {
  const own = decision.effects.map(effect => unasked(effect, about.by))
  const seen = own.filter(effect => !looksTheSame(views, before, decision.state, effect, about))
  return [...seen, ...startCard(about)].map(effect => afterAck(effect, about))
}

/** The pressed card is shown again once its ack can no longer overwrite it; other cards need not wait. */
export const afterAck = (
  effect: Effect,
  { by, card, ackUntil }: Pick<EffectsAbout, 'by' | 'card' | 'ackUntil'>,
): Effect =>
  ackUntil !== undefined && effect.kind === 'show' && effect.ref.to === by && effect.ref.instance === card?.instance
    ? { ...effect, notBefore: ackUntil }
    : effect

// The start card belongs to no case, so no decision shows it: it closes where it stands.
const startCard = ({ card }: EffectsAbout): readonly Effect[] =>
  card !== undefined && card.caseId === undefined ? [{ kind: 'show', ref: card, asks: false }] : []

// What answers one's own click is not proactive: it does not wait for the end of quiet hours.
function unasked(effect: Effect, by: PersonId | 'clock'): Effect {
  if (effect.kind === 'show') return effect.ref.to === by ? { ...effect, asks: false } : effect
  if (effect.kind === 'say') return effect.to === by ? { ...effect, asks: false } : effect
  return effect
}

/** Every open card is looked at after every decision; most look as before, and building them here is cheaper than a row each. */
function looksTheSame(
  views: ViewBuilder,
  before: CaseState | undefined,
  after: CaseState,
  effect: Effect,
  { world, card }: EffectsAbout,
): boolean {
  if (effect.kind !== 'show' || effect.asks || effect.anew || before === undefined) return false
  const { ref } = effect
  if (ref.instance === card?.instance || !before.steps.some(step => step.id === ref.instance)) return false
  const locale = world.people.find(ref.to)?.locale ?? 'zh-CN'
  try {
    return views.unchanged(ref, before, after, world, locale)
  } catch {
    // A card that cannot be built is the outbox's trouble, which tells HR once; no click of the case may die of it.
    return !canBeBuilt(() => views.build(ref, before, world, locale))
  }
}

function canBeBuilt(build: () => unknown): boolean {
  try {
    build()
    return true
  } catch {
    return false
  }
}
