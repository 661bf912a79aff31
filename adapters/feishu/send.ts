// Shows cards and says words: a key is one message, a receipt is replaced in place, what content rules refuse becomes a link.
import { z } from 'zod'
import type { Block, CardView } from '../../src/model/card.ts'
import { fateOf } from '../../src/model/open-form.ts'
import type { AccountRef, Locale } from '../../src/model/person.ts'
import { AppError } from '../../src/model/refusal.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'
import type { Receipt } from '../../src/ports/platform.ts'
import type { FeishuApi } from './api.ts'
import { feishuCapabilities } from './capabilities.ts'
import { feishuCard, linkCard, wordsCard } from './cards/card.ts'
import type { FeishuCard } from './cards/card-json.ts'
import type { ClickTokens } from './clicks/click-tokens.ts'
import { type FeishuMemory, uuidOf } from './memory.ts'
import { wordsFor } from './words.ts'

export interface Sending extends Pick<MessengerDeps, 'say' | 'links' | 'clock' | 'log' | 'personOf'> {
  readonly api: FeishuApi
  readonly memory: FeishuMemory
  readonly clickTokens: ClickTokens
}

/** A person in their own chat with the bot, or a group of ours. */
export type Receiver = AccountRef | { readonly chat: string }

const made = z.object({ message_id: z.string().min(1), create_time: z.string().optional() })

/** In place of `last` where there is one; throws AppError as `Platform.show` says. */
export async function showCard(
  sending: Sending,
  to: AccountRef,
  view: CardView,
  key: string,
  last?: Receipt,
): Promise<Receipt> {
  const words = wordsFor(sending, to, view)
  const put = (card: FeishuCard) =>
    last === undefined ? sendOnce(sending, to, card, key, view.key) : replace(sending, card, last)
  const form = last && fateOf(await sending.memory.formIn(last.message), view, sending.clock.now())
  // Whatever is put in its place takes away what somebody types: the card follows when they send the form or go back.
  if (last !== undefined && (form === 'stands' || form === 'outdated')) return last
  const told: readonly Block[] = form === 'gone' ? [{ kind: 'note', text: words.say('form-closed'), tone: 'warn' }] : []
  try {
    return await put(feishuCard({ ...view, blocks: [...told, ...view.blocks] }, words))
  } catch (fault) {
    if (!(fault instanceof AppError && fault.kind === 'rejected')) throw fault
    // A rule of the company on phone numbers, addresses or words must not keep a card from its reader.
    sending.log.warn('a card goes out as a link because a content rule refused it', { code: fault.code })
    return put(linkCard(view, words, 'held-back'))
  }
}

async function replace(sending: Sending, card: FeishuCard, last: Receipt): Promise<Receipt> {
  const age = Date.parse(sending.clock.now()) - Date.parse(last.at)
  if (age > feishuCapabilities.updateDays * 86_400_000) {
    throw new AppError('gone', 'feishu/old', 'Feishu replaces cards for 14 days; this one is older.')
  }
  if (!(await replacedAfterClick(sending, card, last))) {
    await sending.api.call({
      method: 'PATCH',
      path: `/open-apis/im/v1/messages/${encodeURIComponent(last.message)}`,
      data: { content: JSON.stringify(card) },
    })
  }
  // One that was opened this very moment is covered now: the next update must not wait for it.
  await sending.memory.closeForm(last.message)
  return last
}

/** The way Feishu asks for after a click. Whatever is wrong with its token, the message itself may still be replaced. */
async function replacedAfterClick(
  { api, clickTokens, log }: Sending,
  card: FeishuCard,
  { message }: Receipt,
): Promise<boolean> {
  const token = clickTokens.take(message)
  if (token === undefined) return false
  try {
    await api.call({ method: 'POST', path: '/open-apis/interactive/v1/card/update', data: { token, card } })
    return true
  } catch (fault) {
    if (!(fault instanceof AppError && (fault.kind === 'gone' || fault.kind === 'broken'))) throw fault
    clickTokens.dead(message, token)
    log.info('the token of a click is not taken; the card is replaced by its message', { code: fault.code })
    return false
  }
}

/** A key is sent once, also after Feishu has forgotten it. */
export async function sendOnce(
  sending: Sending,
  to: Receiver,
  card: FeishuCard,
  key: string,
  cardKey?: string,
): Promise<Receipt> {
  const before = await sending.memory.sent(key)
  if (before !== undefined) return before
  return sendMessage(sending, to, { msg_type: 'interactive', content: JSON.stringify(card) }, key, cardKey)
}

/**
 * The key travels along, so that Feishu itself sends nothing twice; where the message went is noted, and the card it
 * shows.
 */
export async function sendMessage(
  { api, memory, clock }: Pick<Sending, 'api' | 'memory' | 'clock'>,
  to: Receiver,
  message: { readonly msg_type: 'interactive' | 'file'; readonly content: string },
  key: string,
  cardKey?: string,
): Promise<Receipt> {
  const answer = made.safeParse(
    await api.call({
      method: 'POST',
      path: '/open-apis/im/v1/messages',
      params: { receive_id_type: 'chat' in to ? 'chat_id' : 'open_id' },
      data: { receive_id: 'chat' in to ? to.chat : to.id, ...message, uuid: uuidOf(key) },
    }),
  )
  if (!answer.success) throw new AppError('broken', 'feishu/no-message', 'Feishu answered without a message id.')
  const receipt: Receipt = { message: answer.data.message_id, at: clock.now() }
  await memory.noteSent(key, receipt.message, receipt.at, cardKey)
  return receipt
}

/** In the reader's language; for words that a content rule refuses stands a sentence that says where to look. */
export async function sayWords(
  sending: Sending,
  to: AccountRef,
  text: string,
  key: string,
  also?: Readonly<Record<Locale, string>>,
): Promise<Receipt> {
  const locale = (await sending.personOf(to))?.locale ?? 'zh-CN'
  const preview = sending.say(locale, 'card.preview')
  try {
    return await sendOnce(sending, to, wordsCard(also?.[locale] ?? text, preview), key)
  } catch (fault) {
    if (!(fault instanceof AppError && fault.kind === 'rejected')) throw fault
    sending.log.warn('words were refused by a content rule', { code: fault.code })
    return sendOnce(sending, to, wordsCard(sending.say(locale, 'feishu.words-held-back'), preview), key)
  }
}

/** All that somebody hears whom nobody is linked to, whatever they send. */
export async function toStranger(
  sending: Sending & Pick<MessengerDeps, 'strangerHears'>,
  to: AccountRef,
  key: string,
  locale: Locale = 'zh-CN',
): Promise<void> {
  if (await sending.strangerHears(to))
    await sayWords(sending, to, sending.say(locale, 'spine.not-linked'), `answer:${key}`)
}
