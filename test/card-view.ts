// Cards of a play as their person sees them, and small looks into a view.
import { buildCard } from '../src/cards/build.ts'
import { seenHash } from '../src/engine/content.ts'
import { decide } from '../src/engine/decide.ts'
import type { Button, CardView, FormValues, MoneyRow } from '../src/model/card.ts'
import { noBreak } from '../src/model/figures.ts'
import type { CaseRole } from '../src/model/flow.ts'
import type { Locale } from '../src/model/person.ts'
import { loadTexts } from '../src/packs/texts.ts'
import { flow, instanceFor, type Play, personOf } from './world.ts'

export const texts = loadTexts()
const secret = new Uint8Array(32).fill(7)

/** One instance of a step, as it stands now: also a closed one. */
export function viewOf(play: Play, instanceId: string, locale: Locale = 'zh-CN'): CardView {
  const instance = play.state.steps.find(one => one.id === instanceId)
  const name = flow.steps.find(one => one.id === instance?.step)?.card
  if (!instance || !name) throw new Error(`no card ${instanceId}`)
  const ref = { caseId: play.state.id, instance: instance.id, card: name, to: instance.who ?? '' }
  // Only the press that brings files has looked them up.
  const world = { ...play.world, files: () => undefined }
  const view = buildCard(ref, { flow, state: play.state, world, locale, texts, secret })
  if (!view) throw new Error(`${instanceId} shows nothing`)
  return legible(view)
}

/** What holds amounts and dates together on a line is a space to whoever reads. */
const legible = (view: CardView): CardView => JSON.parse(JSON.stringify(view).replaceAll(noBreak, ' '))

/** The card of a step that somebody has open, or had last. */
export function card(play: Play, who: CaseRole, step: string, locale: Locale = 'zh-CN'): CardView {
  const instance = instanceFor(play.state, who, step)
  if (!instance) throw new Error(`no ${step} for ${who}`)
  return viewOf(play, instance.id, locale)
}

export const labels = (buttons: readonly Button[]): readonly string[] => buttons.map(button => button.label)
export const rows = (view: CardView): readonly MoneyRow[] =>
  view.blocks.flatMap(block => (block.kind === 'lines' ? block.rows : []))
export const everyText = (view: CardView): string => JSON.stringify(view)

/** Only the first of the two clicks of a legal option. */
export function firstClick(play: Play, who: CaseRole, step: string, option: string, values: FormValues = {}): Play {
  const instance = instanceFor(play.state, who, step)
  if (!instance) throw new Error(`no ${step} for ${who}`)
  const by = personOf(play.state, who)
  const seen = seenHash(play.state, instance)
  const last = decide(
    flow,
    play.state,
    { kind: 'press', by, at: play.world.now, cause: 'first', instance: instance.id, option, seen, values },
    play.world,
  )
  if (last.kind !== 'done') throw new Error(JSON.stringify(last))
  return { ...play, state: last.state, last }
}
