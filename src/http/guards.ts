// What every response carries and every request must satisfy: our own host name in the sandbox, headers that keep pages to themselves.
import type { MiddlewareHandler } from 'hono'

const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

// What messengers sign, what a sealed link opens, and the files of its page: they come by whatever name a tunnel has.
const provenByItself = ['/platforms/', '/l/', '/api/link/', '/assets/', '/favicon.svg']

/**
 * The sandbox answers this machine alone, also when a page elsewhere points a name of its own at it (DNS rebinding).
 * Outside the sandbox the name is the operator's business.
 */
export const hostCheck = (loopbackOnly: boolean): MiddlewareHandler => {
  return async (c, next) => {
    const { path } = c.req
    const proven = provenByItself.some(prefix => path.startsWith(prefix))
    if (loopbackOnly && !proven && !loopbackHost.test(c.req.header('host') ?? '')) {
      return c.text('The sandbox answers on localhost only.\n', 421)
    }
    await next()
  }
}

// Styles are inserted by the interface library at run time; scripts come from our own files only.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers that a route has set itself stay as they are. */
export const securityHeaders = (secure: boolean): MiddlewareHandler => {
  return async (c, next) => {
    await next()
    const set = (name: string, value: string) => {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
    set('content-security-policy', policy)
    set('x-content-type-options', 'nosniff')
    set('referrer-policy', 'no-referrer')
    set('x-frame-options', 'DENY')
    set('cross-origin-opener-policy', 'same-origin')
    set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    if (secure) set('strict-transport-security', 'max-age=31536000')
  }
}
