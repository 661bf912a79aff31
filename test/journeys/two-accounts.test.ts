// One person on two messengers outside has one case: each card stands on both, and what is pressed on one is done on the other.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, freshKey, type Harness, manager, openHarness, startValues } from '../spine/harness.ts'
import { type PlainMessenger, plainMessenger } from '../spine/plain-messenger.ts'

const onFeishu = { platform: 'feishu' as const, id: `ou_${manager}` }
const inSlack = { platform: 'slack' as const, id: `U${manager}` }

let feishu: PlainMessenger
let slack: PlainMessenger
let h: Harness
beforeAll(async () => {
  feishu = plainMessenger('feishu', { cardInAck: true })
  slack = plainMessenger('slack')
  const accounts = [onFeishu, inSlack].map(account => ({ person: manager, account }))
  h = await openHarness({ messengers: [feishu, slack], accounts })
})
afterAll(() => h.close())

test('given words on one, then the card stands on both; pressed on the other, it is over on both, and there is one case', async () => {
  await slack.says(inSlack, '发起沟通')
  await eventually(() =>
    [feishu.card(onFeishu, 'start'), slack.card(inSlack, 'start')].every(card => card !== undefined),
  )
  const submit = feishu.card(onFeishu, 'start')?.buttons.find(({ id }) => id === 'submit')?.token ?? ''
  expect(slack.card(inSlack, 'start')?.buttons.find(({ id }) => id === 'submit')?.token).toBe(submit)
  const copied = Object.fromEntries(Object.entries(startValues).map(([name, value]) => [name, `${value}`]))
  const what = { kind: 'press' as const, token: submit, values: copied }
  await h.spine.accept({ key: freshKey(), from: onFeishu, at: new Date().toISOString(), what })
  await eventually(() => slack.card(inSlack, 'start')?.closed === true)
  await eventually(() => slack.card(inSlack, 'checks') !== undefined && feishu.card(onFeishu, 'checks') !== undefined)
  expect(await h.store.cases.ofPerson(manager)).toHaveLength(1)
})

test('given the same button again on the first, then nothing happens twice', async () => {
  await h.spine.outboxWork.idle()
  const before = feishu.shown.length + slack.shown.length
  const again = slack.shown.find(({ card }) => card.key.includes('/start#'))?.card.buttons[0]?.token ?? ''
  expect((await slack.press(inSlack, again)).toast?.text).toBeDefined()
  await h.spine.outboxWork.idle()
  expect(await h.store.cases.ofPerson(manager)).toHaveLength(1)
  expect(feishu.shown.length + slack.shown.length).toBe(before)
})
