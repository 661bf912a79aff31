// Builds the view of a card of a case, once per state: the answer to a click and the outbox show the same thing a moment apart.
import type { CardView } from '../../model/card.ts'
import type { CaseState } from '../../model/case.ts'
import type { CardRef } from '../../model/effect.ts'
import type { Locale, People } from '../../model/person.ts'
import type { World } from '../../model/world.ts'
import { flowOf } from '../click/flow-of.ts'
import type { Core } from '../core.ts'
import { type Reads, readsOf } from './reads.ts'

export interface ViewBuilder {
  /** The view of a card on this state; undefined when there is nothing to show. */
  build(ref: CardRef, state: CaseState, world: World, locale: Locale): CardView | undefined
  /** Whether the card looks the same on both states of its case, the first of which was mostly built before. */
  unchanged(ref: CardRef, before: CaseState, after: CaseState, world: World, locale: Locale): boolean
}

interface Made {
  readonly card: CardView | undefined
  /** Kept for cards that are compared: watching costs as much as it saves when a card is built once. */
  readonly reads?: Reads
  readonly people: People
  readonly at: number
}

// Views tell times and carry tokens that expire: after a while they are built again.
const goodForMs = 10_000

const keyOf = (ref: CardRef, locale: Locale): string => `${ref.instance}/${ref.to}/${locale}`

export function makeViewBuilder(core: Core): ViewBuilder {
  // States are never changed, so what was built from one belongs to it and goes with it.
  const known = new WeakMap<CaseState, Map<string, Made>>()

  function keep(state: CaseState, key: string, made: Made): Made {
    const views = known.get(state) ?? new Map<string, Made>()
    known.set(state, views.set(key, made))
    return made
  }

  function made(key: string, state: CaseState, world: World, oldest: number): Made | undefined {
    const before = known.get(state)?.get(key)
    return before !== undefined && before.people === world.people && before.at >= oldest ? before : undefined
  }

  function make(ref: CardRef, state: CaseState, world: World, locale: Locale, reads?: Reads): Made {
    const card = core.buildCard(ref, { flow: flowOf(core, state), state: reads?.watched ?? state, world, locale })
    const at = Date.parse(world.now)
    return keep(state, keyOf(ref, locale), { card, people: world.people, at, ...(reads && { reads }) })
  }

  function build(ref: CardRef, state: CaseState, world: World, locale: Locale): Made {
    const found = made(keyOf(ref, locale), state, world, Date.parse(world.now) - goodForMs)
    return found ?? make(ref, state, world, locale)
  }

  return {
    build: (ref, state, world, locale) => build(ref, state, world, locale).card,
    unchanged(ref, before, after, world, locale) {
      const key = keyOf(ref, locale)
      // What people see was made earlier, and that is what a change is measured against.
      const old =
        made(key, before, world, Number.NEGATIVE_INFINITY) ?? make(ref, before, world, locale, readsOf(before))
      // A view of another hour may look different although the case is the same: it tells times, and what has opened since.
      if (old.at >= Date.parse(world.now) - goodForMs && old.reads?.sameIn(after)) {
        keep(after, key, old)
        return true
      }
      return old.card?.hash === make(ref, after, world, locale, readsOf(after)).card?.hash
    },
  }
}
