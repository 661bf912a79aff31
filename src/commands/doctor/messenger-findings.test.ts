// What the doctor says about messengers.
import { describe, expect, test } from 'vitest'
import type { Platform } from '../../ports/platform.ts'
import { connectionFinding, deliveryFindings, selfChecks } from './messenger-findings.ts'

const platform = (more: Partial<Platform>): Platform => ({
  name: 'slack',
  can: { cardInAck: false, updateDays: 1, forms: 'modal', files: true, rooms: 'not-made' },
  start: async () => {},
  stop: async () => {},
  show: async () => ({ message: '', at: '' }),
  say: async () => ({ message: '', at: '' }),
  ...more,
})
const now = '2025-10-20T01:00:30.000Z'
const connect = async () => {}
const beat = (beatAt: string, trouble?: string) => ({
  platform: 'slack' as const,
  owner: 'a/1',
  since: beatAt,
  beatAt,
  trouble,
})

describe('a messenger’s own checks', () => {
  test('are told under its name, with their cure', async () => {
    const selfCheck: Platform['selfCheck'] = async () => [
      { what: 'scopes', state: 'warn', text: 'one is missing', cure: 'add it' },
    ]
    expect(await selfChecks(platform({ selfCheck }))).toEqual([
      { what: 'slack scopes', state: 'warn', text: 'one is missing', cure: 'add it' },
    ])
  })
  test('that do not answer, or fail, are findings too', async () => {
    const [late] = await selfChecks(platform({ selfCheck: () => new Promise(() => {}) }), 20)
    expect(late).toMatchObject({ state: 'fail', text: expect.stringContaining('no answer') })
    const [broken] = await selfChecks(platform({ selfCheck: () => Promise.reject(new Error('no route')) }))
    expect(broken).toMatchObject({ state: 'fail', text: expect.stringContaining('no route') })
  })
})

describe('the long connection', () => {
  const state = (beats: Parameters<typeof connectionFinding>[1]) =>
    connectionFinding(platform({ connect }), beats, now).state
  test('is well while its owner says so', () => {
    expect(state([beat('2025-10-20T01:00:27.000Z')])).toBe('ok')
  })
  test('is warned about when nobody holds it, and fails when its owner cannot connect', () => {
    expect([state([]), state([beat('2025-10-20T00:59:00.000Z')])]).toEqual(['warn', 'warn'])
    const held = connectionFinding(platform({ connect }), [beat('2025-10-20T01:00:29.000Z', 'slack-invalid_auth')], now)
    expect(held).toMatchObject({ state: 'fail', text: expect.stringContaining('slack-invalid_auth') })
  })
  test('is none where events come over HTTP', () => {
    expect(connectionFinding(platform({}), [], now)).toMatchObject({ state: 'ok' })
  })
})

test('what waits for an account and what was given up is told with its code', () => {
  expect(deliveryFindings([])).toMatchObject([{ state: 'ok' }])
  const found = deliveryFindings([
    { why: 'no-account', state: 'waiting', count: 3 },
    { why: 'waits', state: 'waiting', count: 9 },
    { why: 'feishu-99991999', state: 'given-up', count: 1 },
  ])
  expect(found.map(({ text }) => text)).toEqual([
    '3 messages wait for people without an account',
    '1 messages were given up: feishu-99991999',
  ])
})
