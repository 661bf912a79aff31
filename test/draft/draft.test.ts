// A drafted wording: given an endpoint on this machine, then nothing private leaves, nothing risky returns, and no answer waits.
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { openDrafter } from '../../adapters/drafter/index.ts'
import { makeDraftBeside } from '../../src/dispatch/click/draft.ts'
import type { Effect } from '../../src/model/effect.ts'
import type { InboundEvent } from '../../src/model/inbound.ts'
import { loadAsk, loadCoach } from '../../src/packs/coach.ts'
import { loadTexts } from '../../src/packs/texts.ts'
import type { Drafter } from '../../src/ports/drafter.ts'
import { eventually } from '../spine/harness.ts'
import { caseAt, press, testWorld } from '../world.ts'
import { type Endpoint, openEndpoint, says } from './endpoint.ts'

const texts = loadTexts()
const review = loadCoach(texts)
const ask = loadAsk(texts, review)
const world = testWorld({ now: '2025-10-27T07:10:00Z' })
const talking = press(caseAt('talking', ['meeting', 'outline'], { world }), 'manager', 'outline', 'start-talk')
/** Warned about, not refused. */
const pressing = '其他人都已经签完了,只剩你了。'
const named = '林晓,其他人 10 月 27 日都已经签完了,只剩你了。'

let endpoint: Endpoint | undefined
afterEach(async () => {
  await endpoint?.close()
  endpoint = undefined
})

const click = (sentence: string, said = 'not-yet'): InboundEvent => ({
  key: 'k',
  from: { platform: 'web', id: 'account' },
  at: world.now,
  what: { kind: 'press', token: 't', values: { sentence, said } },
})

interface Played {
  readonly effects: readonly Effect[]
  readonly logged: readonly unknown[]
}

/** A sentence was checked; gives what came of it once the draft is over. */
async function checked(
  drafter: Drafter | undefined,
  sentence: string,
  { by = 'E10421', reply = '', said = 'not-yet' } = {},
): Promise<Played> {
  const effects: Effect[] = []
  const logged: unknown[] = []
  const beside = makeDraftBeside({
    drafter,
    whoIs: { person: async () => world.people.find(by) },
    people: { snapshot: async () => world.people },
    outbox: { add: async (_, more) => void effects.push(...more) },
    ask,
    review,
    texts,
    log: {
      info: (_, about) => void logged.push(about),
      warn: () => undefined,
      error: (_, fault) => void logged.push(fault),
    },
  })
  const { last, state } = press(talking, 'manager', 'outline', 'check', { sentence, said })
  const told = last?.kind === 'done' ? (last.reply?.text ?? '') : ''
  const settled = { answer: { reply: { text: reply || told, tone: 'calm' as const } }, state }
  expect(beside(click(sentence, said), settled)).toBe(settled)
  const expected = drafter !== undefined && reply === '' && said === 'not-yet' && by === 'E10421'
  if (expected) await eventually(() => logged.length > 0)
  else await pause(20)
  return { effects, logged }
}

async function answering(body: string, status = 200): Promise<Drafter> {
  endpoint = await openEndpoint(response => response.writeHead(status).end(body))
  return openDrafter({ baseUrl: endpoint.url, key: 'secret-key', model: 'small' }, 1_000)
}

test('given a model, when a sentence is warned about, then the manager alone gets a labelled draft, and the log no words', async () => {
  const { effects, logged } = await checked(await answering(says('⟦A⟧,您可以慢慢考虑,我们听您的想法。')), named)
  expect(effects).toEqual([
    {
      kind: 'say',
      to: 'E10421',
      text: 'draft.offered',
      values: { draft: '林晓,您可以慢慢考虑,我们听您的想法。' },
      asks: false,
    },
  ])
  expect(texts.t('zh-CN', 'draft.offered', { draft: 'x' })).toContain('AI 起草,请你自己判断')
  expect(texts.t('en', 'draft.offered', { draft: 'x' })).toContain('Drafted by AI, judge for yourself')
  expect(logged).toEqual([{ model: 'small', length: named.length, outcome: 'offered' }])
  const [sent = ''] = endpoint?.bodies ?? []
  expect(sent.startsWith('/v1/chat/completions ')).toBe(true)
  expect(sent).toContain('⟦A⟧,其他人 ⟦B⟧ 月 ⟦C⟧ 日')
  expect(sent).not.toMatch(/林晓|27/)
  expect(endpoint?.keys).toEqual(['Bearer secret-key'])
})

