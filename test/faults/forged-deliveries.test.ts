// Somebody else's requests at the HTTP entrances of Feishu and Slack: forged, replayed, too large, packed or odd ones change nothing; real ones count once, whichever process they reach.
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { openFeishu } from '../../adapters/feishu/index.ts'
import { openSlack } from '../../adapters/slack/index.ts'
import { platformRoutes } from '../../src/http/platform-routes.ts'
import type { InboundEvent } from '../../src/model/inbound.ts'
import type { Platform } from '../../src/ports/platform.ts'
import { contractDeps } from '../contract/deps.ts'
import { encrypt, signedRequest as feishuSigned } from '../emulators/feishu/sign.ts'
import { eventPush, signedRequest as slackSigned } from '../emulators/slack/signer.ts'

const nowhere = 'http://127.0.0.1:1'
const feishu = { appId: 'cli_a1b2c3d4e5f60718', appSecret: 's', baseUrl: nowhere, encryptKey: 'test key' } as const
const secret = '8f742231b10e8888abcd9999aaaa85a5'
const slack = { botToken: 'xoxb-1', apiUrl: `${nowhere}/api/`, mode: 'http', signingSecret: secret } as const

const said = (text: string) => ({
  feishu: {
    schema: '2.0',
    header: { event_id: 'e1', event_type: 'im.message.receive_v1', token: 'vtok', app_id: feishu.appId },
    event: {
      sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'user' },
      message: { message_id: 'om_1', chat_type: 'p2p', message_type: 'text', content: JSON.stringify({ text }) },
    },
  },
  slack: {
    type: 'event_callback',
    team_id: 'T1',
    event_id: 'Ev1',
    event_time: 1,
    event: { type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', text, ts: '1.1' },
  },
})

const open: Readonly<Record<'feishu' | 'slack', () => Platform>> = {
  feishu: () => openFeishu({ ...feishu, mode: 'http', verificationToken: 'vtok' }, contractDeps()),
  slack: () => openSlack(slack, contractDeps()),
}
type Name = keyof typeof open
const signed = (name: Name, text = '我的事项', at = Date.now()): Request =>
  name === 'feishu'
    ? feishuSigned(feishu, said(text).feishu, { at })
    : slackSigned(secret, eventPush(said(text).slack), { at })

/** One process of the program, and what reached its spine. */
async function entrance(name: Name) {
  const events: InboundEvent[] = []
  const platform = open[name]()
  await platform.start(async event => {
    events.push(event)
    return {}
  })
  const routes = new Hono().route('/platforms', platformRoutes([platform]))
  const send = async (request: Request): Promise<number> => (await routes.fetch(request)).status
  return { events, send }
}

const changed = (request: Request, headers: Readonly<Record<string, string>>): Request => {
  const copy = new Headers(request.headers)
  for (const [key, value] of Object.entries(headers)) copy.set(key, value)
  return new Request(request, { headers: copy })
}
const withBody = (request: Request, body: string | Uint8Array | ReadableStream): Request =>
  new Request(request.url, { method: 'POST', headers: request.headers, body, duplex: 'half' } as RequestInit)

