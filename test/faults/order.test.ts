// Deliveries out of order and more than once: each click counts once, when it first arrives, and repeats of it change nothing.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Button } from '../../src/model/card.ts'
import { type Answer, type Harness, manager, openHarness } from '../spine/harness.ts'

let h: Harness
beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h.close())

const supplyOf = (answer: Answer): Button | undefined => answer.card?.buttons.find(button => button.id === 'supply')

test('repeats in any order change nothing; a click that was lost on the way counts when it arrives, once', async () => {
  const { id } = await h.openedCase()
  const first = await h.button(manager, 'checks', 'supply')
  const press = (button: Button, n: number) =>
    h.press(manager, button, { otherPosts: 'none', otherPostsNote: `第 ${n} 次` }, `order-${n}-xxxx`)
  const second = supplyOf(await press(first, 1))
  if (second === undefined) return expect.unreachable('the answer carries the card with its next button')
  const third = supplyOf(await press(second, 3))
  if (third === undefined) return expect.unreachable('the answer carries the card with its next button')

  // Number 2 was pressed on the first card and got lost on the way; 1 and 3 are delivered again around it.
  const late = await Promise.all([press(first, 1), press(first, 2), press(second, 3), press(first, 1), press(first, 2)])
  expect(late.map(answer => answer.status)).toEqual([200, 200, 200, 200, 200])
  expect(late[0]?.toast).toEqual(late[3]?.toast)
  expect(late[1]?.toast).toEqual(late[4]?.toast)

  const events = await h.store.cases.events(id)
  const causes = events.filter(event => event.body.kind === 'chosen').map(event => event.cause)
  expect(causes.filter(cause => cause.includes(':order-'))).toEqual(
    [1, 3, 2].map(n => `web:${manager}:order-${n}-xxxx`),
  )
  await h.spine.outboxWork.idle()
  const lines = (await h.lines(manager)).filter(line => line.card?.key.includes('/checks#'))
  expect(lines).toHaveLength(1)
  expect(await h.store.verify()).toMatchObject({ ok: true })
})
