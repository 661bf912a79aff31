// A messenger as the spine sees it: it shows cards and words to accounts, and hands what happens to `accept`.
import type { CardView, Toast } from '../model/card.ts'
import type { InboundEvent } from '../model/inbound.ts'
import type { AccountRef, Locale, PlatformName } from '../model/person.ts'
import type { NoRoom } from '../model/room.ts'
import type { Rooms } from './room.ts'

export interface Capabilities {
  /** The answer to a click can carry the new card. */
  readonly cardInAck: boolean
  /** Cards can be replaced in place for this many days. */
  readonly updateDays: number
  readonly forms: 'inline' | 'modal' | 'page'
  readonly files: boolean
  /** Groups in which the bot hears every word; `with-permission` only where the company allowed it. */
  readonly rooms: 'yes' | 'with-permission' | NoRoom
  /** For this long after a click its ack may overwrite the pressed card, so nothing newer is put there before. */
  readonly ackOverwritesMs?: number | undefined
}

/** Where a card went, so that it can be replaced later. */
export interface Receipt {
  readonly message: string
  readonly at: string
}

/** What the person gets back at once: a toast, and the card as it is now where the platform carries one. */
export interface Ack {
  readonly toast?: Toast | undefined
  readonly card?: CardView | undefined
  /** Wrong form fields, each with a sentence; nothing was changed. */
  readonly fields?: Readonly<Record<string, string>> | undefined
  /** Nothing was changed, and why stands in the toast: what was typed is not to be taken away. */
  readonly refused?: true | undefined
}

/** `kept` is called as soon as the event cannot be lost any more; the answer may come a moment later. */
export type Accept = (event: InboundEvent, kept?: () => void) => Promise<Ack>

/** One thing about the connection to a platform that an administrator can check and mend. */
export interface PlatformFinding {
  readonly what: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly text: string
  readonly cure?: string | undefined
}

/** A person as the platform's own directory has them; linked by employee number or verified e-mail, never by name. */
export interface DirectoryEntry {
  readonly account: AccountRef
  readonly employeeNo?: string | undefined
  /** Other ids of the same person that a file of people may name them by (`on_…`, a user id). */
  readonly also?: readonly string[] | undefined
  /** Only when the platform has verified it. */
  readonly email?: string | undefined
  /** False once they left the organisation. */
  readonly active: boolean
}

export interface Platform {
  readonly name: PlatformName
  readonly can: Capabilities
  start(accept: Accept): Promise<void>
  stop(): Promise<void>
  /**
   * Shows a card, replacing `last` when there is one. `key` makes the send idempotent.
   * Throws AppError: throttled, unavailable, gone (the old card is dead: send anew), credentials, broken.
   */
  show(to: AccountRef, card: CardView, key: string, last?: Receipt): Promise<Receipt>
  /** Says plain words; `also` has them in every language, for a messenger whose reader picks one. */
  say(to: AccountRef, text: string, key: string, also?: Readonly<Record<Locale, string>>): Promise<Receipt>
  /** Declared rooms; absent where `can.rooms` tells why not. */
  readonly rooms?: Rooms | undefined
  /** Answers what the platform sends over HTTP, mounted below `/platforms/<name>`; absent in other modes. */
  readonly http?: ((request: Request) => Promise<Response>) | undefined
  /**
   * Holds the long connection until `signal` aborts; resolves then, rejects only for faults no retry mends (credentials).
   * Runs in the one process that owns the connection; absent in other modes.
   */
  readonly connect?: ((signal: AbortSignal) => Promise<void>) | undefined
  /** Credentials, scopes, subscriptions, clock: how each stands and what helps. */
  readonly selfCheck?: (() => Promise<readonly PlatformFinding[]>) | undefined
  /** Everybody of the platform's directory that the app may see. */
  readonly people?: (() => AsyncIterable<DirectoryEntry>) | undefined
}
