// A card is a view: built from the case as it is now, in the language of whoever reads it.
import type { CardView } from '../model/card.ts'
import type { CaseState } from '../model/case.ts'
import type { CardRef } from '../model/effect.ts'
import type { Locale } from '../model/person.ts'
import type { CaseStore } from '../ports/case-store.ts'
import { caseIdOf } from './case-id.ts'
import type { Core } from './core.ts'
import { flowOf } from './flow-of.ts'
import type { Worlds } from './world.ts'

export interface Views {
  /** The card as of now; `state` spares a read when the caller has just committed it. */
  view(ref: CardRef, locale?: Locale, state?: CaseState): Promise<CardView | undefined>
}

export function makeViews(core: Core, cases: CaseStore, worlds: Worlds): Views {
  async function stateOf(ref: CardRef): Promise<CaseState | undefined> {
    if (ref.caseId !== undefined) return cases.load(ref.caseId)
    return ref.card === 'start' ? cases.load(caseIdOf(ref.instance)) : undefined
  }

  return {
    async view(ref, locale, known) {
      const [state, world, mine] = await Promise.all([
        known ?? stateOf(ref),
        worlds.now(),
        ref.card === 'home' ? cases.ofPerson(ref.to) : undefined,
      ])
      if (ref.caseId !== undefined && state === undefined) return undefined
      const flow = state === undefined ? core.flows.current() : flowOf(core, state)
      const card = core.buildCard(ref, {
        flow,
        state,
        world,
        mine,
        locale: locale ?? world.people.find(ref.to)?.locale ?? 'zh-CN',
      })
      // The sequence number of the case orders the views of one card without a counter.
      return card && { ...card, revision: state?.seq ?? card.revision }
    },
  }
}
