// The adapter connected to the emulator, for tests about one thing: what arrived, what is answered, and short pauses.
import { openDingtalk } from '../../../adapters/dingtalk/index.ts'
import type { CardView } from '../../../src/model/card.ts'
import type { InboundEvent } from '../../../src/model/inbound.ts'
import type { Ack, Platform, Receipt } from '../../../src/ports/platform.ts'
import { whole } from '../../contract/cards.ts'
import { type ContractDeps, contractDeps } from '../../contract/deps.ts'
import type { Phone } from '../../journeys/phone.ts'
import { type DingtalkEmulator, openDingtalkEmulator } from './index.ts'
import { topics } from './stream.ts'

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
  /** What goes on while the form that is opened next is filled in. */
  whileTyping(happens: () => Promise<unknown>): void
  show(card?: CardView, key?: string): Promise<Receipt>
  /** Somebody turns a card to another of its pages. */
  turnTo(page: string, receipt: Receipt): Promise<unknown>
  close(): Promise<void>
}

export async function connected(): Promise<Connected> {
  let typing = async (): Promise<unknown> => undefined
  const emulator = await openDingtalkEmulator({
    redeliverMs: 150,
    typing: async () => {
      const happens = typing
      typing = async () => undefined
      await happens()
    },
  })
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
    whileTyping(happens) {
      typing = happens
    },
    show(card = whole, key = 'key-1') {
      deps.cards.set(card.key, card)
      return platform.show(account, card, key)
    },
    turnTo(page, { message }) {
      const content = JSON.stringify({ cardPrivateData: { params: { g: page } } })
      const data = { outTrackId: message, userId: account.id, content }
      return emulator.gate.push(topics.card, data, { waitMs: 1_000, tries: 1 })
    },
    async close() {
      end.abort()
      await held
      await platform.stop()
      await emulator.close()
    },
  }
}
