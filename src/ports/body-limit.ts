// A limit to what a route takes in, for whoever serves routes.
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** Where the request tells its length, that is enough; a body that comes without one is counted as it comes. */
export function limitBody(maxSize: number, tooLarge: (c: Context) => Response): MiddlewareHandler {
  const counted = bodyLimit({ maxSize, onError: tooLarge })
  return async (c, next) => {
    const told = c.req.header('content-length')
    if (told === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return Number(told) > maxSize ? tooLarge(c) : next()
  }
}
