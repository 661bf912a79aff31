// Socket Mode's server side: tickets, greeting, pings, envelopes to one of the connections, and the end of a connection.
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Carrier, type Delivered, within } from './delivery.ts'
import { appId } from './workspace.ts'

const mostConnections = 10
const pingMs = 5_000

export interface SocketCarrier extends Carrier {
  readonly ticket: () => string
  /** Connections that are open now. */
  count(): number
  /** How many were open after each change. */
  readonly counts: readonly number[]
  /** The routine notice to leave. */
  askToLeave(reason?: 'warning' | 'refresh_requested'): void
  /** The line breaks without a goodbye. */
  cut(): void
  /** The other side stays silent: no pongs, no frames, no close. */
  freeze(): void
  /** The next connections get no greeting. */
  mute(connections: number): void
  /** Any text as a frame. */
  raw(text: string): void
  close(): void
}

interface Line {
  readonly socket: WebSocket
  frozen: boolean
}

export function socketCarrier(server: Server, ackMs: number): SocketCarrier {
  const tickets = new Set<string>()
  const lines = new Set<Line>()
  const waiting = new Map<string, (delivered: Delivered) => void>()
  const counts: number[] = []
  let muted = 0
  const sockets = new WebSocketServer({ noServer: true, autoPong: false })

  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://emulator')
    const ticket = searchParams.get('ticket') ?? ''
    if (pathname !== '/link/' || !tickets.delete(ticket) || lines.size >= mostConnections) return socket.destroy()
    sockets.handleUpgrade(request, socket, head, opened)
  })

  function opened(socket: WebSocket): void {
    const line: Line = { socket, frozen: false }
    socket.setMaxListeners(0)
    lines.add(line)
    counts.push(lines.size)
    const pings = setInterval(() => line.frozen || socket.ping(), pingMs)
    socket.on('close', () => {
      clearInterval(pings)
      lines.delete(line)
      counts.push(lines.size)
    })
    socket.on('error', () => {})
    socket.on('ping', data => {
      if (!line.frozen) socket.pong(data)
    })
    socket.on('message', data => {
      if (!line.frozen) acked(String(data))
    })
    if (muted > 0) {
      muted -= 1
      return
    }
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: lines.size,
        debug_info: { host: 'emulator', build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: appId },
      }),
    )
  }

  function acked(text: string): void {
    const frame = JSON.parse(text) as { envelope_id: string; payload?: Record<string, unknown> }
    const give = waiting.get(frame.envelope_id)
    waiting.delete(frame.envelope_id)
    const body = frame.payload
    give?.({ acked: true, body: body === undefined || Object.keys(body).length === 0 ? undefined : body })
  }

  /** Slack picks any connection; here the newest, which a test that froze one relies on. */
  const pick = (): Line | undefined => [...lines].findLast(line => line.socket.readyState === 1)

  return {
    ticket() {
      const ticket = randomUUID()
      tickets.add(ticket)
      return ticket
    },
    count: () => lines.size,
    counts,
    push(kind, payload, { num, reason }) {
      const line = pick()
      if (line === undefined) return Promise.resolve({ acked: false })
      const envelope_id = randomUUID()
      const common = { envelope_id, payload, accepts_response_payload: kind === 'interaction' }
      const frame =
        kind === 'event'
          ? { type: 'events_api', ...common, retry_attempt: num, retry_reason: reason }
          : { type: 'interactive', ...common }
      const delivered = new Promise<Delivered>(resolve => {
        waiting.set(envelope_id, resolve)
        line.socket.once('close', () => resolve({ acked: false }))
      })
      if (!line.frozen) line.socket.send(JSON.stringify(frame))
      return within(ackMs, delivered)
    },
    askToLeave(reason = 'refresh_requested') {
      for (const { socket } of lines)
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'emulator' } }))
    },
    cut() {
      for (const { socket } of lines) socket.terminate()
    },
    freeze() {
      for (const line of lines) {
        line.frozen = true
        line.socket.pause()
      }
    },
    mute(connections) {
      muted = connections
    },
    raw(text) {
      for (const { socket } of lines) socket.send(text)
    },
    close() {
      for (const { socket } of lines) socket.terminate()
      sockets.close()
    },
  }
}
