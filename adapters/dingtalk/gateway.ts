// Asks the gateway for a place to connect to; the SDK's own address is a constant, so this is done here.
import { DWClient, type DWClientDownStream, TOPIC_CARD, TOPIC_ROBOT } from 'dingtalk-stream'
import WebSocket from 'ws'
import { z } from 'zod'
import { AppError } from '../../src/model/refusal.ts'
import { cureOf, faultOf } from './errors.ts'
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
    throw new AppError('credentials', fault.code, `${fault.message} ${cureOf(code)}`)
  }
  throw fault
}

/** The official client with the gateway's address of our own, a quiet socket, and frames that cannot bring the process down. */
export class StreamClient extends DWClient {
  /** When anything was last heard on this connection. */
  heardAt = performance.now()
  readonly #settings: DingtalkSettings
  readonly #on: { readonly leave: () => void; readonly broken: (why: string) => void }
  #address = ''
  #line: WebSocket | undefined
  #fault: unknown

  constructor(settings: DingtalkSettings, on: { readonly leave: () => void; readonly broken: (why: string) => void }) {
    super({ clientId: settings.clientId, clientSecret: settings.clientSecret })
    this.#settings = settings
    this.#on = on
    // Reconnecting is ours: the SDK's own doubles its attempts every second when a socket is refused.
    Object.assign(this.config, { autoReconnect: false, subscriptions: [...subscriptions] })
  }

  override async getEndpoint(): Promise<this> {
    try {
      this.#address = await openStream(this.#settings)
    } catch (fault) {
      this.#fault = fault
      throw fault
    }
    return this
  }

  /** The SDK's own writes to the console, sets no time for the handshake, and parses frames unguarded. */
  override _connect(): Promise<void> {
    const line = new WebSocket(this.#address, { handshakeTimeout: 10_000 })
    this.#line = line
    // `socket` is private in the typings; the SDK sends its acknowledgements over it.
    Object.assign(this, { socket: line })
    const heard = () => {
      this.heardAt = performance.now()
    }
    line.on('ping', heard)
    line.on('pong', heard)
    line.on('message', data => this.onDownStream(String(data)))
    line.on('close', () => {
      this.connected = false
    })
    return new Promise((resolve, reject) => {
      line.on('error', fault => {
        this.#fault = new AppError('unavailable', 'dingtalk:no-socket', 'The DingTalk gateway refused the socket.', {
          cause: fault,
        })
        line.terminate()
        reject(fault)
      })
      line.on('open', () => {
        this.connected = true
        resolve()
      })
    })
  }

  /** Connects once and gives the socket; the SDK swallows the reason of a failure, this does not. */
  async open(): Promise<WebSocket> {
    await this.connect()
    // Not the SDK's own flag: the first frame may already ask us to leave.
    if (this.#line?.readyState === WebSocket.OPEN) return this.#line
    this.#line?.terminate()
    throw this.#fault ?? new AppError('unavailable', 'dingtalk:no-socket', 'The DingTalk gateway refused the socket.')
  }

  override onDownStream(data: string): void {
    this.heardAt = performance.now()
    try {
      super.onDownStream(data)
    } catch (fault) {
      this.#on.broken(fault instanceof Error ? fault.name : 'unknown')
    }
  }

  override onSystem(frame: DWClientDownStream): void {
    super.onSystem(frame)
    // The server closes about ten seconds later; a new connection is opened before that.
    if (frame.headers.topic === 'disconnect') this.#on.leave()
  }
}
