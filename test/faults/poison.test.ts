// A poison event: after eight tries it is given up, its lane moves on, the person is told calmly and HR gets a task.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mostAttempts } from '../../src/dispatch/work.ts'
import { decide } from '../../src/engine/decide.ts'
import { eventually, type Harness, hr, manager, openHarness } from '../spine/harness.ts'

const poison = '毒药'

let h: Harness
beforeAll(async () => {
  h = await openHarness({
    change: {
      decide: (flow, state, action, world) => {
        if (action.kind === 'press' && action.values?.otherPostsNote === poison) throw new Error('a bug in a rule')
        return decide(flow, state, action, world)
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
  const told = await h.until(hr, line => line.text === say('spine.given-up-hr'))
  expect(told.text).not.toContain(poison)
  expect((await h.press(manager, await h.button(manager, 'checks', 'supply'), values('再来'))).toast?.tone).toBe('calm')
  expect(await h.store.verify()).toMatchObject({ ok: true })
})
