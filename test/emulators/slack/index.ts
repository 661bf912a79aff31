// An emulated Slack on loopback: Web API, Socket Mode and signed pushes, with phones for its people.
import type { AddressInfo } from 'node:net'
import type { Phone } from '../../journeys/phone.ts'
import { apiServer, appToken, botToken, type Fault } from './api.ts'
import { type Carrier, realTiming, type Timing } from './delivery.ts'
import { type SlackGroup, slackGroup } from './group.ts'
import { type Endpoint, httpCarrier } from './http-carrier.ts'
import { slackPhone } from './phone.ts'
import { type Limits, Rates } from './rates.ts'
import { type SocketCarrier, socketCarrier } from './socket-carrier.ts'
import { type Member, Workspace } from './workspace.ts'

export const signingSecret = '8f742231b10e8888abcd9999aaaa85a5'

export interface EmulatorOptions {
  readonly mode: 'socket' | 'http'
  readonly timing?: Timing
  readonly limits?: Limits
}

export interface SlackEmulator {
  readonly workspace: Workspace
  readonly rates: Rates
  readonly sockets: SocketCarrier
  readonly carrier: Carrier
  readonly faults: Fault[]
  readonly address: string
  /** What the adapter is opened with. */
  readonly config: {
    readonly botToken: string
    readonly appToken: string
    readonly signingSecret: string
    readonly apiUrl: string
    readonly mode: 'socket' | 'http'
  }
  /** Where pushes go in HTTP mode, and what a phone waits for after each. */
  attach(app: { readonly http?: Endpoint | undefined; settled(): Promise<void> }): void
  phone(user: string, member?: Partial<Member>): Phone
  /** The private channel that somebody was put into, as they see it. */
  group(user: string): SlackGroup
  /** Resolves once the app holds a connection. */
  online(): Promise<void>
  close(): Promise<void>
}

export async function openSlackEmulator(options: EmulatorOptions): Promise<SlackEmulator> {
  const { mode, timing = realTiming, limits = { burst: 20, pace: 1 } } = options
  const workspace = new Workspace()
  const rates = new Rates(limits)
  const faults: Fault[] = []
  let address = ''
  let app: Parameters<SlackEmulator['attach']>[0] | undefined
  const server = apiServer({ workspace, rates, faults, address: () => address, ticket: () => sockets.ticket() })
  const sockets = socketCarrier(server, timing.ackMs)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const endpoint = (): Endpoint => {
    if (app?.http === undefined) throw new Error('nothing answers HTTP')
    return app.http
  }
  const carrier = mode === 'socket' ? sockets : httpCarrier(endpoint, signingSecret, timing.ackMs)
  return {
    workspace,
    rates,
    sockets,
    carrier,
    faults,
    address,
    config: { botToken, appToken, signingSecret, apiUrl: `${address}/api/`, mode },
    attach(given) {
      app = given
    },
    phone(user, member) {
      if (!workspace.members.has(user)) workspace.join(user, member)
      const settled = async () => app?.settled()
      return slackPhone({ workspace, carrier, timing, address: () => address, settled }, user)
    },
    group: user => slackGroup({ workspace, carrier, timing, settled: async () => app?.settled() }, user),
    async online() {
      while (mode === 'socket' && sockets.count() === 0) await new Promise(resolve => setTimeout(resolve, 10))
    },
    async close() {
      sockets.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
