// Asks the gateway for a place to connect to; the SDK's own address is a constant, so this is done here.
import { DWClient, type DWClientDownStream, TOPIC_CARD, TOPIC_ROBOT } from 'dingtalk-stream'
import { z } from 'zod'
import { AppError } from '../../src/model/refusal.ts'
import { faultOf } from './errors.ts'
import type { DingtalkSettings } from './settings.ts'

const place = z.object({ endpoint: z.string().regex(/^wss?:\/\//), ticket: z.string().min(1) })
const refusal = z.object({ code: z.union([z.string(), z.number()]) })

const subscriptions = [
  { type: 'CALLBACK', topic: TOPIC_ROBOT },
  { type: 'CALLBACK', topic: TOPIC_CARD },
]

/** The address of one connection; its ticket works once and for 90 seconds. */
export async function openStream({ apiUrl, clientId, clientSecret }: DingtalkSettings): Promise<string> {
  const response = await fetch(`${apiUrl}/v1.0/gateway/connections/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ clientId, clientSecret, subscriptions, ua: 'haosan' }),
    signal: AbortSignal.timeout(10_000),
  }).catch((cause: unknown) => {
    throw new AppError('unavailable', 'dingtalk:unreachable', 'The DingTalk gateway does not answer.', { cause })
  })
  const json: unknown = await response.json().catch(() => undefined)
  const given = place.safeParse(json)
  if (response.ok && given.success) return `${given.data.endpoint}?ticket=${encodeURIComponent(given.data.ticket)}`
  const said = refusal.safeParse(json)
  const code = said.success ? String(said.data.code) : response.ok ? 'odd-answer' : `http-${response.status}`
  const fault = faultOf({ status: response.status, code }, 'gateway/connections/open', new Date().toISOString())
  // Whatever the gateway says with 400 or 401 is about the app itself.
  if (fault.kind === 'broken' && (response.status === 400 || response.status === 401)) {
    throw new AppError('credentials', fault.code, fault.message)
  }
  throw fault
}

/** The official client with the gateway's address of our own, and frames that cannot bring the process down. */
export class StreamClient extends DWClient {
  /** When anything was last heard on this connection. */
  heardAt = performance.now()
  readonly #settings: DingtalkSettings
  readonly #onLeave: () => void
  readonly #onBroken: (why: string) => void
  #fault: unknown

  constructor(settings: DingtalkSettings, on: { readonly leave: () => void; readonly broken: (why: string) => void }) {
    super({ clientId: settings.clientId, clientSecret: settings.clientSecret })
    this.#settings = settings
    this.#onLeave = on.leave
    this.#onBroken = on.broken
    // Reconnecting is ours: the SDK's own doubles its attempts every second when a socket is refused.
    Object.assign(this.config, { autoReconnect: false, subscriptions: [...subscriptions] })
    Object.assign(this, { sslopts: { rejectUnauthorized: true, handshakeTimeout: 10_000 } })
  }

  override async getEndpoint(): Promise<this> {
    try {
      // `dw_url` is private in the typings and has no other way in.
      Object.assign(this, { dw_url: await openStream(this.#settings) })
    } catch (fault) {
      this.#fault = fault
      throw fault
    }
    return this
  }

  /** Connects once; the SDK swallows the reason of a failure, this does not. */
  async open(): Promise<void> {
    await this.connect()
    if (this.connected) return
    throw this.#fault ?? new AppError('unavailable', 'dingtalk:no-socket', 'The DingTalk gateway refused the socket.')
  }

  override onDownStream(data: string): void {
    this.heardAt = performance.now()
    try {
      super.onDownStream(data)
    } catch (fault) {
      this.#onBroken(fault instanceof Error ? fault.name : 'unknown')
    }
  }

  override onSystem(frame: DWClientDownStream): void {
    super.onSystem(frame)
    // The server closes about ten seconds later; a new connection is opened before that.
    if (frame.headers.topic === 'disconnect') this.#onLeave()
  }
}
