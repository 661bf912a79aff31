// Carries one effect to its person: builds the card as it is now, skips what is already shown, remembers where it went.

import type { Words } from '../dispatch/core.ts'
import type { Views } from '../dispatch/views.ts'
import type { CardView } from '../model/card.ts'
import type { CaseState } from '../model/case.ts'
import type { Effect } from '../model/effect.ts'
import type { AccountRef, PlatformName } from '../model/person.ts'
import { AppError } from '../model/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outbox, OutboxRow } from '../ports/outbox.ts'
import type { PeopleStore } from '../ports/people-store.ts'
import type { Platform, Receipt } from '../ports/platform.ts'
import { mannerOf, shownKey } from './keys.ts'

export interface SendDeps {
  readonly outbox: Outbox
  readonly people: PeopleStore
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly views: Views
  readonly words: Words
  readonly clock: Clock
}

type Show = Extract<Effect, { kind: 'show' }>
type Say = Extract<Effect, { kind: 'say' }>

type Place = readonly [Platform, AccountRef]

/** Where a person reads: their accounts on the messengers that run here. */
async function reach(deps: SendDeps, person: string): Promise<readonly Place[]> {
  const accounts = await deps.people.accountsOf(person)
  const reached = accounts.flatMap(account => {
    const platform = deps.platforms.get(account.platform)
    return platform ? [[platform, account] as const] : []
  })
  if (reached.length > 0) return reached
  throw new AppError('broken', 'no-account', `${person} has no account on a messenger that runs here.`)
}

/** What became of a card; `finished` has marked its row in the same statement that keeps where it went. */
export type Sent = 'nothing' | 'sent' | 'finished'

export async function sendCard(
  deps: SendDeps,
  row: OutboxRow,
  effect: Show,
  state: CaseState | undefined,
): Promise<Sent> {
  const card = await deps.views.view(effect.ref, undefined, state)
  if (card === undefined) return 'nothing'
  const places = await reach(deps, effect.ref.to)
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
  { ref }: Show,
  built: CardView,
  done?: string,
): Promise<boolean> {
  const manner = mannerOf(row.key)
  const key = shownKey(built.key, account)
  const last = await deps.outbox.shown(key)
  if (manner === 'usual' && last?.hash === built.hash) return false
  const card = { ...built, revision: Math.max(built.revision, (last?.revision ?? 0) + 1) }
  const receipt =
    manner === 'anew' && last !== undefined
      ? await replaceByNew(platform, account, card, row.key, last.receipt)
      : await showInPlace(platform, account, card, row.key, last?.receipt)
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

export async function sendWords(deps: SendDeps, row: OutboxRow, effect: Say): Promise<void> {
  const person = (await deps.people.snapshot()).find(effect.to)
  const also = {
    'zh-CN': deps.words.t('zh-CN', effect.text, effect.values),
    en: deps.words.t('en', effect.text, effect.values),
  }
  for (const [platform, account] of await reach(deps, effect.to)) {
    await platform.say(account, also[person?.locale ?? 'zh-CN'], row.key, also)
  }
}
