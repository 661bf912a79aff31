// Puts cards and words into a conversation; a known key or a known line changes nothing twice.
import type { CardView } from '../../src/model/card.ts'
import type { AccountRef, Locale } from '../../src/model/person.ts'
import { AppError } from '../../src/model/refusal.ts'
import type { Receipt } from '../../src/ports/platform.ts'
import { packWords } from './card.ts'
import type { WebDeps } from './deps.ts'

export async function showCard(
  deps: WebDeps,
  to: AccountRef,
  card: CardView,
  key: string,
  last: Receipt | undefined,
): Promise<Receipt> {
  if (last === undefined) {
    const line = await deps.chat.add(to.id, { key: `card:${key}`, at: deps.clock.now(), from: 'bot', card })
    return { message: line.id, at: line.at }
  }
  const line = await deps.chat.replace(to.id, last.message, card)
  if (line === undefined) throw new AppError('gone', 'no-such-line', 'The line of this card is not there any more.')
  return { message: line.id, at: last.at }
}

export async function sayWords(
  deps: WebDeps,
  to: AccountRef,
  text: string,
  key: string,
  also: Readonly<Record<Locale, string>> | undefined,
): Promise<Receipt> {
  const line = await deps.chat.add(to.id, {
    key: `words:${key}`,
    at: deps.clock.now(),
    from: 'bot',
    text: packWords(text, also),
  })
  return { message: line.id, at: line.at }
}
