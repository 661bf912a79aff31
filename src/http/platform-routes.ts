// What outside messengers send over HTTP: raw bytes, limited in size, handed to the adapter that verifies them.
import { Hono } from 'hono'
import { largestDelivery, limitBody } from '../ports/body-limit.ts'
import type { Platform } from '../ports/platform.ts'

/** To be mounted below `/platforms`. */
export function platformRoutes(platforms: Iterable<Platform>): Hono {
  const app = new Hono()
  app.use(limitBody(largestDelivery, c => c.text('Too large.\n', 413)))
  for (const { name, http } of platforms) {
    if (http !== undefined) app.all(`/${name}`, c => http(c.req.raw))
  }
  app.all('*', c => c.text('Not found.\n', 404))
  return app
}
