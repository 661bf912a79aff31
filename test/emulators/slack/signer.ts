// Signs requests as Slack does: the inverse of the adapter's verifier, written from the documentation on its own.
import { createHmac } from 'node:crypto'

export interface Push {
  readonly body: string
  readonly contentType: string
}

/** Events go as JSON, interactions as a form with the field `payload`. */
export const eventPush = (payload: unknown): Push => ({
  body: JSON.stringify(payload),
  contentType: 'application/json',
})
export const interactionPush = (payload: unknown): Push => ({
  body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
  contentType: 'application/x-www-form-urlencoded',
})

export function signedRequest(
  secret: string,
  { body, contentType }: Push,
  { at = Date.now(), headers = {} }: { readonly at?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Request {
  const timestamp = String(Math.floor(at / 1_000))
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return new Request('http://127.0.0.1/platforms/slack', {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...headers,
    },
    body,
  })
}
