// Socket Mode through the official SDK, under our own supervision: a new connection stands before the old one goes, and a dead one is noticed in seconds.
import { setTimeout as pause } from 'node:timers/promises'
import { SocketModeClient } from '@slack/socket-mode'
import { z } from 'zod'
import { jsonOf } from '../../src/model/json.ts'
import { AppError } from '../../src/model/refusal.ts'
import type { AfterAck } from '../../src/ports/after-ack.ts'
import { clientOptions, quietLogger } from './client.ts'
import type { Desk } from './desk.ts'
import { slackFault } from './errors.ts'
import { receive } from './receive.ts'

export interface SocketPlace {
  readonly appToken: string
  readonly desk: () => Desk
  readonly afterAck: AfterAck
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
    const type = isBinary ? undefined : typeOf(data)
    if (type === undefined) return
    if (type === 'disconnect') {
      this.asked = true
      return
    }
    await super.onWebSocketMessage(data, isBinary)
  }
}

const greeting = z.object({ type: z.enum(['hello', 'disconnect']) })
const delivery = z.looseObject({ type: z.string(), payload: z.looseObject({}) })
const event = delivery.extend({ type: z.literal('events_api'), payload: z.looseObject({ event: z.looseObject({}) }) })

/** The type of a frame the SDK can work on: broken ones are passed over, Slack delivers what was in them again. */
function typeOf(data: string | ArrayBuffer): string | undefined {
  const frame = jsonOf(typeof data === 'string' ? data : new TextDecoder().decode(data))
  const greeted = greeting.safeParse(frame).data?.type
  const { type } = delivery.safeParse(frame).data ?? {}
  return greeted ?? (type === 'events_api' ? event.safeParse(frame).data?.type : type)
}

interface Envelope {
  readonly body: unknown
  readonly ack: (body?: Record<string, unknown>) => Promise<void>
}

/** Holds the connection until the signal; resolves then, rejects when the credentials do not open one. */
export async function holdSocket(place: SocketPlace, signal: AbortSignal): Promise<void> {
  const { log } = place.desk().deps
  const pauses = place.pauses ?? usual
  let standing: Line | undefined
  const drop = (): void => {
    if (standing !== undefined) close(standing)
    standing = undefined
  }
  let wait = pauses.firstRetryMs
  try {
    while (!signal.aborted) {
      const opened = await tryOpen(place, pauses)
      if (opened instanceof AppError) {
        if (opened.kind === 'credentials') throw opened
        log.warn('no connection to Slack', { code: opened.code, waitMs: wait })
        wait = await waitThen(Math.max(wait, toldToWait(opened)), pauses, signal)
        continue
      }
      // Only now that the new line stands does the old one go.
      drop()
      standing = opened
      const { why, brief } = await heldOpen(opened, signal, pauses)
      if (why !== 'leave') drop()
      if (why !== 'stop') log.info('the connection to Slack is opened anew', { why })
      // A line that broke at once is a failed try like any other.
      wait = brief ? await waitThen(wait, pauses, signal) : pauses.firstRetryMs
    }
  } finally {
    drop()
  }
}

/** A line that stands, or why there is none. */
async function tryOpen(place: SocketPlace, pauses: Pauses): Promise<Line | AppError> {
  try {
    return await open(place, pauses)
  } catch (fault) {
    return slackFault(fault, 'apps.connections.open', Date.now())
  }
}

const toldToWait = ({ retryAt }: AppError): number => (retryAt === undefined ? 0 : Date.parse(retryAt) - Date.now())

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

async function take({ desk, afterAck }: SocketPlace, { body, ack }: Envelope): Promise<void> {
  const received = await receive(desk(), body)
  if (received.after !== undefined) afterAck.run(received.after)
  if (received.ack) await ack(received.body)
}

/** Why a line was given up: Slack asks us to leave, nobody is there any more, or we are told to stop. */
type End = 'leave' | 'dead' | 'stop'

async function heldOpen(
  line: Line,
  signal: AbortSignal,
  pauses: Pauses,
): Promise<{ readonly why: End; readonly brief: boolean }> {
  const since = Date.now()
  for (;;) {
    const why = endOf(line, signal)
    if (why !== undefined) return { why, brief: why === 'dead' && Date.now() - since < pauses.briefMs }
    await pause(pauses.watchMs, undefined, { signal }).catch(() => {})
  }
}

function endOf(line: Line, signal: AbortSignal): End | undefined {
  if (signal.aborted) return 'stop'
  if (line.asked) return 'leave'
  // The SDK closes a line without pongs, and then waits up to half a minute for the other side to agree.
  return line.websocket?.isActive() ? undefined : 'dead'
}

function close(line: Line): void {
  line.disconnect().catch(() => {})
}
