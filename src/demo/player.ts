// Plays people of the sample company through the real spine: they press buttons of the cards in their own conversation.
import { createHash, randomUUID } from 'node:crypto'
import type { Button, CardView, FormValues } from '../model/card.ts'
import type { InstantText } from '../model/dates.ts'
import type { PersonId } from '../model/person.ts'
import type { ChatStore, StoredLine } from '../ports/chat-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { FileStore } from '../ports/file-store.ts'
import type { Accept, Ack } from '../ports/platform.ts'
import { followConversation } from './conversation.ts'

export interface Stage {
  readonly accept: Accept
  readonly chat: ChatStore
  readonly files: FileStore
  readonly clock: Clock
  /** How long a card may take to appear, in milliseconds. */
  readonly patienceMs: number
}

export interface Player {
  readonly id: PersonId
  say(text: string): Promise<void>
  /** Presses an option of a step; the second click of a legal option follows by itself. */
  press(step: string, option: string, values?: FormValues, line?: string): Promise<Ack>
  /** Waits until the newest card of a step shows something. */
  sees(step: string, shows?: (card: CardView) => boolean): Promise<CardView>
  /** Waits for a sentence of the bot that fits, and gives the match. */
  hears(pattern: RegExp): Promise<string>
  upload(name: string, mime: string, bytes: Uint8Array): Promise<string>
  lines(): Promise<readonly StoredLine[]>
}

const mostLines = 10_000

/** `case/step#2/person` → the step. */
const stepOf = (card: CardView): string => card.key.split('/')[1]?.split('#')[0] ?? ''

export function makePlayer(stage: Stage, id: PersonId, since = 0): Player {
  const from = { platform: 'web' as const, id }

  const conversation = followConversation(
    {
      since: cursor => stage.chat.since(id, cursor, mostLines),
      onChange: call => stage.chat.onChange(account => void (account === id && call())),
    },
    since,
  )

  function newest(step: string, lines: readonly StoredLine[]): CardView | undefined {
    const cards = lines.flatMap(({ card }) => (card && stepOf(card) === step ? [card] : []))
    return cards.findLast(card => card.closed !== true) ?? cards.at(-1)
  }

  async function sees(step: string, shows: (card: CardView) => boolean = () => true): Promise<CardView> {
    const seen = await conversation.wait(lines => {
      const card = newest(step, lines)
      return card && shows(card) ? card : undefined
    }, stage.patienceMs)
    if (seen) return seen
    const card = newest(step, await conversation.lines())
    throw new Error(
      `${id} does not see ${step}${card ? ` as expected; it shows: ${card.title} [${card.buttons.map(b => b.id).join(', ')}]` : ''}`,
    )
  }

  const buttonOf = (card: CardView, option: string, line?: string): Button | undefined =>
    line === undefined
      ? [...card.buttons, ...(card.footer ?? [])].find(button => button.id === option)
      : card.blocks
          .flatMap(block => (block.kind === 'lines' ? block.rows : []))
          .find(row => row.id === line)
          ?.buttons?.find(button => button.id === option)

  interface Pressed {
    readonly ack: Ack
    /** The card as it stood under the finger. */
    readonly before: CardView
  }

  async function once(step: string, option: string, values?: FormValues, line?: string): Promise<Pressed> {
    const card = await sees(step, shown => buttonOf(shown, option, line) !== undefined)
    const button = buttonOf(card, option, line)
    if (!button) throw new Error(`${id} has no ${option} on ${step}`)
    const what = { kind: 'press' as const, token: button.token, ...(values ? { values: { ...values } } : {}) }
    const ack = await stage.accept({
      key: `web:${id}:${randomUUID()}`,
      from,
      at: stage.clock.now(),
      what: what as never,
    })
    return { ack, before: card }
  }

  return {
    id,
    lines: conversation.lines,
    sees,
    async say(text) {
      const key = randomUUID()
      const at: InstantText = stage.clock.now()
      await stage.chat.add(id, { key: `say:${key}`, at, from: 'person', text })
      await stage.accept({ key: `web:${id}:${key}`, from, at, what: { kind: 'text', text } })
    },
    async press(step, option, values, line) {
      const { ack, before } = await once(step, option, values, line)
      // Another process may have answered: then the card in the conversation tells whether a second click is asked for.
      const now = ack.card ?? (await sees(step, card => card.hash !== before.hash))
      const asksAgain = now.buttons.some(button => button.id === `${option}!yes`)
      return asksAgain ? (await once(step, `${option}!yes`)).ack : ack
    },
    async hears(pattern) {
      const heard = await conversation.wait(
        lines =>
          lines.findLast(line => line.from === 'bot' && pattern.test(line.text ?? ''))?.text?.match(pattern)?.[0],
        stage.patienceMs,
      )
      if (heard === undefined) throw new Error(`${id} does not hear ${pattern.source}`)
      return heard
    },
    async upload(name, mime, bytes) {
      const digest = createHash('sha256').update(bytes).update(randomUUID()).digest('hex').slice(0, 24)
      const meta = await stage.files.put({ id: `up-${digest}`, name, mime, bytes, by: id, at: stage.clock.now() })
      return meta.id
    },
  }
}
