// The adapter connected to the emulator, for tests about one thing: what arrived, what is answered, and short pauses.
import { openDingtalk } from '../../../adapters/dingtalk/index.ts'
import type { CardView } from '../../../src/model/card.ts'
import type { InboundEvent } from '../../../src/model/inbound.ts'
import type { Ack, Platform, Receipt } from '../../../src/ports/platform.ts'
import { whole } from '../../contract/cards.ts'
import { type ContractDeps, contractDeps } from '../../contract/deps.ts'
import type { Phone } from '../../journeys/phone.ts'
import { type DingtalkEmulator, openDingtalkEmulator } from './index.ts'

const patience = { pingMs: 40, silenceMs: 200, firstRetryMs: 20, longestRetryMs: 50, drainMs: 300 }

export const account = { platform: 'dingtalk' as const, id: 'manager4220' }

export interface Connected {
  readonly emulator: DingtalkEmulator
  readonly deps: ContractDeps
  readonly platform: Platform
  readonly phone: Phone
  readonly events: readonly InboundEvent[]
  /** What the long connection ended with. */
  readonly held: Promise<unknown>
  /** What `accept` does from now on. */
  answer(accept: (event: InboundEvent) => Promise<Ack>): void
  show(card?: CardView, key?: string): Promise<Receipt>
  close(): Promise<void>
}

export async function connected(): Promise<Connected> {
  const emulator = await openDingtalkEmulator({ redeliverMs: 150 })
  const deps = contractDeps()
  const platform = openDingtalk(emulator.settings, deps, patience)
  const phone = emulator.phone(account.id)
  const events: InboundEvent[] = []
  let accept = async (_: InboundEvent): Promise<Ack> => ({})
  await platform.start(async event => {
    events.push(event)
    return accept(event)
  })
  const end = new AbortController()
  const arrived = emulator.gate.connection()
  const held = platform.connect?.(end.signal).catch((fault: unknown) => fault) ?? Promise.resolve()
  await arrived
  return {
    emulator,
    deps,
    platform,
    phone,
    events,
    held,
    answer(given) {
      accept = given
    },
    show(card = whole, key = 'key-1') {
      deps.cards.set(card.key, card)
      return platform.show(account, card, key)
    },
    async close() {
      end.abort()
      await held
      await platform.stop()
      await emulator.close()
    },
  }
}