test('given no model, then nothing happens at all', async () => {
  expect(await checked(undefined, pressing)).toEqual({ effects: [], logged: [] })
})

test.each([
  ['不签的话,下个月就按不胜任处理你。', 'never: refused'],
  ['其他人都已经签完了,只剩你了,补偿 80000 元。', 'never: reserved'],
  ['其他人都已经签完了,只剩你了,你去仲裁也没用。', 'never: re'],
  ['我们谈谈下一步怎么安排,您先说说想法。', 'never: no-need'],
])('given 「%s」, then the model is never asked', async (sentence, outcome) => {
  const { effects, logged } = await checked(await answering(says('好')), sentence)
  expect(effects).toEqual([])
  expect(JSON.stringify(logged)).toContain(outcome)
  expect(endpoint?.bodies).toEqual([])
})

test.each([
  ['an employee', { by: 'E10866' }],
  ['another card', { reply: 'toast.saved' }],
  ['a sentence that was said', { said: 'already' }],
])('given %s, then the model is never asked', async (_, how) => {
  expect(await checked(await answering(says('好')), pressing, how)).toEqual({ effects: [], logged: [] })
  expect(endpoint?.bodies).toEqual([])
})

test.each([
  ['a threat', says('不签的话,下个月就按不胜任处理你。'), 'dropped: blocked'],
  ['an amount', says('您先看看,补偿会多给。'), 'dropped: reserved'],
  ['a date of its own', says('您可以考虑到 12 月 1 日。'), 'dropped: made-up'],
  ['a mark that was not given', says('⟦Q⟧,您可以慢慢考虑。'), 'dropped: made-up'],
  ['nothing', says(' '), 'dropped: empty'],
  ['a novel', says('您可以慢慢考虑。'.repeat(80)), 'dropped: too-long'],
  ['no JSON', '<html>', 'failed: not-understood'],
  ['another shape', '{"choices":[]}', 'failed: not-understood'],
  ['too much', says('x'.repeat(70_000)), 'failed: too-large'],
])('given a model that answers %s, then nobody sees it', async (_, body, outcome) => {
  const { effects, logged } = await checked(await answering(body), pressing)
  expect(effects).toEqual([])
  expect(logged).toEqual([{ model: 'small', length: pressing.length, outcome }])
})

test('given a model that is out of order, silent, elsewhere or away, then nothing changes', async () => {
  expect((await checked(await answering('no', 500), pressing)).logged).toMatchObject([{ outcome: 'failed: refused' }])
  await endpoint?.close()

  endpoint = await openEndpoint(() => undefined)
  const silent = openDrafter({ baseUrl: endpoint.url, model: 'small' }, 100)
  const waited = await checked(silent, pressing)
  expect(waited).toMatchObject({ effects: [], logged: [{ outcome: 'failed: timeout' }] })
  expect(endpoint.keys).toEqual([undefined])
  await endpoint.close()
  expect((await checked(silent, pressing)).logged).toMatchObject([{ outcome: 'failed: unreachable' }])

  endpoint = await openEndpoint(response => response.writeHead(307, { location: '/elsewhere' }).end())
  const moved = openDrafter({ baseUrl: endpoint.url, key: 'secret-key', model: 'small' }, 1_000)
  expect((await checked(moved, pressing)).logged).toMatchObject([{ outcome: 'failed: unreachable' }])
  expect(endpoint.bodies).toHaveLength(1)
})
