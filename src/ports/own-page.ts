// Requests that change something come from a page of ours: a header that no foreign form can send, and our own origin.
import type { Context } from 'hono'

export function isFromOwnPage(c: Context): boolean {
  const origin = c.req.header('origin')
  const foreign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== c.req.header('host'))
  return c.req.header('x-haosan') === '1' && !foreign
}
