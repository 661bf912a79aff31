// What the web messenger is given by the composition root.
import type { CardView } from '../../src/model/card.ts'
import type { InstantText } from '../../src/model/dates.ts'
import type { AccountRef, Locale, PersonId } from '../../src/model/person.ts'
import type { ChatStore } from '../../src/ports/chat-store.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { FileMeta, FileStore } from '../../src/ports/file-store.ts'
import type { Log } from '../../src/ports/log.ts'
import type { AdapterMemory } from '../../src/ports/messenger.ts'
import type { PeopleStore } from '../../src/ports/people-store.ts'

/** The sandbox's clock that visitors move. */
export interface MovableClock extends Clock {
  moveTo(now: InstantText): Promise<void>
  onMove(tell: () => void): () => void
}

/** The two ways it runs: everybody selectable with a clock that moves, or one signed-in person. */
export type WebMode = { readonly kind: 'sandbox'; readonly clock: MovableClock } | { readonly kind: 'live' }

export interface WebDeps {
  readonly mode: WebMode
  readonly chat: ChatStore
  readonly people: PeopleStore
  readonly files: FileStore
  readonly clock: Clock
  /** Who is in which declared room. */
  readonly memory: AdapterMemory
  readonly log: Log
  /** Served over https, so cookies are too. */
  readonly secure: boolean
  say(locale: Locale, key: string, values?: Readonly<Record<string, string | number>>): string
  /** A card of this account as it is now, in another language; undefined when it is not known. */
  reread(account: AccountRef, cardKey: string, locale: Locale): Promise<CardView | undefined>
  /** Asks the policy, records the answer, and gives the file only when it may be opened. */
  openFile(person: PersonId, fileId: string): Promise<FileMeta | undefined>
}
