// Feishu on the loopback: open API, long connection, deliveries and people's phones, strict as the real one.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { openFeishu } from '../../../adapters/feishu/index.ts'
import { roomScopes, scopes } from '../../../adapters/feishu/scopes.ts'
import type { FeishuSettings } from '../../../adapters/feishu/settings.ts'
import type { Pauses } from '../../../adapters/feishu/socket.ts'
import type { PersonId } from '../../../src/model/person.ts'
import type { MessengerDeps } from '../../../src/ports/messenger.ts'
import type { Platform } from '../../../src/ports/platform.ts'
import type { MessengerStage, Phone } from '../../journeys/phone.ts'
import { chats } from './chats.ts'
import { type AppState, contacts } from './contacts.ts'
import { type Deliveries, type Door, makeDeliveries } from './deliveries.ts'
import { type Gateway, openGateway } from './gateway.ts'
import { type FeishuGroup, feishuGroup } from './group.ts'
import { openApi } from './open-api.ts'
import { feishuPhone } from './phone.ts'
import { documentedRates, makeTenant, openIdOf, type Rates, type Tenant } from './tenant.ts'

const app = {
  appId: 'cli_a1b2c3d4e5f60718',
  appSecret: 'secret-of-the-app',
  encryptKey: 'test key',
  verificationToken: 'vtok',
} as const

/** A delivery that is not acked by then counts as lost. */
const documentedAckMs = 3_000

/** Short, so that a test sees what takes seconds or minutes on the real platform. */
const pauses: Pauses = { readyMs: 3_000, silenceSeconds: 0.4, firstRetryMs: 20, longestRetryMs: 500 }

export interface FeishuEmulator extends MessengerStage {
  readonly settings: FeishuSettings
  readonly tenant: Tenant
  readonly state: AppState
  readonly gateway: Gateway
  readonly deliveries: Deliveries
  /** The newest group that somebody was put into, as they see it. */
  group(person: PersonId): FeishuGroup
  /** Where deliveries go in HTTP mode. */
  through(platform: Platform): void
  /** The bot is connected. */
  ready(): Promise<void>
}

export async function openFeishuEmulator(
  mode: FeishuSettings['mode'] = 'socket',
  options: {
    readonly pingSeconds?: number
    readonly ackMs?: number
    readonly typing?: () => Promise<void>
    readonly rates?: Rates
  } = {},
): Promise<FeishuEmulator> {
  const tenant = makeTenant()
  const state: AppState = {
    grantedScopes: [...scopes.map(scope => scope.name), ...roomScopes],
    subscribedEvents: [
      'im.message.receive_v1',
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      'im.chat.member.user.deleted_v1',
    ],
    subscribedCallbacks: ['card.action.trigger'],
    selfManage: true,
    sees: 'everybody',
  }
  // As the real gateway hands it out; every pong brings it again.
  const clientConfig = {
    PingInterval: options.pingSeconds ?? 120,
    ReconnectCount: -1,
    ReconnectInterval: 120,
    ReconnectNonce: 30,
  }
  let port = 0
  const api = openApi(tenant, app, () => `ws://127.0.0.1:${port}/ws/v2`, clientConfig, options.rates ?? documentedRates)
  contacts(api, tenant, app.appId, state)
  chats(api, tenant, state)
  const server = await new Promise<Server>(resolve => {
    const opened = serve({ fetch: api.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) => {
      port = info.port
      resolve(opened as Server)
    })
  })
  const gateway = openGateway(server, clientConfig)
  let door: Door | undefined = mode === 'socket' ? { kind: 'socket', gateway } : undefined
  const deliveries = makeDeliveries(app, tenant, () => door, {
    ackMs: options.ackMs ?? documentedAckMs,
    redeliverMs: [50, 200, 800],
  })
  const settings: FeishuSettings = { ...app, baseUrl: `http://127.0.0.1:${port}`, mode }
  const phones = new Map<string, Phone>()

  return {
    name: 'feishu',
    settings,
    tenant,
    state,
    gateway,
    deliveries,
    through(platform) {
      const { http } = platform
      if (http !== undefined) door = { kind: 'http', encryptKey: app.encryptKey, deliver: http }
    },
    async ready() {
      for (let tries = 0; gateway.connections() === 0; tries += 1) {
        if (tries > 500) throw new Error('the bot did not connect')
        await new Promise(resolve => setTimeout(resolve, 10))
      }
    },
    open: (deps: MessengerDeps) => openFeishu(settings, deps, pauses),
    phone(person: PersonId) {
      const openId = openIdOf(person)
      tenant.member(openId)
      const phone = phones.get(openId) ?? feishuPhone(openId, tenant, deliveries, options.typing ?? (async () => {}))
      phones.set(openId, phone)
      return phone
    },
    group: person => feishuGroup(openIdOf(person), tenant, state, deliveries),
    async close() {
      await gateway.close()
      await new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
