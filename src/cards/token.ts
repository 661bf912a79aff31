// Action tokens: a button's claim, signed by the server, bound to person, card, option and the content shown.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { InstantText } from '../model/dates.ts'

const claims = z.strictObject({
  v: z.literal(1),
  /** Case id; absent on cards of no case. */
  c: z.string().optional(),
  /** Step instance or one-off card key. */
  i: z.string(),
  /** Card builder. */
  k: z.string(),
  /** Option. */
  o: z.string(),
  /** Bound person. */
  p: z.string(),
  /** Hash of the content seen. */
  s: z.string(),
  /** Expiry, epoch seconds. */
  x: z.number().int(),
  /** Public parameters of a card without a case, or of a line (`{line: "overtime"}`). */
  d: z.record(z.string(), z.string()).optional(),
})
export type Claims = z.infer<typeof claims>

/** Signs claims with HMAC-SHA-256; the token is URL-safe text. */
export function signToken(secret: Uint8Array, claim: Claims): string {
  const body = Buffer.from(JSON.stringify(claim)).toString('base64url')
  return `${body}.${mac(secret, body)}`
}

export type ReadToken =
  | { readonly ok: true; readonly claims: Claims; readonly expired: boolean }
  | { readonly ok: false }

/** Reads a token: its claims, or that it does not count. An expired token still says which card it stood on. */
export function readToken(secret: Uint8Array, token: string, now: InstantText): ReadToken {
  const dot = token.indexOf('.')
  if (dot < 1) return { ok: false }
  const body = token.slice(0, dot)
  const given = Buffer.from(token.slice(dot + 1))
  const wanted = Buffer.from(mac(secret, body))
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return { ok: false }
  const parsed = claims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
  if (!parsed.success) return { ok: false }
  return { ok: true, claims: parsed.data, expired: Date.parse(now) / 1000 > parsed.data.x }
}

const mac = (secret: Uint8Array, body: string): string =>
  createHmac('sha256', secret).update('haosan/action/1').update(body).digest('base64url').slice(0, 32)
