// Signed HTTP: the raw bytes are verified before anything is read, and Slack gets its 200 once the event is kept.
import { jsonOf } from '../../src/model/json.ts'
import type { AfterAck } from '../../src/ports/after-ack.ts'
import { largestDelivery, limitedBody } from '../../src/ports/body-limit.ts'
import type { Desk } from './desk.ts'
import { receive } from './receive.ts'
import { makeVerifier } from './verify.ts'

/** 405, 413, 401 and 400 for what is not Slack's; 503 for what could not be kept, which comes again. */
export function httpEntrance(
  secret: string,
  desk: () => Desk,
  afterAck: AfterAck,
): (request: Request) => Promise<Response> {
  const verifier = makeVerifier(secret, () => Date.parse(desk().deps.clock.now()))
  return async request => {
    if (request.method !== 'POST') return refused(405)
    const here = started(desk)
    if (here === undefined) return new Response(null, { status: 503 })
    const body = await limitedBody(request, largestDelivery)
    if (body === undefined) return refused(413)
    const verdict = verifier.check({
      timestamp: request.headers.get('x-slack-request-timestamp'),
      signature: request.headers.get('x-slack-signature'),
      body,
    })
    if (!verdict.ok) {
      here.deps.log.warn('a request that says it is from Slack was refused', { why: verdict.why })
      return refused(401)
    }
    const payload = payloadOf(request.headers.get('content-type') ?? '', new TextDecoder().decode(body))
    if (payload === undefined) return refused(400)
    const challenge = challengeOf(payload)
    if (challenge !== undefined) return Response.json({ challenge })
    const received = await receive(here, payload)
    if (received.after !== undefined) afterAck.run(received.after)
    // Without an acknowledgement Slack delivers an event again; a click shows the person that it did not arrive.
    if (!received.ack) return new Response(null, { status: 503 })
    verifier.spend(verdict.signature)
    return received.body === undefined ? new Response(null, { status: 200 }) : Response.json(received.body)
  }
}

/** Before the spine stands nothing can be kept: Slack comes again. */
function started(desk: () => Desk): Desk | undefined {
  try {
    return desk()
  } catch {
    return undefined
  }
}

/** `X-Slack-No-Retry`: a refused request would be refused again. */
const refused = (status: number): Response => new Response(null, { status, headers: { 'x-slack-no-retry': '1' } })

/** Events come as JSON, interactions as JSON inside a form field. */
function payloadOf(contentType: string, text: string): unknown {
  const json = contentType.startsWith('application/x-www-form-urlencoded')
    ? new URLSearchParams(text).get('payload')
    : text
  return json === null ? {} : jsonOf(json)
}

/** Slack asks once, when the address is entered, whether we are there. */
function challengeOf(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined
  const asks = 'type' in payload && payload.type === 'url_verification' && 'challenge' in payload
  return asks && typeof payload.challenge === 'string' ? payload.challenge : undefined
}
