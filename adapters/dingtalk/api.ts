// DingTalk's two HTTP APIs with one token, which is replaced once when DingTalk calls it stale.
import { AppError } from '../../src/model/refusal.ts'
import { countedBytes } from '../../src/ports/body-limit.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { faultOf, tokenIsStale } from './errors.ts'
import { type Reply, readNew, readOld, send } from './exchange.ts'
import type { DingtalkSettings } from './settings.ts'
import { askToken, makeToken } from './token.ts'

export interface DingtalkApi {
  /** `api.dingtalk.com`: JSON, the token in a header, errors by status and `code`. */
  call(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown>
  /** `oapi.dingtalk.com`: the token in the address, errors by `errcode` in a 200. */
  oapi(path: string, body: object | FormData): Promise<unknown>
  bytes(url: string): Promise<Uint8Array>
  /** Asks for a token anew; gives the server's clock as its answer told it. */
  probe(): Promise<{ readonly serverTime: number | undefined }>
}

/** Twenty calls a second for each API on the standard edition (call-frequency-limit): in any second at most 4 + 15 go out. */
const spacingMs = 1_000 / 15
const burst = 4
const largestDownload = 20 * 1024 * 1024

/** Every call throws AppError by DingTalk's code and ends in time; bursts are paced before DingTalk refuses them. */
export function openApi(settings: DingtalkSettings, clock: Clock): DingtalkApi {
  const ask = () => askToken(settings, clock)
  const token = makeToken(ask, clock)
  const paced = makePace()

  async function withToken(what: string, once: (token: string) => Promise<Reply>): Promise<unknown> {
    await paced(what)
    const first = await once(await token.current())
    if (first.ok) return first.json
    if (!tokenIsStale(first.trouble)) throw faultOf(first.trouble, what, clock.now())
    token.drop()
    const second = await once(await token.current())
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
    bytes: url => download(url, clock),
    async probe() {
      const { serverTime } = await ask()
      return { serverTime }
    },
  }
}

/** Waits for a free place: short bursts pass, more than fifteen a second on one API line up. */
function makePace(): (api: string) => Promise<void> {
  const free = new Map<string, number>()
  return async api => {
    const at = performance.now()
    const next = Math.max(free.get(api) ?? 0, at - burst * spacingMs) + spacingMs
    free.set(api, next)
    if (next > at) await new Promise(resolve => setTimeout(resolve, next - at))
  }
}

async function download(url: string, clock: Clock): Promise<Uint8Array> {
  const response = await send(url, {}, 'a download')
  if (!response.ok) {
    const trouble = { status: response.status, code: `download-${response.status}` }
    throw faultOf(trouble, 'a download', clock.now())
  }
  const bytes = await countedBytes(response.body, largestDownload)
  if (bytes === undefined) throw new AppError('invalid', 'too-large', 'The file is larger than 20 MB.')
  return bytes
}
