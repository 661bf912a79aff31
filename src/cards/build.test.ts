// A card changes with its case, not with the clock: a messenger that was sent the same thing again would disturb whoever reads or types.
import { expect, test } from 'vitest'
import { viewOf } from '../../test/card-view.ts'
import { effectiveCase, issuedCase } from '../../test/settled-case.ts'
import { checkedCase, confirmedCase, laterOn, sentCase } from '../../test/settlement-play.ts'
import { caseAt, flow, type Play, soughtHelp, startedCase, testWorld } from '../../test/world.ts'

const talking = (): Play => caseAt('talking', ['outline', 'opening-notice', 'minutes'], { world: testWorld() })
const onCards = new Set(flow.steps.flatMap(({ id, card }) => (card === undefined ? [] : [id])))
const quarterLater = ({ now }: Play['world']) => new Date(Date.parse(now) + 15 * 60_000).toISOString()

test.each([
  ['begins', startedCase],
  ['is talked about', talking],
  ['rests upon a report', () => soughtHelp(talking())],
  ['has a settlement out', sentCase],
  ['has every line checked', checkedCase],
  ['has it confirmed', confirmedCase],
  ['has an agreement to sign', issuedCase],
  ['is effective', effectiveCase],
])('given a case that %s, then no card of it looks different a quarter of an hour later', (_, play) => {
  const now = play()
  const later = laterOn(now, quarterLater(now.world))
  const shown = now.state.steps.flatMap(({ id, step, who }) => (who !== undefined && onCards.has(step) ? [id] : []))
  expect(shown).not.toEqual([])
  expect(shown.filter(id => viewOf(now, id).hash !== viewOf(later, id).hash)).toEqual([])
})
