// The Stream: tickets that work once, frames to one of the connections, acknowledgements with their time, redelivery under a new id.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { ok, type Reply, wrong } from './open-api.ts'
import { id, type State } from './state.ts'
import { json } from './template.ts'

const asked = z.strictObject({
  clientId: z.string(),
  clientSecret: z.string(),
  ua: z.string().optional(),
  subscriptions: z.array(z.strictObject({ type: z.enum(['CALLBACK', 'EVENT']), topic: z.string() })).min(1),
})
const ack = z.object({
  code: z.number(),
  headers: z.object({ messageId: z.string() }),
  data: z.string(),
})

export const topics = { message: '/v1.0/im/bot/messages/get', card: '/v1.0/card/instances/callback' } as const

export interface StreamGate {
  open(body: unknown, base: string): Reply
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Pushes until it is acknowledged, at most `tries` times; gives the answer and how long it took, or undefined. */
  push(topic: string, data: object, how: { readonly waitMs: number; readonly tries: number }): Promise<unknown>
  /** A frame as it is, to the first connection. */
  raw(text: string): void
  /** Resolves once a connection that was opened after this call is there. */
  connection(): Promise<void>
  connections(): number
  /** Cuts, asks to leave, or stops answering anything (a half-open line). */
  cut(): void
  askToLeave(): void
  deafen(): void
  close(): void
}

interface Line {
  readonly socket: WebSocket
  readonly topics: ReadonlySet<string>
  deaf: boolean
}

const ticketMs = 90_000

export function openGate(state: State): StreamGate {
  const tickets = new Map<string, { readonly until: number; readonly topics: ReadonlySet<string> }>()
  const lines = new Set<Line>()
  const waiting = new Map<string, (answer: unknown) => void>()
  const arrivals = new Set<() => void>()
  const sockets = new WebSocketServer({ noServer: true, autoPong: false })

  const frame = (type: string, topic: string, data: string) => {
    const messageId = id()
    const headers = {
      appId: 'app',
      connectionId: 'c',
      contentType: 'application/json',
      messageId,
      time: String(Date.now()),
      topic,
    }
    return { messageId, text: JSON.stringify({ specVersion: '1.0', type, headers, data }) }
  }

  function welcome(socket: WebSocket, subscribed: ReadonlySet<string>): void {
    const line: Line = { socket, topics: subscribed, deaf: false }
    lines.add(line)
    socket.on('close', () => lines.delete(line))
    socket.on('error', () => lines.delete(line))
    socket.on('ping', () => {
      if (!line.deaf) socket.pong()
    })
    socket.on('message', (raw: Buffer) => {
      const parsed = ack.safeParse(json(raw.toString('utf8')))
      if (!parsed.success) return void state.violations.push('an answer that is not an acknowledgement')
      const data = json(parsed.data.data)
      if (parsed.data.code !== 200 || data === undefined) state.violations.push('an acknowledgement without data')
      waiting.get(parsed.data.headers.messageId)?.(data ?? {})
    })
    socket.send(frame('SYSTEM', 'CONNECTED', '{}').text)
    socket.send(frame('SYSTEM', 'REGISTERED', '{}').text)
    for (const arrived of [...arrivals]) arrived()
  }

  async function once(topic: string, data: object, waitMs: number): Promise<unknown> {
    const open = [...lines].filter(line => line.topics.has(topic))
    const line = open[Math.floor(Math.random() * open.length)]
    const { messageId, text } = frame('CALLBACK', topic, JSON.stringify(data))
    if (line === undefined) {
      await new Promise(resolve => setTimeout(resolve, Math.min(waitMs, 50)))
      return undefined
    }
    if (!line.deaf) line.socket.send(text)
    return new Promise(resolve => {
      const end = (answer: unknown) => {
        clearTimeout(timer)
        waiting.delete(messageId)
        resolve(answer)
      }
      const timer = setTimeout(end, waitMs, undefined)
      waiting.set(messageId, end)
    })
  }

  return {
    open(body, base) {
      const parsed = asked.safeParse(body)
      if (!parsed.success) return wrong('param.error')
      const { clientId, clientSecret, subscriptions } = parsed.data
      if (clientId !== state.app.clientId || clientSecret !== state.app.clientSecret) return wrong('authFailed', 401)
      const ticket = id()
      tickets.set(ticket, { until: Date.now() + ticketMs, topics: new Set(subscriptions.map(one => one.topic)) })
      return ok({ endpoint: `${base.replace('http', 'ws')}/connect`, ticket })
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? ''
      const known = tickets.get(ticket)
      tickets.delete(ticket)
      if (known === undefined || known.until < Date.now()) {
        socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n')
        return
      }
      sockets.handleUpgrade(request, socket, head, ws => welcome(ws, known.topics))
    },
    async push(topic, data, { waitMs, tries }) {
      for (let tried = 0; tried < tries; tried += 1) {
        const answer = await once(topic, data, waitMs)
        if (answer !== undefined) return answer
      }
      return undefined
    },
    raw(text) {
      for (const line of [...lines].slice(0, 1)) line.socket.send(text)
    },
    connection: () =>
      new Promise(resolve => {
        const arrived = () => {
          arrivals.delete(arrived)
          resolve()
        }
        arrivals.add(arrived)
      }),
    connections: () => lines.size,
    cut() {
      for (const line of [...lines]) line.socket.terminate()
    },
    askToLeave() {
      for (const { socket } of lines) {
        socket.send(frame('SYSTEM', 'disconnect', '{"reason":"connection is about to be closed"}').text)
      }
    },
    deafen() {
      for (const line of lines) line.deaf = true
    },
    close() {
      for (const line of [...lines]) line.socket.terminate()
      sockets.close()
    },
  }
}
