// A card is a view: built from the case as it is now, in the language of whoever reads it.
import type { CardView } from '../../model/card.ts'
import type { CaseState } from '../../model/case.ts'
import type { CardRef } from '../../model/effect.ts'
import type { Locale } from '../../model/person.ts'
import type { World } from '../../model/world.ts'
import type { CaseStore } from '../../ports/case-store.ts'
import type { RehearsalStore } from '../../ports/rehearsal-store.ts'
import { caseIdOf } from '../case-id.ts'
import type { Core } from '../core.ts'
import type { Worlds } from '../world.ts'
import type { ViewBuilder } from './build-views.ts'

export interface Views {
  /** The card as of now; `state` spares a read when the caller has just committed it. */
  view(ref: CardRef, locale?: Locale, state?: CaseState): Promise<CardView | undefined>
}

export function makeViews(
  core: Core,
  cases: CaseStore,
  rehearsals: RehearsalStore,
  worlds: Worlds,
  builder: ViewBuilder,
): Views {
  async function casesFor(ref: CardRef): Promise<readonly CaseState[] | undefined> {
    if (ref.card === 'home' || ref.card === 'scripts' || ref.card === 'help') return cases.ofPerson(ref.to)
    if (ref.card !== 'monthly-review') return undefined
    const all = await Promise.all((await cases.list()).map(({ id }) => cases.load(id)))
    return all.filter(state => state !== undefined)
  }

  /** Cards without a case show the case they opened, the reader's cases, or the reader's own rehearsal. */
  async function loose(ref: CardRef, world: World, locale: Locale): Promise<CardView | undefined> {
    const state = ref.card === 'start' ? await cases.load(caseIdOf(ref.instance)) : undefined
    const mine = await casesFor(ref)
    const run = ref.card === 'rehearsal' ? await rehearsals.load(ref.instance) : undefined
    const rehearsal = run?.person === ref.to ? run : undefined
    const card = core.buildCard(ref, { flow: core.flows.current(), state, world, mine, rehearsal, locale })
    return card && { ...card, revision: state?.seq ?? card.revision }
  }

  return {
    async view(ref, asked, known) {
      const { caseId } = ref
      const state = caseId === undefined ? undefined : (known ?? (await cases.load(caseId)))
      const world = await worlds.now()
      const locale = asked ?? world.people.find(ref.to)?.locale ?? 'zh-CN'
      if (caseId === undefined) return loose(ref, world, locale)
      const card = state && builder.build(ref, state, world, locale)
      // The sequence number of the case orders the views of one card without a counter.
      return card && { ...card, revision: state.seq }
    },
  }
}
