// Socket Mode through the official SDK, under our own supervision: a new connection stands before the old one goes, and a dead one is noticed in seconds.
import { setTimeout as pause } from 'node:timers/promises'
import { SocketModeClient } from '@slack/socket-mode'
import { AppError } from '../../src/model/refusal.ts'
import { clientOptions, quietLogger } from './client.ts'
import type { Desk } from './desk.ts'
import { slackFault } from './errors.ts'
import { receive } from './receive.ts'
import type { Tasks } from './tasks.ts'

export interface SocketPlace {
  readonly appToken: string
  readonly desk: () => Desk
  readonly tasks: Tasks
  readonly pauses?: Pauses
}

export interface Pauses {
  /** A pong that does not come within this time means that nobody is there. */
  readonly pongMs: number
  /** From opening a connection to Slack's greeting. */
  readonly helloMs: number
  readonly firstRetryMs: number
  readonly longestRetryMs: number
  readonly watchMs: number
  /** A connection that lasted no longer than this was none. */
  readonly briefMs: number
}

const usual: Pauses = {
  pongMs: 5_000,
  helloMs: 15_000,
  firstRetryMs: 1_000,
  longestRetryMs: 30_000,
  watchMs: 1_000,
  briefMs: 2_000,
}

/** Slack's own faults inside a frame must not end the process, and its notice to leave must not close the line at once. */
class Line extends SocketModeClient {
  /** Slack has asked us to leave, perhaps together with its greeting. */
  asked = false

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    const frame = isBinary ? undefined : frameOf(data)
    if (frame === undefined) return
    if (frame.type === 'disconnect') {
      this.asked = true
      return
    }
    await super.onWebSocketMessage(data, isBinary)
  }
}

type Frame = { readonly type: string }

/** A frame the SDK can work on: broken ones are passed over, Slack delivers what was in them again. */
function frameOf(data: string | ArrayBuffer): Frame | undefined {
  try {
    const frame: unknown = JSON.parse(typeof data === 'string' ? data : new TextDecoder().decode(data))
    if (typeof frame !== 'object' || frame === null || !('type' in frame) || typeof frame.type !== 'string')
      return undefined
    if (frame.type === 'hello' || frame.type === 'disconnect') return frame as Frame
    const payload = 'payload' in frame ? frame.payload : undefined
    if (typeof payload !== 'object' || payload === null) return undefined
    if (frame.type !== 'events_api') return frame as Frame
    const event = 'event' in payload ? payload.event : undefined
    return typeof event === 'object' && event !== null ? (frame as Frame) : undefined
  } catch {
    return undefined
  }
}

interface Envelope {
  readonly body: unknown
  readonly ack: (body?: Record<string, unknown>) => Promise<void>
}

/** Holds the connection until the signal; resolves then, rejects when the credentials do not open one. */
export async function holdSocket(place: SocketPlace, signal: AbortSignal): Promise<void> {
  const { log } = place.desk().deps
  const pauses = place.pauses ?? usual
  let old: Line | undefined
  let wait = pauses.firstRetryMs
  while (!signal.aborted) {
    try {
      const line = await open(place, pauses)
      if (old !== undefined) close(old)
      old = line
      const since = Date.now()
      const why = await whileOpen(line, signal, pauses)
      // A line that broke at once is a failed try like any other.
      const brief = why === 'dead' && Date.now() - since < pauses.briefMs
      if (!brief) wait = pauses.firstRetryMs
      if (why !== 'leave') {
        close(line)
        old = undefined
      }
      if (why !== 'stop') log.info('the connection to Slack is opened anew', { why })
      if (brief) wait = await waitThen(wait, pauses, signal)
    } catch (fault) {
      const known = slackFault(fault, 'apps.connections.open', Date.now())
      if (known.kind === 'credentials') {
        if (old !== undefined) close(old)
        throw known
      }
      log.warn('no connection to Slack', { code: known.code, waitMs: wait })
      const told = known.retryAt === undefined ? 0 : Date.parse(known.retryAt) - Date.now()
      wait = await waitThen(Math.max(wait, told), pauses, signal)
    }
  }
  if (old !== undefined) close(old)
}

/** Waits, and says how long the next wait is. */
async function waitThen(ms: number, pauses: Pauses, signal: AbortSignal): Promise<number> {
  await pause(ms, undefined, { signal }).catch(() => {})
  return Math.min(ms * 2, pauses.longestRetryMs)
}

async function open(place: SocketPlace, pauses: Pauses): Promise<Line> {
  const { deps, config } = place.desk()
  const line = new Line({
    appToken: place.appToken,
    // The SDK's own way back leaves a gap of seconds and stops for good at the first fault.
    autoReconnectEnabled: false,
    clientPingTimeout: pauses.pongMs,
    logger: quietLogger(deps.log),
    clientOptions: clientOptions(config.apiUrl, deps.log),
  })
  line.on('slack_event', (envelope: Envelope) => {
    take(place, envelope).catch(fault => deps.log.error('an envelope of Slack was not answered', fault))
  })
  const starting = line.start()
  starting.catch(() => {})
  const greeted = await Promise.race([starting.then(() => true), pause(pauses.helloMs).then(() => false)])
  if (!greeted) {
    close(line)
    throw new AppError('unavailable', 'slack-no-hello', 'Slack opened a connection and did not greet.')
  }
  return line
}

async function take({ desk, tasks }: SocketPlace, { body, ack }: Envelope): Promise<void> {
  const received = await receive(desk(), body)
  if (received.after !== undefined) tasks.run(received.after)
  if (received.ack) await ack(received.body)
}

/** Until Slack asks us to leave, the line is dead, or we are told to stop. */
async function whileOpen(line: Line, signal: AbortSignal, pauses: Pauses): Promise<'leave' | 'dead' | 'stop'> {
  for (;;) {
    if (signal.aborted) return 'stop'
    if (line.asked) return 'leave'
    // The SDK closes a line without pongs, and then waits up to half a minute for the other side to agree.
    if (!line.websocket?.isActive()) return 'dead'
    await pause(pauses.watchMs, undefined, { signal }).catch(() => {})
  }
}

function close(line: Line): void {
  line.disconnect().catch(() => {})
}
