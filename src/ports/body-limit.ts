// A limit to what is taken in: by a route, or of a request or an answer read as it came.
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** A delivery of a messenger: far above what one sends, a form with every field full. */
export const largestDelivery = 1024 * 1024

/** Where the request tells its length, that is enough; a body that comes without one is counted as it comes. */
export function limitBody(maxSize: number, tooLarge: (c: Context) => Response): MiddlewareHandler {
  const counted = bodyLimit({ maxSize, onError: tooLarge })
  return async (c, next) => {
    const told = c.req.header('content-length')
    if (told === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return Number(told) > maxSize ? tooLarge(c) : next()
  }
}

/** The bytes of a request as they came; undefined when there are more than `mostBytes`. */
export async function limitedBody(request: Request, mostBytes: number): Promise<Uint8Array | undefined> {
  const told = request.headers.get('content-length')
  // A length that was told is kept to by the server; without one the body is counted as it comes, which is slower.
  if (told === null || request.headers.has('transfer-encoding')) return countedBytes(request.body, mostBytes)
  return Number(told) > mostBytes ? undefined : new Uint8Array(await request.arrayBuffer())
}

/** For a body whose told length means nothing, as that of a compressed answer; undefined when it is more than `mostBytes`. */
export async function countedBytes(
  body: AsyncIterable<Uint8Array> | null,
  mostBytes: number,
): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body ?? []) {
    size += piece.byteLength
    if (size > mostBytes) return undefined
    pieces.push(piece)
  }
  return new Uint8Array(Buffer.concat(pieces))
}
