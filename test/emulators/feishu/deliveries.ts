// What Feishu tells the app: events again and again until they are acked, clicks once, each with the shape of its documentation.
import type { Acked, Gateway } from './gateway.ts'
import { signedRequest } from './sign.ts'
import { type ClickToken, freshId, type Message, type Tenant } from './tenant.ts'

export type Door =
  | { readonly kind: 'socket'; readonly gateway: Gateway }
  | { readonly kind: 'http'; readonly encryptKey: string; deliver(request: Request): Promise<Response> }

export interface AppFacts {
  readonly appId: string
  readonly verificationToken: string
}

export interface Deliveries {
  /** An event; resolves once it was acked, rejects when all redeliveries were in vain. */
  event(type: string, event: Readonly<Record<string, unknown>>): Promise<void>
  /** A click: never delivered twice. */
  click(message: Message, from: string, action: Readonly<Record<string, unknown>>): Promise<unknown>
  payload(type: string, event: Readonly<Record<string, unknown>>): object
}

/** Nobody is connected yet, or just now: the platform comes back with it after a while, here as soon as somebody is. */
async function connected({ connections }: Gateway): Promise<void> {
  for (let tries = 0; connections() === 0 && tries < 1_000; tries += 1) {
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

export function makeDeliveries(
  app: AppFacts,
  { clickTokens }: Pick<Tenant, 'clickTokens'>,
  door: () => Door | undefined,
  { ackMs, redeliverMs }: { readonly ackMs: number; readonly redeliverMs: readonly number[] },
): Deliveries {
  const payload = (type: string, event: Readonly<Record<string, unknown>>, eventId = freshId('ev')): object => ({
    schema: '2.0',
    header: {
      event_id: eventId,
      event_type: type,
      create_time: String(Date.now()),
      token: app.verificationToken,
      app_id: app.appId,
      tenant_key: '2ca1d211f64f6438',
    },
    event,
  })

  async function once(body: object): Promise<Acked> {
    const through = door()
    if (through === undefined) return undefined
    if (through.kind === 'socket') {
      await connected(through.gateway)
      return through.gateway.send(body, ackMs)
    }
    const response = await Promise.race([
      through.deliver(signedRequest({ encryptKey: through.encryptKey }, body)),
      new Promise<undefined>(resolve => setTimeout(resolve, ackMs, undefined)),
    ])
    return response && { code: response.status, data: await response.json() }
  }

  return {
    payload,
    async event(type, event) {
      const body = payload(type, event)
      for (const pause of [0, ...redeliverMs]) {
        if (pause > 0) await new Promise(resolve => setTimeout(resolve, pause))
        if ((await once(body))?.code === 200) return
      }
      throw new Error(`${type} was never acked`)
    },
    async click(message, from, action) {
      message.locked = true
      const token = freshId('c')
      const given: ClickToken = { message, clickedAt: Date.now(), answered: false, uses: 0 }
      clickTokens.set(token, given)
      try {
        const acked = await once(
          payload('card.action.trigger', {
            operator: { tenant_key: '2ca1d211f64f6438', open_id: from, union_id: `on_${from.slice(3)}` },
            token,
            action: { tag: 'button', timezone: 'Asia/Shanghai', ...action },
            host: 'im_message',
            context: { open_message_id: message.id, open_chat_id: `oc_${message.to.slice(3)}` },
          }),
        )
        if (acked === undefined) throw new Error('200341: the click was not answered in time')
        if (acked.code !== 200) throw new Error(`200671: the click was answered ${acked.code}`)
        given.answered = true
        return acked.data
      } finally {
        message.locked = false
      }
    },
  }
}
