// DingTalk's two HTTP APIs with one token: asked for once, renewed before it ends, replaced once when DingTalk calls it stale.
import { z } from 'zod'
import { AppError } from '../../src/model/refusal.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { cureOf, faultOf, type Trouble, tokenIsStale } from './errors.ts'
import type { DingtalkSettings } from './settings.ts'

export interface DingtalkApi {
  /** `api.dingtalk.com`: JSON, the token in a header, errors by status and `code`. */
  call(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown>
  /** `oapi.dingtalk.com`: the token in the address, errors by `errcode` in a 200. */
  oapi(path: string, body: object | FormData): Promise<unknown>
  bytes(url: string): Promise<Uint8Array>
  /** Asks for a token anew; gives the server's clock as its answer told it. */
  probe(): Promise<{ readonly serverTime: number | undefined }>
}

const patienceMs = 10_000
/** Twenty calls a second for each API on the standard edition (call-frequency-limit): in any second at most 4 + 15 go out. */
const spacingMs = 1_000 / 15
const burst = 4
const largestDownload = 20 * 1024 * 1024

const tokenAnswer = z.object({ accessToken: z.string().min(1), expireIn: z.number() })
const newTrouble = z.object({ code: z.union([z.string(), z.number()]).optional(), status: z.number().optional() })
const oldAnswer = z.looseObject({ errcode: z.number(), sub_code: z.string().optional() })

type Reply = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly trouble: Trouble }

/** Every call throws AppError by DingTalk's code and ends in time; bursts are paced before DingTalk refuses them. */
export function openApi(settings: DingtalkSettings, clock: Clock): DingtalkApi {
  let token: { readonly value: Promise<string>; readonly until: () => number } | undefined
  const free = new Map<string, number>()
  const now = () => Date.parse(clock.now())

  /** Waits for a free place: short bursts pass, more than fifteen a second on one API line up. */
  async function pace(api: string): Promise<void> {
    const at = performance.now()
    const next = Math.max(free.get(api) ?? 0, at - burst * spacingMs) + spacingMs
    free.set(api, next)
    if (next > at) await new Promise(resolve => setTimeout(resolve, next - at))
  }

  async function send(url: string, init: RequestInit, what: string): Promise<Response> {
    try {
      return await fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs) })
    } catch (cause) {
      throw new AppError('unavailable', 'dingtalk:unreachable', `DingTalk did not answer ${what}.`, { cause })
    }
  }

  async function askToken(): Promise<{
    readonly value: string
    readonly endsAt: number
    readonly serverTime: number | undefined
  }> {
    const body = JSON.stringify({ appKey: settings.clientId, appSecret: settings.clientSecret })
    const headers = { 'content-type': 'application/json' }
    const response = await send(
      `${settings.apiUrl}/v1.0/oauth2/accessToken`,
      { method: 'POST', headers, body },
      'accessToken',
    )
    const reply = await readNew(response)
    if (!reply.ok) {
      // Refused here, a token is not stale: the app's own id or secret is wrong.
      const fault = faultOf(reply.trouble, 'accessToken', clock.now())
      throw fault.kind === 'broken'
        ? new AppError('credentials', fault.code, `${fault.message} ${cureOf(reply.trouble.code)}`)
        : fault
    }
    const { accessToken, expireIn } = shaped(tokenAnswer, reply.json, 'accessToken')
    const date = Date.parse(response.headers.get('date') ?? '')
    return {
      value: accessToken,
      endsAt: now() + Math.max(expireIn - 300, 30) * 1_000,
      serverTime: Number.isNaN(date) ? undefined : date,
    }
  }

  function currentToken(): Promise<string> {
    if (token !== undefined && now() < token.until()) return token.value
    let until = Number.POSITIVE_INFINITY
    const value = askToken().then(
      asked => {
        until = asked.endsAt
        return asked.value
      },
      fault => {
        token = undefined
        throw fault
      },
    )
    token = { value, until: () => until }
    return value
  }

  async function withToken(what: string, once: (token: string) => Promise<Reply>): Promise<unknown> {
    await pace(what)
    const first = await once(await currentToken())
    if (first.ok) return first.json
    if (!tokenIsStale(first.trouble)) throw faultOf(first.trouble, what, clock.now())
    token = undefined
    const second = await once(await currentToken())
    if (second.ok) return second.json
    throw faultOf(second.trouble, what, clock.now())
  }

  return {
    call: (method, path, body) =>
      withToken(`${method} ${path}`, async accessToken => {
        const headers = { 'x-acs-dingtalk-access-token': accessToken, 'content-type': 'application/json' }
        const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) }
        return readNew(await send(`${settings.apiUrl}${path}`, init, path))
      }),
    oapi: (path, body) =>
      withToken(path, async accessToken => {
        const url = `${settings.oapiUrl}${path}${path.includes('?') ? '&' : '?'}access_token=${encodeURIComponent(accessToken)}`
        const init =
          body instanceof FormData
            ? { method: 'POST', body }
            : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        return readOld(await send(url, init, path))
      }),
    async bytes(url) {
      const response = await send(url, {}, 'a download')
      if (!response.ok)
        throw faultOf({ status: response.status, code: `download-${response.status}` }, 'a download', clock.now())
      const pieces: Uint8Array[] = []
      let size = 0
      for await (const piece of response.body ?? []) {
        size += piece.length
        if (size > largestDownload) throw new AppError('invalid', 'too-large', 'The file is larger than 20 MB.')
        pieces.push(piece)
      }
      return new Uint8Array(Buffer.concat(pieces))
    },
    async probe() {
      const { serverTime } = await askToken()
      return { serverTime }
    },
  }
}

async function readNew(response: Response): Promise<Reply> {
  const json: unknown = await response.json().catch(() => undefined)
  const said = newTrouble.safeParse(json)
  const banned = said.success && said.data.status === 1111
  if (response.ok && json !== undefined && !banned) return { ok: true, json }
  return {
    ok: false,
    trouble: troubleOf(response, banned ? 'Qps-ban-1111' : said.success ? said.data.code : undefined),
  }
}

async function readOld(response: Response): Promise<Reply> {
  const json: unknown = await response.json().catch(() => undefined)
  const said = oldAnswer.safeParse(json)
  if (response.ok && said.success && said.data.errcode === 0) return { ok: true, json }
  if (!said.success) return { ok: false, trouble: troubleOf(response, undefined) }
  const { errcode, sub_code: sub } = said.data
  return { ok: false, trouble: troubleOf(response, errcode === 88 && sub ? `88.${sub}` : errcode) }
}

function troubleOf(response: Response, code: string | number | undefined): Trouble {
  const after = Number(response.headers.get('retry-after'))
  return {
    status: response.status,
    code: String(code ?? `http-${response.status}`),
    retryAfter: Number.isFinite(after) && after > 0 ? after : undefined,
  }
}

/** An answer of another shape than documented is a fault of its own, never a silent undefined. */
export function shaped<S extends z.ZodType>(schema: S, json: unknown, what: string): z.infer<S> {
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new AppError('broken', 'dingtalk:odd-answer', `DingTalk answered ${what} in an unknown shape (${where}).`)
}
