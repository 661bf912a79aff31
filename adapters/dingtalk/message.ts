// A message to the bot: its event goes through `accept`; what cannot be read is answered with one sentence.
import { keep } from '../../src/ports/keep.ts'
import type { Accept } from '../../src/ports/platform.ts'
import type { Desk } from './desk.ts'
import { takeIn } from './files.ts'
import { type Message, readMessage } from './read.ts'
import { sayWords, showCard, toStranger } from './send.ts'
import { wordsFor } from './words.ts'

/**
 * Resolves when the message may be acknowledged; `after` is what follows the acknowledgement. Rejects when the event is
 * not stored: without an acknowledgement DingTalk delivers the message again.
 */
export async function takeMessage(desk: Desk, accept: Accept, data: unknown): Promise<() => Promise<void>> {
  const message = readMessage(data, desk.deps.clock.now())
  if (message === undefined) return async () => {}
  if (message.kind === 'file') return () => takeIn(desk, message)
  if (message.kind === 'answered') return () => answered(desk, message)
  const { account, event } = message
  const { answer } = await keep(accept, event)
  return async () => {
    const ack = await answer
    if (ack.toast !== undefined) await sayWords(desk, account, ack.toast.text, event.key)
    if (ack.card !== undefined && desk.settings.cardTemplateId !== undefined) {
      await showCard(desk, account, ack.card, event.key)
    }
  }
}

async function answered(desk: Desk, message: Extract<Message, { kind: 'answered' }>): Promise<void> {
  const { account, words, id } = message
  const key = `answered:${id}`
  if ((await desk.deps.personOf(account)) === undefined) return toStranger(desk, account, key)
  await sayWords(desk, account, (await wordsFor(desk.deps, account))(words), key)
}
