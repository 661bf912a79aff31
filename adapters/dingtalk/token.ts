// The token of DingTalk's APIs: asked for once by all who need it, renewed before it ends.
import { z } from 'zod'
import { AppError } from '../../src/model/refusal.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { cureOf, faultOf, type Trouble } from './errors.ts'
import { readNew, send, shaped } from './exchange.ts'
import type { DingtalkSettings } from './settings.ts'

export interface Token {
  current(): Promise<string>
  /** DingTalk calls it stale: the next one is asked for anew. */
  drop(): void
}

export interface TokenAnswer {
  readonly value: string
  /** Epoch milliseconds, five minutes before DingTalk ends it. */
  readonly endsAt: number
  /** The server's clock, where its answer told it. */
  readonly serverTime: number | undefined
}

const tokenAnswer = z.object({ accessToken: z.string().min(1), expireIn: z.number() })

/** Throws AppError `credentials` when DingTalk takes the app's id or secret for wrong, and what the exchange throws. */
export async function askToken(settings: DingtalkSettings, clock: Clock): Promise<TokenAnswer> {
  const body = JSON.stringify({ appKey: settings.clientId, appSecret: settings.clientSecret })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  const response = await send(`${settings.apiUrl}/v1.0/oauth2/accessToken`, init, 'accessToken')
  const reply = await readNew(response)
  if (!reply.ok) throw refusedBy(reply.trouble, clock)
  const { accessToken, expireIn } = shaped(tokenAnswer, reply.json, 'accessToken')
  const date = Date.parse(response.headers.get('date') ?? '')
  return {
    value: accessToken,
    endsAt: Date.parse(clock.now()) + Math.max(expireIn - 300, 30) * 1_000,
    serverTime: Number.isNaN(date) ? undefined : date,
  }
}

/** Refused here, a token is not stale: the app's own id or secret is wrong. */
function refusedBy(trouble: Trouble, clock: Clock): AppError {
  const fault = faultOf(trouble, 'accessToken', clock.now())
  return fault.kind === 'broken'
    ? new AppError('credentials', fault.code, `${fault.message} ${cureOf(trouble.code)}`)
    : fault
}

/** For one app; `ask` is called once, however many wait for its answer. */
export function makeToken(ask: () => Promise<TokenAnswer>, clock: Clock): Token {
  let token: { readonly value: Promise<string>; readonly until: () => number } | undefined
  return {
    current() {
      if (token !== undefined && Date.parse(clock.now()) < token.until()) return token.value
      let until = Number.POSITIVE_INFINITY
      const value = ask().then(
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
    },
    drop() {
      token = undefined
    },
  }
}
