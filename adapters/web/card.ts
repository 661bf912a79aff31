// Lines as the page reads them: cards built again in the language asked for, words picked from those that were sent.
import { z } from 'zod'
import type { CardView } from '../../src/model/card.ts'
import type { Locale } from '../../src/model/person.ts'
import type { StoredLine } from '../../src/ports/chat-store.ts'
import type { WebDeps } from './deps.ts'
import type { Reader } from './verify.ts'

const words = z.object({ 'zh-CN': z.string(), en: z.string() })

/** Words of the bot are kept in every language; the reader picks. */
export const packWords = (text: string, also: Readonly<Record<Locale, string>> | undefined): string =>
  also === undefined ? text : JSON.stringify(also)

function readWords(text: string, locale: Locale): string {
  if (!text.startsWith('{')) return text
  try {
    const parsed = words.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data[locale] : text
  } catch {
    return text
  }
}

/** A line in the reader's language. */
export async function lineIn(deps: WebDeps, reader: Reader, line: StoredLine, locale: Locale): Promise<StoredLine> {
  // What people wrote is theirs, in a room too.
  if (line.from === 'person' || line.room?.by !== undefined) return line
  if (line.text !== undefined) return { ...line, text: readWords(line.text, locale) }
  if (line.card === undefined || locale === reader.person.locale) return line
  const built = await deps.reread(reader.account, line.card.key, locale)
  return built === undefined ? line : { ...line, card: asStored(built, line.card) }
}

/** A new wording does not reopen what was closed, nor count as a newer view. */
const asStored = (built: CardView, stored: CardView): CardView =>
  stored.closed && !built.closed
    ? { ...built, revision: stored.revision, buttons: [], footer: undefined, closed: true }
    : { ...built, revision: stored.revision }
