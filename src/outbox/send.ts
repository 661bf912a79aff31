// Carries one effect to its person: builds the card as it is now, skips what is already shown, remembers where it went.
import type { Views } from '../dispatch/cards/views.ts'
import type { Words } from '../dispatch/core.ts'
import type { CardView } from '../model/card.ts'
import type { CaseState } from '../model/case.ts'
import type { Effect } from '../model/effect.ts'
import { mannerOf, shownKey } from '../model/effect-keys.ts'
import type { Locale } from '../model/person.ts'
import { AppError } from '../model/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outbox, OutboxRow } from '../ports/outbox.ts'
import type { Receipt } from '../ports/platform.ts'
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
  const due = { row, effect, built: card }
  if (only !== undefined && others.length === 0) {
    return (await sendTo(deps, only, due, row.id)) ? 'finished' : 'nothing'
  }
  let sent = false
  for (const place of places) sent = (await sendTo(deps, place, due)) || sent
  return sent ? 'sent' : 'nothing'
}

/** A card that is to be shown, as it was built just now. */
interface Due {
  readonly row: OutboxRow
  readonly effect: Show
  readonly built: CardView
}

/** False when the same already stands there; `done` is the row that is over once it is noted where the card went. */
async function sendTo(
  deps: SendDeps,
  [platform, account]: Place,
  { row, effect: { ref, notBefore }, built }: Due,
  done?: string,
): Promise<boolean> {
  const manner = mannerOf(row.key)
  const key = shownKey(built.key, account)
  const last = await deps.outbox.shown(key)
  // What waited for an ack is put in its place in any case: the ack may have overwritten the same thing with an older one.
  if (manner === 'usual' && notBefore === undefined && last?.hash === built.hash) return false
  const card = { ...built, revision: Math.max(built.revision, (last?.revision ?? 0) + 1) }
  const show: ShowUnder = (view, under, old) => platform.show(account, view, under, old)
  const receipt = await deps.slowDown.spare(platform.name, () =>
    manner === 'anew' && last !== undefined
      ? replaceByNew(show, card, row.key, last.receipt)
      : showInPlace(show, card, row.key, last?.receipt),
  )
  await deps.outbox.remember(key, ref, { account, receipt, hash: card.hash, revision: card.revision }, done)
  return true
}

/** Shows a card to one account, under the key that makes it one message. */
type ShowUnder = (card: CardView, key: string, last?: Receipt) => Promise<Receipt>

async function showInPlace(show: ShowUnder, card: CardView, key: string, last: Receipt | undefined): Promise<Receipt> {
  if (last === undefined) return show(card, key)
  try {
    return await show(card, key, last)
  } catch (fault) {
    // The old message is dead (too old, deleted): the card comes as a new one.
    if (fault instanceof AppError && fault.kind === 'gone') return show(card, key)
    throw fault
  }
}

/** The card moves to a new message; its old place is left closed. */
async function replaceByNew(show: ShowUnder, card: CardView, key: string, old: Receipt): Promise<Receipt> {
  const receipt = await show(card, key)
  if (receipt.message === old.message) return receipt
  try {
    await show({ ...card, buttons: [], footer: undefined, closed: true }, `${key}:old`, old)
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
