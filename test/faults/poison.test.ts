// A poison event: after eight tries it is given up, its lane moves on, the person is told calmly and HR gets a task.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildCard } from '../../src/cards/build.ts'
import { mostAttempts } from '../../src/dispatch/work.ts'
import { decide } from '../../src/engine/decide.ts'
import { loadTexts } from '../../src/packs/texts.ts'
import { eventually, type Harness, hr, manager, openHarness } from '../spine/harness.ts'

const poison = '毒药'
let broken: string | undefined

const texts = loadTexts()
let h: Harness
beforeAll(async () => {
  h = await openHarness({
    change: {
      decide: (flow, state, action, world) => {
        if (action.kind === 'press' && action.values?.otherPostsNote === poison) throw new Error('a bug in a rule')
        return decide(flow, state, action, world)
      },
      buildCard: (ref, asked) => {
        if (ref.card === broken) throw new Error('a bug in a card')
        return buildCard(ref, { ...asked, texts, secret: h.store.tokenSecret })
      },
    },
  })
})
afterAll(() => h.close())

test('dies after eight tries, and the next click of the case is carried out', { timeout: 40_000 }, async () => {
  const { id } = await h.openedCase()
  const supply = await h.button(manager, 'checks', 'supply')
  const values = (otherPostsNote: string) => ({ otherPosts: 'none', otherPostsNote })
  const bad = h.press(manager, supply, values(poison), 'poison-xxxx')
  const good = h.press(manager, supply, values('好'), 'good-xxxxxx')

  // The pauses between tries come to about a minute; nobody wants to wait for them here.
  const row = async (key: string) =>
    (await h.database.sql('select status, attempts, why from inbox where key = $1', [`web:${manager}:${key}`]))[0]
  await eventually(async () => {
    await h.database.sql(`update inbox set run_at = now() where status = 'queued'`)
    h.spine.inboxWork.kick()
    return (await row('poison-xxxx'))?.status === 'dead'
  }, 20_000)
  expect(await row('poison-xxxx')).toEqual({ status: 'dead', attempts: mostAttempts, why: 'fault' })

  const say = (key: string) => h.core.words.t('zh-CN', key, { case: id })
  expect([say('spine.on-its-way'), say('spine.given-up')]).toContain((await bad).toast?.text)
  expect((await good).status).toBe(200)
  await eventually(async () => (await row('good-xxxxxx'))?.status === 'done')
  const causes = (await h.store.cases.events(id)).map(event => event.cause)
  expect(causes).toContain(`web:${manager}:good-xxxxxx`)
  expect(causes).not.toContain(`web:${manager}:poison-xxxx`)

  await h.until(manager, line => line.text === say('spine.given-up'))
  const task = await h.card(hr, 'given-up')
  expect(JSON.stringify(task.blocks)).toContain('没有产生任何效果')
  expect(JSON.stringify(task)).not.toContain(poison)
  expect(task.buttons.map(button => button.id)).toEqual(['settled'])
  const settled = task.buttons[0]
  if (settled === undefined) return expect.unreachable()
  expect(await h.press(hr, settled, {})).toMatchObject({ fields: { done: expect.any(String) } })
  await h.press(hr, settled, { done: '已请经理重新操作' })
  await h.until(hr, line => line.card?.key.includes('/given-up#') === true && line.card.closed === true)
  const noted = (await h.store.cases.events(id)).flatMap(({ body }) => (body.kind === 'noted' ? [body] : []))
  expect(noted).toContainEqual(
    expect.objectContaining({
      what: 'given-up-settled',
      values: expect.objectContaining({ done: '已请经理重新操作' }),
    }),
  )
  expect((await h.press(manager, await h.button(manager, 'checks', 'supply'), values('再来'))).toast?.tone).toBe('calm')
  expect(await h.store.verify()).toMatchObject({ ok: true })
})

test('a card that cannot be shown becomes a task for HR; once it is mended, one press brings the card', {
  timeout: 40_000,
}, async () => {
  broken = 'help-wanted'
  const answer = await h.press(manager, await h.button(manager, 'checks', 'ask-hr'), { why: '不清楚怎么核对' })
  expect(answer.status).toBe(200)
  await eventually(async () => {
    await h.database.sql(`update outbox set due_at = '1970-01-01' where status = 'queued'`)
    h.spine.outboxWork.kick()
    const [row] = await h.database.sql(`select count(*)::int as n from outbox where status = 'dead'`)
    return row?.n === 1
  }, 20_000)
  const task = await h.card(hr, 'given-up')
  expect(JSON.stringify(task.blocks)).toContain('一张卡片多次重试后仍未送到')
  const again = task.buttons.find(button => button.id === 'again')
  if (again === undefined) return expect.unreachable('no way to try again')

  broken = undefined
  await h.press(hr, again)
  expect((await h.card(hr, 'help-wanted')).title).toBeTruthy()
  expect(await h.store.verify()).toMatchObject({ ok: true })
})
