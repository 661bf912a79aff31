// The optional drafter on the running spine: from the manager's button to a labelled draft, and everything else when the endpoint is not to be had.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Endpoint, openEndpoint, says } from '../draft/endpoint.ts'
import { openHarness } from '../spine/harness.ts'
import { begun, type Story, storyOn } from './story.ts'

let endpoint: Endpoint
let story: Story
let reply: string | undefined = says('⟦A⟧,您可以慢慢考虑,我们听您的想法。')

beforeAll(async () => {
  endpoint = await openEndpoint(response => {
    if (reply !== undefined) response.end(reply)
  })
  const drafter = { baseUrl: endpoint.url, key: 'secret-key', model: 'small' }
  story = storyOn(await openHarness({ drafter }))
  await begun(story)
  await story.manager.sees('必须说的已说,下一节')
}, 60_000)
afterAll(async () => {
  await story.close()
  await endpoint.close()
})

const look = (sentence: string) => story.manager.press('先让我看看这句话', { sentence, said: 'not-yet' })
const drafts = async (): Promise<number> =>
  (await story.h.lines(story.manager.id)).filter(line => line.text?.includes('AI 起草')).length

test('given a sentence that is warned about, when the manager has it checked, then a labelled draft follows the finding, and no name left the house', async () => {
  const answer = await look('林晓,其他人 10 月 27 日都已经签完了,只剩你了。')
  expect(answer.status).toBe(200)
  await story.manager.sees('这句话')
  const { text } = await story.manager.sees('AI 起草,请你自己判断', '林晓,您可以慢慢考虑,我们听您的想法。')
  expect(text).not.toContain('⟦')
  expect(endpoint.bodies).toHaveLength(1)
  expect(endpoint.bodies[0]).not.toMatch(/林晓|周航|27/)
  await story.employee.neverSaw('AI 起草')
  await story.hr.neverSaw('AI 起草')
})

test('given a sentence of the refusal list, then the finding comes and the endpoint is never asked', async () => {
  await look('不签的话,下个月就按不胜任处理你。')
  await story.manager.sees('这句话不要说')
  await pause(300)
  expect(endpoint.bodies).toHaveLength(1)
  expect(await drafts()).toBe(1)
})

test('given a draft that is risky itself, then nobody sees it', async () => {
  reply = says('不签的话,下个月就按不胜任处理你。')
  await look('其他人都已经签完了,只剩你一个了。')
  await pause(500)
  expect(endpoint.bodies).toHaveLength(2)
  expect(await drafts()).toBe(1)
})

test('given an endpoint that never answers, then the finding is there at once all the same', async () => {
  reply = undefined
  const began = performance.now()
  const answer = await look('大家都已经签完了,只剩你了。')
  expect(answer.toast?.text).toBe('结果就在下面。')
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(await drafts()).toBe(1)
})

test('given an endpoint that is down, then the coach works as without one', async () => {
  await endpoint.close()
  const answer = await look('别人都已经签完了,只剩你了。')
  expect(answer.toast?.text).toBe('结果就在下面。')
  await pause(300)
  expect(await drafts()).toBe(1)
  const kept = await story.h.database.sql('select count(*) as dead from inbox where status = $$dead$$')
  expect(JSON.stringify(kept)).toContain('0')
})
