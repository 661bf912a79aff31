// Deadlines: noticed when the clock passes them, once, with or without a queue; quiet hours hold back what asks.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dueKey } from '../../src/jobs/sweep.ts'
import { employee, type Harness, hr, manager, openHarness } from './harness.ts'

let h: Harness
beforeEach(async () => {
  h = await openHarness({ queue: 'bullmq' })
})
afterEach(() => h.close())

/** Everything M2 asks for is supplied, so the case stands at HR's review with its clocks running. */
async function atReview(): Promise<string> {
  const { id, parties } = await h.openedCase()
  const paper = await h.upload(manager, '组织调整文件.txt', '支付产品线停止运营')
  await h.press(manager, await h.button(manager, 'checks', 'supply'), {
    documents: [String(paper.body.id)],
    otherPosts: 'none',
    performance: 'complete',
    talksBefore: 'none',
  })
  const nothingOpen = { loan: 'none', expenses: 'none', bonus: 'none', overtime: 'none', socialInsurance: 'paid' }
  await h.confirm(String(parties.payroll), 'open-items', 'attest', nothingOpen)
  await h.card(hr, 'hr-review')
  return id
}

const kinds = async (id: string) => (await h.store.cases.events(id)).map(event => event.body.kind)
const move = async (to: string) => {
  const answer = await h.post('/clock', { to })
  expect(answer.status).toBe(200)
}
const deadlines = async (id: string) => (await h.store.deadlines.next(100)).filter(one => one.caseId === id)

/** Waits until a case has this many events of a kind. */
const count = (id: string, kind: string) =>
  expect.poll(async () => (await kinds(id)).filter(k => k === kind).length, { timeout: 8_000 })

describe('a deadline', () => {
  test('that the moved clock passes is decided once, however often it is swept', async () => {
    const id = await atReview()
    const [first] = await deadlines(id)
    if (first === undefined) return expect.unreachable('the case has no deadline')

    await h.spine.sandboxClock?.moveTo(new Date(Date.parse(first.at) + 1_000).toISOString())
    await count(id, 'clock-passed').toBeGreaterThan(0)
    await h.spine.inboxWork.idle()
    const passed = (await kinds(id)).filter(kind => kind === 'clock-passed').length
    await Promise.all(Array.from({ length: 10 }, () => h.spine.sweep.now()))
    await h.spine.inboxWork.idle()
    expect((await kinds(id)).filter(kind => kind === 'clock-passed')).toHaveLength(passed)
  })

  test('that a process with a clock a moment ahead has noticed is decided, for it comes only once', async () => {
    const id = await atReview()
    const [first] = await deadlines(id)
    if (first === undefined) return expect.unreachable('the case has no deadline')
    const ahead = await h.store.deadlines.due(first.at, 1)
    expect(ahead).toEqual([first])
    await h.spine.accept({
      key: dueKey(first),
      from: { clock: true },
      at: first.at,
      what: { kind: 'due', caseId: id, deadline: first.key },
    })
    await count(id, 'clock-passed').toBe(1)
  })

  test('is noticed although the queue was emptied', async () => {
    const id = await atReview()
    const [first] = await deadlines(id)
    if (first === undefined) return expect.unreachable('the case has no deadline')
    await h.spine.queue.stop()
    await h.database.sql(`drop schema ${h.database.schema}_queue cascade`)
    await h.spine.sandboxClock?.moveTo(new Date(Date.parse(first.at) + 1_000).toISOString())
    await count(id, 'clock-passed').toBeGreaterThan(0)
  })
})

describe('the sandbox clock', () => {
  test('starts with the story and moves by the page, only forward', async () => {
    expect(h.spine.clock.now()).toMatch(/^2025-10-20T01:00/)
    await h.post('/clock', { move: 'PT4H' })
    expect(h.spine.clock.now()).toMatch(/^2025-10-20T05:00/)
    await move('2025-10-22')
    expect(h.spine.clock.now()).toMatch(/^2025-10-22T01:00/)
    const back = await h.post('/clock', { to: '2025-10-21' })
    expect(back).toMatchObject({ status: 400, error: { code: 'clock-backwards' } })
    for (const wrong of [{ to: '2025-02-30' }, { to: '2099-01-01' }]) {
      expect(await h.post('/clock', wrong)).toMatchObject({ status: 400, error: { code: 'bad-clock' } })
    }
    expect(await h.post('/clock', { move: 'P9D' })).toMatchObject({ status: 400, error: { code: 'bad-request' } })
  })
})

test('words to somebody outside their quiet hours go at once, inside they wait for the morning', async () => {
  const { id } = await h.openedCase()
  await h.spine.sandboxClock?.moveTo('2025-10-20T13:00:00.000Z')
  const say = (key: string, text: string) =>
    h.store.outbox.add(key, [{ kind: 'say', to: employee, caseId: id, text, asks: key !== 'receipt' }])
  await say('question', 'spine.not-understood')
  await say('receipt', 'spine.managers-only')
  await h.until(employee, line => line.text === h.core.words.t('zh-CN', 'spine.managers-only'))
  const texts = async () => (await h.lines(employee)).map(line => line.text)
  expect(await texts()).not.toContain(h.core.words.t('zh-CN', 'spine.not-understood'))

  await h.post('/clock', { to: '2025-10-21' })
  await h.until(employee, line => line.text === h.core.words.t('zh-CN', 'spine.not-understood'))
  expect(await h.lines(hr)).toEqual([])
})
