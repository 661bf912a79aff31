// Builds the view of a card of a case, once per state: the answer to a click and the outbox show the same thing a moment apart.
import type { CardView } from '../model/card.ts'
import type { CaseState } from '../model/case.ts'
import type { CardRef } from '../model/effect.ts'
import type { Locale, People } from '../model/person.ts'
import type { World } from '../model/world.ts'
import type { Core } from './core.ts'
import { flowOf } from './flow-of.ts'

export interface ViewBuilder {
  /** The view of a card on this state; undefined when there is nothing to show. */
  build(ref: CardRef, state: CaseState, world: World, locale: Locale): CardView | undefined
  /** The same, but a view of this state made earlier is as good: for comparing what people see. */
  made(ref: CardRef, state: CaseState, world: World, locale: Locale): CardView | undefined
}

interface Made {
  readonly card: CardView | undefined
  readonly people: People
  readonly at: number
}

// Views tell times and carry tokens that expire: after a while they are built again.
const goodForMs = 10_000

export function makeViewBuilder(core: Core): ViewBuilder {
  // States are never changed, so what was built from one belongs to it and goes with it.
  const known = new WeakMap<CaseState, Map<string, Made>>()

  function find(ref: CardRef, state: CaseState, world: World, locale: Locale, oldest: number): CardView | undefined {
    const views = known.get(state) ?? new Map<string, Made>()
    known.set(state, views)
    const key = `${ref.instance}/${ref.to}/${locale}`
    const before = views.get(key)
    if (before !== undefined && before.people === world.people && before.at >= oldest) return before.card
    const card = core.buildCard(ref, { flow: flowOf(core, state), state, world, locale })
    views.set(key, { card, people: world.people, at: Date.parse(world.now) })
    return card
  }

  return {
    build: (ref, state, world, locale) => find(ref, state, world, locale, Date.parse(world.now) - goodForMs),
    made: (ref, state, world, locale) => find(ref, state, world, locale, Number.NEGATIVE_INFINITY),
  }
}
