// Somebody with several cases reads on every card whose it is, also before the second click and after it closed.
import { expect, test } from 'vitest'
import { card, everyText, firstClick, texts } from '../../test/card-view.ts'
import { issuedCase, settledCase } from '../../test/settled-case.ts'
import { caseAt, testWorld } from '../../test/world.ts'

const world = testWorld({ now: '2025-10-27T07:00:00Z' })
const manager = ['told-paused', 'told-passed-to-hr', 'told-considering', 'meeting', 'outline', 'minutes'] as const

test.each(manager)('%s names the employee', step => {
  const play = caseAt('talking', [step], { world })
  for (const locale of ['zh-CN', 'en'] as const) {
    expect(everyText(card(play, 'manager', step, locale)).split('林晓').length).toBeGreaterThan(1)
  }
})

test('before the second click as well', () => {
  const armed = firstClick(caseAt('talking', ['outline'], { world }), 'manager', 'outline', 'start-talk')
  expect(everyText(card(armed, 'manager', 'outline'))).toContain('林晓')
})

test('a note to one person and the card of an agreement that is out name them too', () => {
  const issued = issuedCase(settledCase())
  expect(everyText(card(issued, 'hrbp', 'agreement-sent'))).toContain('林晓')
})

test('the employee’s own cards do not begin with their name', () => {
  const play = caseAt('talking', ['opening-notice'], { world })
  expect(everyText(card(play, 'employee', 'opening-notice'))).not.toContain(texts.t('zh-CN', 'case.employee'))
})
