// The adapter's own words in the reader's language; everything else on a card comes with it.
import type { AccountRef, Locale } from '../../src/model/person.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** DingTalk does not tell a person's language; ours does, and strangers read Chinese. */
export async function wordsFor(deps: MessengerDeps, account: AccountRef): Promise<Say> {
  const person = await deps.personOf(account).catch(() => undefined)
  return wordsIn(deps, person?.locale)
}

/** Chinese unless another language is named. */
export const wordsIn =
  (deps: MessengerDeps, locale: Locale = 'zh-CN'): Say =>
  (key, values) =>
    deps.say(locale, key, values)
