// Deliveries over signed HTTP: verified over the raw bytes, then handled like any other; an event that was not kept is answered 500 and comes again.
import type { Log } from '../../src/ports/log.ts'
import type { Handle } from './handle.ts'
import { flatten } from './read.ts'
import type { Verified } from './verify.ts'

const mostBytes = 1024 * 1024

const json = (body: unknown, status = 200): Response => Response.json(body, { status })

export function makeHttp(
  verify: (headers: Headers, raw: Uint8Array) => Verified,
  handle: Handle,
  log: Log,
): (request: Request) => Promise<Response> {
  return async request => {
    if (request.method !== 'POST') return json({ code: 405, msg: 'POST only' }, 405)
    const raw = await bodyOf(request)
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

/** The bytes as they came, cut off where they become too many. */
async function bodyOf(request: Request): Promise<Uint8Array | undefined> {
  const told = request.headers.get('content-length')
  // A length that was told is kept to by the server; without one the body is counted as it comes, which is slower.
  if (told !== null && !request.headers.has('transfer-encoding'))
    return Number(told) > mostBytes ? undefined : new Uint8Array(await request.arrayBuffer())
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.length
    if (size > mostBytes) return undefined
    pieces.push(piece)
  }
  return new Uint8Array(Buffer.concat(pieces))
}
