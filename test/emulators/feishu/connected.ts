// The bot connected to the loopback Feishu, with everything in memory behind it: what the adapter's own tests play with.
import type { CardView } from '../../../src/model/card.ts'
import type { InboundEvent } from '../../../src/model/inbound.ts'
import type { Accept, Ack, Platform } from '../../../src/ports/platform.ts'
import { type ContractDeps, contractDeps } from '../../contract/deps.ts'
import type { Phone } from '../../journeys/phone.ts'
import { type FeishuEmulator, openFeishuEmulator } from './index.ts'

export interface ConnectedBot {
  readonly emulator: FeishuEmulator
  readonly platform: Platform
  readonly phone: Phone
  readonly deps: ContractDeps
  readonly accepted: InboundEvent[]
  /** What the core answers. */
  answer: (event: InboundEvent) => Promise<Ack>
  /** What goes on while the form that is opened next is filled in. */
  whileTyping: () => Promise<unknown>
  show(card: CardView, key?: string): ReturnType<Platform['show']>
  /** What the newest message says. */
  lastText(): Promise<string>
  /** A sentence of the adapter in Chinese. */
  words(key: string): string
  close(): Promise<void>
}

export async function connectedBot(pingSeconds?: number): Promise<ConnectedBot> {
  const emulator = await openFeishuEmulator('socket', {
    ...(pingSeconds === undefined ? {} : { pingSeconds }),
    typing: async () => {
      const happens = bot.whileTyping
      bot.whileTyping = async () => undefined
      await happens()
    },
  })
  const deps = contractDeps()
  const platform = emulator.open(deps)
  const phone = emulator.phone('E10866')
  const accepted: InboundEvent[] = []
  const end = new AbortController()
  let connection: Promise<void> | undefined
  const bot: ConnectedBot = {
    emulator,
    platform,
    deps,
    accepted,
    phone,
    answer: async () => ({}),
    whileTyping: async () => undefined,
    show(card, key = `key-${card.hash}`) {
      deps.cards.set(card.key, card)
      return platform.show(phone.account, card, key)
    },
    lastText: async () => (await phone.screen()).at(-1)?.text ?? '',
    words: key => deps.say('zh-CN', `feishu.${key}`),
    async close() {
      end.abort()
      await connection?.catch(() => {})
      await platform.stop()
      await emulator.close()
    },
  }
  const accept: Accept = event => {
    accepted.push(event)
    return bot.answer(event)
  }
  await platform.start(accept)
  connection = platform.connect?.(end.signal)
  await emulator.ready()
  return bot
}
