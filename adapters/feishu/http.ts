// Deliveries over signed HTTP: verified over the raw bytes, then handled like any other; an event that was not kept is answered 500 and comes again.
import { largestDelivery, limitedBody } from '../../src/ports/body-limit.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Handle } from './handle.ts'
import { flatten } from './read.ts'
import type { Verified } from './verify.ts'

const json = (body: unknown, status = 200): Response => Response.json(body, { status })

/** 405, 413 and 401 for what is not Feishu's; 500 for what was not kept, which comes again. */
export function makeHttp(
  verify: (headers: Headers, raw: Uint8Array) => Verified,
  handle: Handle,
  log: Log,
): (request: Request) => Promise<Response> {
  return async request => {
    if (request.method !== 'POST') return json({ code: 405, msg: 'POST only' }, 405)
    const raw = await limitedBody(request, largestDelivery)
    if (raw === undefined) return json({ code: 413, msg: 'too large' }, 413)
    const verified = verify(request.headers, raw)
    switch (verified.kind) {
      case 'challenge':
        return json({ challenge: verified.challenge })
      case 'repeated':
        return json({})
      case 'refused':
        log.warn('a request that is not from Feishu was refused', { why: verified.why })
        return json({ code: 401, msg: 'refused' }, 401)
      case 'event':
        try {
          const { type, flat } = flatten(verified.body)
          const answer = await handle(type, flat)
          verified.settle()
          return json(answer ?? {})
        } catch (fault) {
          log.error('a delivery of Feishu was not kept and comes again', fault)
          return json({ code: 500, msg: 'not kept' }, 500)
        }
    }
  }
}
