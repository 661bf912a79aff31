// For operators: is it alive, can it work, what has it done.
import { Hono } from 'hono'
import type { Metrics } from './metrics.ts'

export interface HealthDeps {
  readonly metrics: Metrics
  /** Sentences about what does not work; none when ready. */
  readonly trouble: () => Promise<readonly string[]>
}

/** Ready answers 503 with one sentence a trouble; metrics hold names and numbers only. */
export function health(deps: HealthDeps): Hono {
  const app = new Hono()
  app.get('/health', c => c.json({ status: 'alive' }))
  app.get('/ready', async c => {
    const trouble = await deps.trouble()
    return c.json({ status: trouble.length === 0 ? 'ready' : 'not-ready', trouble }, trouble.length === 0 ? 200 : 503)
  })
  app.get('/metrics', c => c.text(deps.metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4' }))
  return app
}
