// A card of a case that rests: what need not wait can still be pressed.
import { expect, test } from 'vitest'
import { card } from '../../test/card-view.ts'
import { caseAt, type Play, testWorld, withEvents } from '../../test/world.ts'

const offered = (play: Play): readonly string[] => card(play, 'employee', 'opening-notice').buttons.map(({ id }) => id)

test('given the case rests, then the notice offers the employee what does not have to wait, and nothing else', () => {
  const talking = caseAt('talking', ['opening-notice'], { world: testWorld({ now: '2025-10-27T07:00:00Z' }) })
  expect(offered(talking)).toContain('read')
  expect(offered(withEvents(talking, { kind: 'paused', why: 'protection' }))).toEqual(['special', 'not-me'])
})
