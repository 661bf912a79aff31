// The adapter's own words in the reader's language, and the links of the card it builds.
import type { CardView } from '../../src/model/card.ts'
import type { AccountRef, Locale } from '../../src/model/person.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'

export interface CardWords {
  readonly locale: Locale
  say(key: string, values?: Readonly<Record<string, string | number>>): string
  /** The whole card on a page of ours. */
  cardLink(): string
  /** The form behind one of its buttons on a page of ours. */
  formLink(button: string): string
}

/** A card does not name its language, but its neutral preview is one of two sentences. */
export const localeOf = (card: CardView, say: MessengerDeps['say']): Locale =>
  card.preview === say('en', 'card.preview') ? 'en' : 'zh-CN'

/** In the language the card is written in. */
export function wordsFor(deps: Pick<MessengerDeps, 'say' | 'links'>, account: AccountRef, card: CardView): CardWords {
  const locale = localeOf(card, deps.say)
  return {
    locale,
    say: (key, values) => deps.say(locale, `feishu.${key}`, values),
    cardLink: () => deps.links.card(account, card.key),
    formLink: button => deps.links.form(account, card.key, button),
  }
}
