// Carries one effect to its person: builds the card as it is now, skips what is already shown, remembers where it went.

import type { Views } from '../dispatch/cards/views.ts'
import type { Words } from '../dispatch/core.ts'
import type { CardView } from '../model/card.ts'
import type { CaseState } from '../model/case.ts'
import type { Effect } from '../model/effect.ts'
import { mannerOf, shownKey } from '../model/effect-keys.ts'
import type { AccountRef, Locale } from '../model/person.ts'
import { AppError } from '../model/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outbox, OutboxRow } from '../ports/outbox.ts'
import type { Platform, Receipt } from '../ports/platform.ts'
import type { Place } from './reach.ts'
import type { SlowDown } from './slow-down.ts'

export interface SendDeps {
  readonly outbox: Outbox
  readonly views: Views
  readonly words: Words
  readonly clock: Clock
  readonly slowDown: SlowDown
}

type Show = Extract<Effect, { kind: 'show' }>
type Say = Extract<Effect, { kind: 'say' }>

/** What became of a card; `finished` has marked its row in the same statement that keeps where it went. */
export type Sent = 'nothing' | 'sent' | 'finished'

/** Shows the card wherever its person reads; throws what a messenger threw, and the row is tried again under its key. */
export async function sendCard(
  deps: SendDeps,
  row: OutboxRow,
  effect: Show,
  places: readonly Place[],
  state: CaseState | undefined,
): Promise<Sent> {
  const card = await deps.views.view(effect.ref, undefined, state)
  if (card === undefined) return 'nothing'
  const [only, ...others] = places
  if (only !== undefined && others.length === 0) {
    return (await sendTo(deps, only, row, effect, card, row.id)) ? 'finished' : 'nothing'
  }
  let sent = false
  for (const place of places) sent = (await sendTo(deps, place, row, effect, card)) || sent
  return sent ? 'sent' : 'nothing'
}

async function sendTo(
  deps: SendDeps,
  [platform, account]: Place,
  row: OutboxRow,
  { ref, notBefore }: Show,
  built: CardView,
  done?: string,
): Promise<boolean> {
  const manner = mannerOf(row.key)
  const key = shownKey(built.key, account)
  const last = await deps.outbox.shown(key)
  // What waited for an ack is put in its place in any case: the ack may have overwritten the same thing with an older one.
  if (manner === 'usual' && notBefore === undefined && last?.hash === built.hash) return false
  const card = { ...built, revision: Math.max(built.revision, (last?.revision ?? 0) + 1) }
  const receipt = await deps.slowDown.spare(platform.name, () =>
    manner === 'anew' && last !== undefined
      ? replaceByNew(platform, account, card, row.key, last.receipt)
      : showInPlace(platform, account, card, row.key, last?.receipt),
  )
  await deps.outbox.remember(key, ref, { account, receipt, hash: card.hash, revision: card.revision }, done)
  return true
}

async function showInPlace(
  platform: Platform,
  account: AccountRef,
  card: CardView,
  key: string,
  last: Receipt | undefined,
): Promise<Receipt> {
  if (last === undefined) return platform.show(account, card, key)
  try {
    return await platform.show(account, card, key, last)
  } catch (fault) {
    // The old message is dead (too old, deleted): the card comes as a new one.
    if (fault instanceof AppError && fault.kind === 'gone') return platform.show(account, card, key)
    throw fault
  }
}

/** The card moves to a new message; its old place is left closed. */
async function replaceByNew(
  platform: Platform,
  account: AccountRef,
  card: CardView,
  key: string,
  old: Receipt,
): Promise<Receipt> {
  const receipt = await platform.show(account, card, key)
  if (receipt.message === old.message) return receipt
  try {
    await platform.show(account, { ...card, buttons: [], footer: undefined, closed: true }, `${key}:old`, old)
  } catch (fault) {
    if (!(fault instanceof AppError && fault.kind === 'gone')) throw fault
  }
  return receipt
}

/** Says the words at every place, each in its person's language; throws what a messenger threw. */
export async function sendWords(
  deps: SendDeps,
  row: OutboxRow,
  effect: Say,
  places: readonly Place[],
  locale: Locale,
): Promise<void> {
  const also = inEveryLanguage(deps.words, effect.text, effect.values)
  for (const [platform, account] of places) {
    await deps.slowDown.spare(platform.name, () => platform.say(account, also[locale], row.key, also))
  }
}

export const inEveryLanguage = (words: Words, text: string, values?: Say['values']): Record<Locale, string> => ({
  'zh-CN': words.t('zh-CN', text, values),
  en: words.t('en', text, values),
})
