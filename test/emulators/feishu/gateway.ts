// The long connection's far end: hands one delivery to one connection, cuts long ones in pieces, waits for the ack.
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { decode, encode } from './frames.ts'

/** How a delivery was answered; undefined when nobody did in time. */
export type Acked = { readonly code: number; readonly data: unknown } | undefined

export interface Gateway {
  readonly connections: () => number
  send(payload: unknown, waitMs: number): Promise<Acked>
  /** Ends the connections the way a restart of the platform does. */
  cut(): void
  /** The peer is gone without a word: nothing is answered any more, not even pings. */
  freeze(): void
  /** Bytes that are no frame. */
  garbage(): void
  connected(): Promise<void>
  close(): Promise<void>
}

const pieceBytes = 4_000
const ackPayload = z.object({ code: z.number(), data: z.string().optional() })

export function openGateway(server: Server, clientConfig: Readonly<Record<string, number>>): Gateway {
  const sockets = new Set<WebSocket>()
  const frozen = new WeakSet<WebSocket>()
  const waiting = new Map<string, (acked: Acked) => void>()
  const arrivals = new Set<() => void>()
  const hub = new WebSocketServer({ noServer: true })
  let count = 0

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    hub.handleUpgrade(request, socket, head, ws => {
      sockets.add(ws)
      ws.on('close', () => sockets.delete(ws))
      ws.on('error', () => {})
      ws.on('message', (bytes: Buffer) => received(ws, bytes))
    })
  })

  function received(ws: WebSocket, bytes: Buffer): void {
    if (frozen.has(ws)) return
    const { method, headers, payload } = decode(bytes)
    if (method === 'control') {
      ws.send(encode({ method: 'control', headers: { type: 'pong' }, payload: JSON.stringify(clientConfig) }))
      // The first ping says that the client is up.
      for (const arrived of [...arrivals]) arrived()
      return
    }
    const read = ackPayload.safeParse(JSON.parse(payload))
    const told = waiting.get(headers.message_id ?? '')
    if (!read.success || told === undefined) return
    const data = read.data.data
    told({
      code: read.data.code,
      data: data === undefined ? undefined : JSON.parse(Buffer.from(data, 'base64').toString('utf8')),
    })
  }

  const alive = (): readonly WebSocket[] => [...sockets].filter(ws => ws.readyState === ws.OPEN)

  return {
    connections: () => alive().length,
    send(payload, waitMs) {
      const ws = alive()[0]
      if (ws === undefined) return Promise.resolve(undefined)
      count += 1
      const message_id = `d-${count}`
      return new Promise(resolve => {
        const done = (acked: Acked): void => {
          clearTimeout(timer)
          waiting.delete(message_id)
          resolve(acked)
        }
        const timer = setTimeout(done, waitMs, undefined)
        waiting.set(message_id, done)
        const bytes = Buffer.from(JSON.stringify(payload))
        const sum = Math.ceil(bytes.length / pieceBytes)
        for (let seq = 0; seq < sum; seq += 1) {
          // Cut anywhere, also in the middle of a letter, as a real gateway does.
          const piece = bytes.subarray(seq * pieceBytes, (seq + 1) * pieceBytes)
          const headers = { type: 'event', message_id, sum: String(sum), seq: String(seq), trace_id: message_id }
          ws.send(encode({ method: 'data', headers, payload: piece }))
        }
      })
    },
    cut() {
      for (const ws of sockets) ws.close(1012)
    },
    freeze() {
      for (const ws of sockets) frozen.add(ws)
      for (const ws of sockets) sockets.delete(ws)
    },
    garbage() {
      for (const ws of alive()) ws.send(Buffer.from([0xff, 0x00, 0x13]))
    },
    connected: () =>
      new Promise(resolve => {
        const arrived = (): void => {
          arrivals.delete(arrived)
          resolve()
        }
        arrivals.add(arrived)
      }),
    async close() {
      for (const ws of hub.clients) ws.terminate()
      hub.close()
    },
  }
}
