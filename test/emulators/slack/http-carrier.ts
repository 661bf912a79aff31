// Pushes over signed HTTP, to an address or straight into the function that answers it.
import { type Carrier, type Delivered, within } from './delivery.ts'
import { eventPush, interactionPush, signedRequest } from './signer.ts'

export type Endpoint = (request: Request) => Promise<Response>

export const httpCarrier = (endpoint: () => Endpoint, secret: string, ackMs: number): Carrier => ({
  push(kind, payload, { num, reason }) {
    const push = kind === 'event' ? eventPush(payload) : interactionPush(payload)
    const headers = num === 0 ? {} : { 'x-slack-retry-num': String(num), 'x-slack-retry-reason': reason }
    return within(ackMs, acknowledged(endpoint()(signedRequest(secret, push, { headers }))))
  },
})

async function acknowledged(answering: Promise<Response>): Promise<Delivered> {
  const response = await answering
  if (response.status !== 200) return { acked: false }
  const text = await response.text()
  return { acked: true, body: text === '' ? undefined : JSON.parse(text) }
}
