// Several messengers beside each other: one case on all of them, nothing before the ack, nobody lost, strangers learn nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '../../src/model/refusal.ts'
import { employee, eventually, type Harness, hr, manager, openHarness, stranger } from './harness.ts'
import { type PlainMessenger, plainMessenger } from './plain-messenger.ts'

const onFeishu = (person: string) => ({ platform: 'feishu' as const, id: `ou_${person}` })
const onSlack = (person: string) => ({ platform: 'slack' as const, id: `U${person}` })
const ackMs = 400

let h: Harness
let feishu: PlainMessenger
let slack: PlainMessenger

beforeAll(async () => {
  feishu = plainMessenger('feishu', { cardInAck: true, ackOverwritesMs: ackMs })
  slack = plainMessenger('slack')
  h = await openHarness({
    messengers: [feishu, slack],
    accounts: [
      { person: manager, account: onFeishu(manager) },
      { person: hr, account: onSlack(hr) },
    ],
  })
})
afterAll(() => h.close())

test('a case spans messengers: begun on Feishu, its card is on the web at the same time', async () => {
  await feishu.says(onFeishu(manager), '发起沟通')
  await eventually(() => feishu.shown.some(one => one.card.title.includes('发起一项人事沟通')))
  const [start] = feishu.shown
  expect(start?.to).toEqual(onFeishu(manager))
  expect((await h.card(manager, 'start')).title).toBe(start?.card.title)
})

describe('a click on a messenger whose ack overwrites', () => {
  test('puts the pressed card in place only after its ack; other cards come at once', async () => {
    const start = feishu.shown.find(one => one.card.title.includes('发起一项人事沟通'))?.card
    const learn = start?.buttons.find(one => one.label === '我只是想了解流程')
    const before = feishu.shown.length
    const began = performance.now()
    const ack = await feishu.press(onFeishu(manager), learn?.token ?? '')
    expect(ack.card?.key).toBe(start?.key)
    await eventually(() => feishu.shown.length > before)
    expect(feishu.shown[before]?.card.key).toBe(start?.key)
    expect((feishu.shown[before]?.at ?? 0) - began).toBeGreaterThanOrEqual(ackMs - 20)
  })
})

describe('somebody without an account on a messenger that runs', () => {
  test('loses nothing: HR hears of it once, and the card comes when an account is linked', async () => {
    const state = await h.openedCase()
    await h.database.sql(`delete from account where person_id = $1`, [employee])
    await h.store.people.relink('slack', [{ person: hr, account: onSlack(hr) }], [])
    const ref = { caseId: state.id, instance: 'help#1', card: 'help', to: employee }
    await h.store.outbox.add('test-a', [
      { kind: 'say', to: employee, caseId: state.id, text: 'spine.given-up', asks: false },
    ])
    await h.store.outbox.add('test-b', [{ kind: 'show', ref, asks: false }])
    await eventually(() => slack.said.some(one => one.text.includes('没有账号')))
    await h.spine.outboxWork.idle()
    expect(slack.said.filter(one => one.text.includes('没有账号'))).toHaveLength(1)
    expect(slack.said.at(-1)).toMatchObject({ to: onSlack(hr), text: expect.stringContaining('林晓') })
    expect(await h.store.outbox.undelivered()).toContainEqual(
      expect.objectContaining({ why: 'no-account', state: 'waiting' }),
    )
    await h.store.people.relink(
      'slack',
      [
        { person: hr, account: onSlack(hr) },
        { person: employee, account: onSlack(employee) },
      ],
      [],
    )
    await h.database.sql(`update outbox set due_at = now() - interval '2 years' where why = 'no-account'`)
    h.spine.outboxWork.kick()
    await eventually(() => slack.said.some(one => one.to.id === onSlack(employee).id))
  })
})

describe('a messenger that does not play along', () => {
  test('is left alone as long as it asks, then everything arrives in order', async () => {
    const before = slack.said.length
    slack.faults.push(
      new AppError('throttled', 'slack-ratelimited', 'slow', { retryAt: new Date(Date.now() + 300).toISOString() }),
    )
    const began = performance.now()
    await h.store.outbox.add('slow-1', [{ kind: 'say', to: hr, text: 'spine.given-up', asks: false }])
    await eventually(() => slack.said.length > before)
    expect(performance.now() - began).toBeGreaterThan(250)
  })

  test('with a code nobody knows is given up after eight tries and stays visible', async () => {
    for (let i = 0; i < 8; i += 1) slack.faults.push(new AppError('broken', 'slack-never_seen', 'unknown'))
    await h.store.outbox.add('odd-1', [{ kind: 'say', to: hr, text: 'spine.given-up', asks: false }])
    const given = async () => {
      await h.database.sql(
        `update outbox set due_at = now() - interval '2 years' where status = 'queued' and why = 'slack-never_seen'`,
      )
      h.spine.outboxWork.kick()
      return (await h.store.outbox.undelivered()).some(
        one => one.state === 'given-up' && one.why === 'slack-never_seen',
      )
    }
    await eventually(given, 15_000)
    expect(h.spine.metrics.text()).toContain('haosan_effects_given_up_total{why="slack-never_seen"} 1')
  })
})

describe('a stranger on a messenger', () => {
  const who = onSlack('STRANGER')
  test('gets one fixed sentence an hour, and an honest one for a press', async () => {
    const first = await slack.says(who, '林晓的结算单')
    expect(first.toast?.text).toBe('这个账号还没有和员工档案关联。请联系人事部门。')
    expect((await slack.says(who, '有人吗')).toast).toBeUndefined()
    expect((await slack.press(who, 'x.y')).toast?.text).toBe(first.toast?.text)
    expect(slack.shown.some(one => one.to.id === who.id)).toBe(false)
  })
  test('can neither keep nor open a file', async () => {
    await expect(slack.deps().keepFile(who, 'a.txt', new Uint8Array([65]))).rejects.toMatchObject({ kind: 'rejected' })
    expect(await slack.deps().openFile(who, 'x')).toBeUndefined()
    expect(await slack.deps().personOf(who)).toBeUndefined()
  })
})

test('in the sandbox a real messenger neither reaches nor hears anybody but its testers', async () => {
  const real = plainMessenger('slack')
  const accounts = [manager, stranger].map(person => ({ person, account: onSlack(person) }))
  const closed = await openHarness({
    messengers: [real],
    accounts,
    mayReach: (person, platform) => platform !== 'slack' || person.id === stranger,
  })
  try {
    expect((await real.says(onSlack(manager), '发起沟通')).toast?.text).toContain('没有和员工档案关联')
    await closed.say(manager, '帮助')
    await closed.say(stranger, '帮助')
    await closed.card(manager, 'help')
    await eventually(() => real.shown.length > 0)
    expect(new Set(real.shown.map(one => one.to.id))).toEqual(new Set([onSlack(stranger).id]))
  } finally {
    await closed.close()
  }
})
