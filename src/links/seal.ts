// Sealed links: a signed token names one card, form or file, the one account it is for, and when it ends.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { InstantText } from '../model/dates.ts'
import { type AccountRef, platformNames } from '../model/person.ts'
import type { SealedLinks } from '../ports/messenger.ts'

const claims = z.strictObject({
  v: z.literal(1),
  /** Two links to the same thing are two links. */
  n: z.string(),
  p: z.enum(platformNames),
  a: z.string(),
  /** Expiry, epoch seconds of real time. */
  x: z.number().int(),
  t: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('card'), card: z.string() }),
    z.strictObject({ kind: z.literal('form'), card: z.string(), button: z.string() }),
    z.strictObject({ kind: z.literal('file'), file: z.string() }),
  ]),
})

/** What a link opens. */
export type Target = z.infer<typeof claims>['t']

export interface SealedLink {
  readonly account: AccountRef
  readonly target: Target
  readonly expires: InstantText
}

/** As long as the longest time to consider that a company gives; afterwards the bot hands out a new one. */
const daysValid = 7

/** Valid for a week of real time; a new one each time, also to the same thing. */
export function sealLink(secret: Uint8Array, account: AccountRef, target: Target, now: InstantText): string {
  const x = Math.floor(Date.parse(now) / 1_000) + daysValid * 86_400
  const claim: z.infer<typeof claims> = {
    v: 1,
    n: randomBytes(6).toString('base64url'),
    p: account.platform,
    a: account.id,
    x,
    t: target,
  }
  const body = Buffer.from(JSON.stringify(claim)).toString('base64url')
  return `${body}.${mac(secret, body)}`
}

/** Undefined for what we did not sign; whether it is over is the caller's to say. */
export function unsealLink(secret: Uint8Array, token: string): SealedLink | undefined {
  const [body = '', given = '', ...rest] = token.split('.')
  const wanted = Buffer.from(mac(secret, body))
  const shown = Buffer.from(given)
  if (rest.length > 0 || shown.length !== wanted.length || !timingSafeEqual(shown, wanted)) return undefined
  const parsed = claims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
  if (!parsed.success) return undefined
  const { p, a, x, t } = parsed.data
  return { account: { platform: p, id: a }, target: t, expires: new Date(x * 1_000).toISOString() }
}

/** Never the key of action tokens: one can never stand in for the other. */
const mac = (secret: Uint8Array, body: string): string =>
  createHmac('sha256', secret).update('haosan/link/1\n').update(body).digest('base64url')

/** Links below the address at which people reach this server. */
export function makeSealedLinks(secret: Uint8Array, address: string, now: () => InstantText): SealedLinks {
  const link = (account: AccountRef, target: Target): string =>
    `${address}/l/${sealLink(secret, account, target, now())}`
  return {
    card: (account, card) => link(account, { kind: 'card', card }),
    form: (account, card, button) => link(account, { kind: 'form', card, button }),
    file: (account, file) => link(account, { kind: 'file', file }),
  }
}
