// Sign-in of the live mode: a one-time link becomes a cookie; of both only digests are stored.
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { InstantText } from '../../src/model/dates.ts'
import type { PersonId } from '../../src/model/person.ts'
import type { ChatStore, SignInLink } from '../../src/ports/chat-store.ts'

const cookie = 'haosan_session'
const sessionDays = 14

export interface SessionDeps {
  readonly chat: ChatStore
  readonly now: () => InstantText
  readonly secure: boolean
}

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

const wellFormed = (secret: string | undefined): secret is string =>
  secret !== undefined && /^[\w-]{20,128}$/.test(secret)

export async function signedIn(deps: SessionDeps, c: Context): Promise<PersonId | undefined> {
  const secret = getCookie(c, cookie)
  return wellFormed(secret) ? deps.chat.session(digestOf(secret), deps.now()) : undefined
}

export async function linkOf({ chat, now }: SessionDeps, token: string): Promise<SignInLink | undefined> {
  return wellFormed(token) ? chat.findLink(digestOf(token), now()) : undefined
}

/** Turns a link's token into a session; undefined when it was used, is too old or was never made. */
export async function signIn(deps: SessionDeps, c: Context, token: string): Promise<PersonId | undefined> {
  if (!wellFormed(token)) return undefined
  const secret = randomBytes(32).toString('base64url')
  const now = deps.now()
  const maxAge = sessionDays * 86_400
  const expires = new Date(Date.parse(now) + maxAge * 1_000).toISOString()
  const redeem = deps.chat.useLink.bind(deps.chat)
  const person = await redeem(digestOf(token), digestOf(secret), now, expires)
  if (person !== undefined) {
    setCookie(c, cookie, secret, { httpOnly: true, sameSite: 'Strict', secure: deps.secure, path: '/', maxAge })
  }
  return person
}

export async function signOut(deps: SessionDeps, c: Context): Promise<void> {
  const secret = getCookie(c, cookie)
  if (wellFormed(secret)) await deps.chat.endSession(digestOf(secret))
  deleteCookie(c, cookie, { path: '/' })
}
