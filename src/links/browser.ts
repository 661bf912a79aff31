// The browser behind a request: a cookie that names nobody. A sealed link belongs to the browser that opened it first.
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { OpenedLinks } from '../ports/opened-links.ts'
import type { SealedLink } from './seal.ts'

const cookie = 'haosan_link'
const maxAge = 30 * 86_400

/** What the store keeps instead of a token or a browser's secret. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const browserOf = (c: Context): string | undefined => {
  const secret = getCookie(c, cookie)
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? digestOf(secret) : undefined
}

/** Mine, nobody's yet, or another browser's. */
export async function holderOf(c: Context, links: OpenedLinks, token: string): Promise<'me' | 'nobody' | 'other'> {
  const holder = await links.browserOf(digestOf(token))
  if (holder === undefined) return 'nobody'
  return holder === browserOf(c) ? 'me' : 'other'
}

/** Binds the link to this browser unless another was faster; true when it is this browser's now. */
export async function take(
  c: Context,
  links: OpenedLinks,
  token: string,
  link: SealedLink,
  secure: boolean,
): Promise<boolean> {
  const known = browserOf(c)
  const secret = known === undefined ? randomBytes(32).toString('base64url') : undefined
  const browser = known ?? digestOf(secret ?? '')
  const mine = (await links.bind(digestOf(token), browser, link.expires)) === browser
  if (mine && secret !== undefined) {
    setCookie(c, cookie, secret, { httpOnly: true, sameSite: 'Strict', secure, path: '/api/link', maxAge })
  }
  return mine
}
