// Slack as both bots of the bench meet it: signed message events go in at a fixed or the highest rate, posts come back and are counted by conversation.
import { createHmac, randomUUID } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export const secret = 'bench-signing-secret'
export const token = 'xoxb-bench'
/** The n-th person of the bench. */
export const userOf = (n: number): string => `U${String(n).padStart(7, '0')}`

export interface Slack {
  readonly apiUrl: string
  /** How many messages each conversation got since the last call. */
  takePosts(): ReadonlyMap<string, number>
  close(): void
}

/** A Web API that says yes, and keeps what was posted for whoever looks before posting again. */
export async function openSlack(): Promise<Slack> {
  let posts = new Map<string, number>()
  const history = new Map<string, unknown[]>()
  let ts = Math.floor(Date.now() / 1_000)
  const server = createServer(async (asked, answer) => {
    const chunks: Buffer[] = []
    for await (const chunk of asked) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    const sent: Record<string, unknown> = text.startsWith('{')
      ? (JSON.parse(text) as Record<string, unknown>)
      : Object.fromEntries(new URLSearchParams(text))
    const method = (asked.url ?? '').replace(/^\/api\//, '').split('?')[0]
    const channel = String(sent.channel ?? `D${String(sent.users ?? '').slice(1)}`)
    ts += 1
    if (method === 'chat.postMessage') {
      posts.set(channel, (posts.get(channel) ?? 0) + 1)
      const metadata = typeof sent.metadata === 'string' ? JSON.parse(sent.metadata) : sent.metadata
      history.set(channel, [...(history.get(channel) ?? []), { type: 'message', ts: `${ts}.000100`, metadata }])
    }
    const person = { id: String(sent.user ?? 'UBOT'), name: 'n', real_name: 'n', profile: {} }
    const said = {
      ok: true,
      channel,
      ts: `${ts}.000100`,
      message: { ts: `${ts}.000100` },
      user: person,
      messages: [] as unknown[],
    }
    const body = JSON.stringify(
      method === 'auth.test'
        ? { ok: true, user_id: 'UBOT', bot_id: 'BBOT', user: 'bot', team_id: 'T0', team: 'bench', url: 'http://bench' }
        : method === 'conversations.open'
          ? { ok: true, channel: { id: channel } }
          : method === 'conversations.history'
            ? { ...said, messages: history.get(channel) ?? [] }
            : said,
    )
    answer.writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': 'chat:write,im:write,im:history' })
    answer.end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    takePosts() {
      const taken = posts
      posts = new Map()
      return taken
    },
    close: () => server.closeAllConnections(),
  }
}

export interface Delivery {
  readonly user: string
  readonly body: string
}

let sent = 0
/** A private message to the bot, as the Events API delivers it. */
export function message(user: string): Delivery {
  sent += 1
  const ts = `${1_700_000_000 + sent}.${String(sent % 1_000_000).padStart(6, '0')}`
  const channel = `D${user.slice(1)}`
  const event = { type: 'message', channel_type: 'im', channel, user, text: 'help', ts, event_ts: ts, team: 'T0' }
  const body = JSON.stringify({
    token: 'unused',
    team_id: 'T0',
    api_app_id: 'A0',
    type: 'event_callback',
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(Date.now() / 1_000),
    authorizations: [{ enterprise_id: null, team_id: 'T0', user_id: 'UBOT', is_bot: true }],
    event,
  })
  return { user, body }
}

const agent = new Agent({ keepAlive: true, maxSockets: 400 })

/** Milliseconds from the last byte of the request to the first byte of the answer; undefined when it was not acked. */
export function deliver(port: number, path: string, { body }: Delivery, retry = 0): Promise<number | undefined> {
  const at = String(Math.floor(Date.now() / 1_000))
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`
  return new Promise(resolve => {
    let began = 0
    const call = request(
      {
        agent,
        port,
        path,
        host: '127.0.0.1',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': at,
          'x-slack-signature': signature,
          ...(retry > 0 && { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_error' }),
        },
      },
      answer => {
        const ms = performance.now() - began
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode === 200 ? ms : undefined))
        answer.on('error', () => resolve(undefined))
      },
    )
    call.setTimeout(10_000, () => call.destroy())
    call.on('error', () => resolve(undefined))
    call.end(body, () => {
      began = performance.now()
    })
  })
}