describe.each(['feishu', 'slack'] as const)('the entrance of %s', name => {
  test('takes a signed request once, also when a second process is handed the same', async () => {
    const [one, other] = [await entrance(name), await entrance(name)]
    const request = signed(name)
    expect([await one.send(request.clone()), await other.send(request.clone())]).toEqual([200, 200])
    await one.send(request.clone())
    expect([one.events.length, other.events.length]).toEqual([1, 1])
    // The database takes a key once, whoever brings it.
    expect(one.events[0]?.key).toBe(other.events[0]?.key)
  })

  // What lies ahead comes nearer while a busy machine works.
  test.each([-301, -3_600, 330, 86_400])('refuses one signed %i seconds away from now', async seconds => {
    const { events, send } = await entrance(name)
    expect(await send(signed(name, '帮助', Date.now() + seconds * 1_000))).toBe(401)
    expect(events).toEqual([])
  })

  test('reads headers in any case, and a redelivery with its retry headers is the same event', async () => {
    const { events, send } = await entrance(name)
    const request = signed(name)
    const shouted = [...request.headers].map(([key, value]): [string, string] => [key.toUpperCase(), value])
    expect(await send(new Request(request, { headers: shouted }))).toBe(200)
    const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' }
    expect(await send(changed(signed(name, '我的事项', Date.now() + 1_000), retry))).toBe(200)
    expect(new Set(events.map(({ key }) => key)).size).toBe(1)
  })

  test('takes nothing without a signature, with an empty one, or with that of another body', async () => {
    const { events, send } = await entrance(name)
    const good = signed(name)
    const bare = new Request(good.url, { method: 'POST', body: await good.clone().text() })
    const header = name === 'feishu' ? 'x-lark-signature' : 'x-slack-signature'
    expect(await send(bare)).toBe(401)
    expect(await send(changed(good.clone(), { [header]: '' }))).toBe(401)
    expect(await send(withBody(good, await signed(name, '同意').text()))).toBe(401)
    expect(events).toEqual([])
  })

  test('takes nothing that was packed, re-encoded or is of another kind', async () => {
    const { events, send } = await entrance(name)
    const good = signed(name)
    const text = await good.clone().text()
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
    const gzip = new Uint8Array(await new Response(packed).arrayBuffer())
    expect(await send(changed(withBody(good.clone(), gzip), { 'content-encoding': 'gzip' }))).toBe(401)
    expect(await send(withBody(good.clone(), `${text} `))).toBe(401)
    expect(await send(withBody(good.clone(), `\ufeff${text}`))).toBe(401)
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(await send(new Request(good.url, { method, headers: good.headers }))).toBe(405)
    }
    expect(events).toEqual([])
  })

  test('a signed request of another content type changes nothing, and is answered calmly', async () => {
    const { events, send } = await entrance(name)
    expect(await send(changed(signed(name), { 'content-type': 'multipart/form-data; boundary=x' }))).toBeLessThan(500)
    expect(await send(changed(signed(name), { 'content-type': 'application/x-www-form-urlencoded' }))).toBeLessThan(500)
    expect(new Set(events.map(({ key }) => key)).size).toBeLessThanOrEqual(1)
  })

  test('stops at one megabyte, whether the length is told or not', async () => {
    const { events, send } = await entrance(name)
    const told = new Uint8Array(10 * 1024 * 1024)
    expect(await send(changed(withBody(signed(name), told), { 'content-length': String(told.length) }))).toBe(413)
    let given = 0
    const endless = new ReadableStream({
      pull(controller) {
        given += 65_536
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    expect(await send(withBody(signed(name), endless))).toBe(413)
    expect(given).toBeLessThan(2 * 1024 * 1024)
    expect(events).toEqual([])
  })
})

describe('the question of a console whether we are there', () => {
  const asked = { type: 'url_verification', challenge: 'c1', token: 'vtok' }
  const ask = (body: string) => new Request('http://127.0.0.1/platforms/feishu', { method: 'POST', body })

  test('of Feishu is answered encrypted with our key, never in the clear', async () => {
    const { send } = await entrance('feishu')
    expect(await send(ask(JSON.stringify({ encrypt: encrypt('test key', JSON.stringify(asked)) })))).toBe(200)
    expect(await send(ask(JSON.stringify(asked)))).toBe(401)
    expect(await send(ask(JSON.stringify({ encrypt: encrypt('other key', JSON.stringify(asked)) })))).toBe(401)
  })

  test('of Slack is answered signed, and never else', async () => {
    const { send } = await entrance('slack')
    expect(await send(slackSigned(secret, eventPush(asked)))).toBe(200)
    expect(await send(slackSigned('f'.repeat(32), eventPush(asked)))).toBe(401)
  })
})
