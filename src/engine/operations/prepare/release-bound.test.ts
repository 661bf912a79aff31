// H1 is bound to the checks as they stood on the card: one that changes voids the click that was made before, and the card comes anew.
import { describe, expect, test } from 'vitest'
import { card, everyText, labels } from '../../../../test/card-view.ts'
import { caseAt, flow, instanceFor, openSteps, type Play, press, testWorld } from '../../../../test/world.ts'
import { releaseAnswers } from '../../../demo/figures.ts'
import type { Decision } from '../../../model/action.ts'
import type { FormValues } from '../../../model/card.ts'
import type { PersonnelFile } from '../../../model/personnel-file.ts'
import { seenHash } from '../../content.ts'
import { decide } from '../../decide.ts'
import { itemsToAttest } from '../../personnel/open-items.ts'

const files = (status: 'paid' | 'missing'): PersonnelFile => ({
  insurance: [{ scheme: 'social', month: '2025-09', status, on: '2025-10-20', line: 2 }],
})

/** HR has looked at everything, and the manager has asked for help with the checks before. */
function atReview(): Play {
  const start = caseAt('hr-review', ['hr-review', 'item-check', 'help-wanted', 'told-waiting-for-hr'], {
    world: testWorld(),
    change: state => ({ ...state, personnel: files('paid') }),
  })
  const items = itemsToAttest(start.state).map(({ id }) => id)
  return press(press(start, 'hrbp', 'item-check', 'item-confirmed', { items }), 'hrbp', 'item-check', 'checked')
}

/** HR clicks on the card as it stood in `shown`. */
function clicked(play: Play, option: string, values: FormValues = {}, shown: Play = play): Decision {
  const instance = instanceFor(shown.state, 'hrbp', 'hr-review')
  if (instance?.who === undefined) throw new Error('no review')
  const { id, who } = instance
  const seen = seenHash(shown.state, instance)
  const action = { by: who, at: play.world.now, cause: 'click', instance: id, option, seen, values } as const
  return decide(flow, play.state, { kind: 'press', ...action }, play.world)
}

function became(play: Play, last: Decision): Play {
  if (last.kind !== 'done') throw new Error(JSON.stringify(last))
  return { ...play, state: last.state, last }
}

const imported = (play: Play): Play =>
  became(
    play,
    decide(
      flow,
      play.state,
      { kind: 'data-changed', at: play.world.now, cause: 'import', personnel: files('missing'), record: {} },
      play.world,
    ),
  )

/** HR answers the manager's call for help with a fact, beside the review. */
const corrected = (play: Play): Play =>
  press(play, 'hrbp', 'help-wanted', 'supply', { avgMonthlyWage: '19000', source: '工资台账' })

const changes: readonly (readonly [string, (play: Play) => Play])[] = [
  ['a file brings a gap in the insurance', imported],
  ['the average pay is corrected', corrected],
]

const shownAgain = ({ last }: Play): boolean =>
  last?.kind === 'done' &&
  last.effects.some(effect => effect.kind === 'show' && effect.ref.card === 'hr-review' && effect.ref.to === 'E10208')

describe.each(changes)('given %s', (_, change) => {
  test('after the card was shown, then its button is void and the newer card comes', () => {
    const shown = atReview()
    const changed = change(shown)
    expect(shownAgain(changed)).toBe(true)
    expect(card(changed, 'hrbp', 'hr-review').hash).not.toBe(card(shown, 'hrbp', 'hr-review').hash)
    expect(clicked(changed, 'release', releaseAnswers, shown)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'stale-card' },
      fresh: expect.arrayContaining([expect.objectContaining({ card: 'hr-review', to: 'E10208' })]),
    })
  })

  test('between the two clicks, then the second releases nothing, and the card asks from the beginning', () => {
    const first = became(atReview(), clicked(atReview(), 'release', releaseAnswers))
    expect(labels(card(first, 'hrbp', 'hr-review').buttons)).toEqual(['确认', '返回'])
    const changed = change(first)
    expect(clicked(changed, 'release!yes', {}, first)).toMatchObject({ refusal: { code: 'stale-card' } })
    expect(clicked(changed, 'release!yes')).toMatchObject({ refusal: { code: 'stale-card' } })
    expect(shownAgain(changed)).toBe(true)
    expect(labels(card(changed, 'hrbp', 'hr-review').buttons)).toContain('放行,可以沟通')
  })
})

describe('given nothing of the checks changed between the two clicks', () => {
  test('then the second one counts, whatever else happened', () => {
    const first = became(atReview(), clicked(atReview(), 'release', releaseAnswers))
    const nudged = press(first, 'manager', 'told-waiting-for-hr', 'nudge')
    expect(openSteps(became(nudged, clicked(nudged, 'release!yes', {}, first)))).toContain('preparation:E10421')
  })
})

test('given a changed check was looked at again, then HR releases with two clicks on the newer card', () => {
  const changed = corrected(atReview())
  expect(everyText(card(changed, 'hrbp', 'hr-review'))).toContain('7 × 19 000.00')
  expect(openSteps(press(changed, 'hrbp', 'hr-review', 'release', releaseAnswers))).toContain('preparation:E10421')
})
