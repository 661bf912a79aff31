// What outside messengers send over HTTP: raw bytes, limited in size, handed to the adapter that verifies them.
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Platform } from '../ports/platform.ts'

/** Far above what a messenger sends: a form with every field full. */
const largestDelivery = 1024 * 1024

const tooLarge = (c: Context): Response => c.text('Too large.\n', 413)
const counted = bodyLimit({ maxSize: largestDelivery, onError: tooLarge })

/** Where the request tells its length, that is enough; a body that comes without one is counted as it comes. */
const limit: MiddlewareHandler = async (c, next) => {
  const told = c.req.header('content-length')
  if (told === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
  return Number(told) > largestDelivery ? tooLarge(c) : next()
}

/** To be mounted below `/platforms`. */
export function platformRoutes(platforms: Iterable<Platform>): Hono {
  const app = new Hono()
  app.use(limit)
  for (const { name, http } of platforms) {
    if (http !== undefined) app.all(`/${name}`, c => http(c.req.raw))
  }
  app.all('*', c => c.text('Not found.\n', 404))
  return app
}
