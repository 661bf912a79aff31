// What an adapter of an outside messenger is given by the composition root.
import type { CardView } from '../model/card.ts'
import type { AccountRef, Locale, Person } from '../model/person.ts'
import type { Clock } from './clock.ts'
import type { FileMeta } from './file-store.ts'
import type { Log } from './log.ts'

/** Small facts an adapter keeps between restarts, e.g. the channel of a person or the card behind a message. */
export interface AdapterMemory {
  get(key: string): Promise<string | undefined>
  put(key: string, value: string): Promise<void>
}

/** Sealed links: bound to one account, bound to the browser that opens them first, refused after their time. */
export interface SealedLinks {
  /** The whole card on a page. */
  card(account: AccountRef, cardKey: string): string
  /** The form behind one of its buttons. */
  form(account: AccountRef, cardKey: string, button: string): string
  file(account: AccountRef, fileId: string): string
}

export interface MessengerDeps {
  /** Real time: signatures, tokens and pauses have nothing to do with the sandbox's clock. */
  readonly clock: Clock
  readonly log: Log
  readonly memory: AdapterMemory
  readonly links: SealedLinks
  say(locale: Locale, key: string, values?: Readonly<Record<string, string | number>>): string
  /** Who stands behind an account; undefined for a stranger. */
  personOf(account: AccountRef): Promise<Person | undefined>
  /** Whether a stranger is told the fixed sentence now: once an hour, whichever way they came. */
  strangerHears(account: AccountRef): Promise<boolean>
  /** A card of this account as it is now; undefined when it is not known. */
  reread(account: AccountRef, cardKey: string): Promise<CardView | undefined>
  /** Keeps an uploaded file for the person behind the account. Throws AppError `invalid` for a type or size that is not taken. */
  keepFile(account: AccountRef, name: string, bytes: Uint8Array): Promise<FileMeta>
  /** Asks the policy, records the answer, and gives the file only when it may be opened. */
  openFile(
    account: AccountRef,
    fileId: string,
  ): Promise<{ readonly meta: FileMeta; readonly bytes: Uint8Array } | undefined>
}
