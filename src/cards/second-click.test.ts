// The second click stands on a card as long as what it would do may be done.
import { expect, test } from 'vitest'
import { card, firstClick } from '../../test/card-view.ts'
import { caseAt, press, testWorld } from '../../test/world.ts'

test('given a room was asked for elsewhere meanwhile, then the card no longer waits for the second click', () => {
  const talking = caseAt('talking', ['meeting', 'outline'], { world: testWorld({ now: '2025-10-27T07:00:00Z' }) })
  const armed = firstClick(talking, 'manager', 'meeting', 'ask-room')
  const buttons = (play = armed) => card(play, 'manager', 'meeting').buttons.map(({ id }) => id)
  expect(buttons()).toEqual(['ask-room!yes', 'ask-room!back'])
  expect(buttons(press(armed, 'manager', 'outline', 'ask-room'))).toEqual(['move'])
})
