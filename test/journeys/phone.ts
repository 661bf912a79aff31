// The phone in somebody's hand, whichever messenger it runs: what stands on the screen and in a talk room, and what a finger can do.
import type { AccountRef, PersonId, PlatformName } from '../../src/model/person.ts'
import type { MessengerDeps } from '../../src/ports/messenger.ts'
import type { Platform } from '../../src/ports/platform.ts'

/** One message of the bot as the screen shows it now. */
export interface Seen {
  readonly kind: 'card' | 'words'
  /** Empty for plain words. */
  readonly title: string
  /** Everything there is to read, in order, folded parts and what stands behind a line included; no buttons. */
  readonly text: string
  /** Labels of what can be pressed now, top to bottom; those at a money line too. */
  readonly buttons: readonly string[]
  readonly closed: boolean
}

/** What is typed into a form, by the label of a field or by its name; choices by their label or value; files by the id `attach` gave. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

export interface Where {
  /** The label of the money line it stands at; its beginning is enough. */
  readonly line?: string | undefined
  /** Part of the title of the card. */
  readonly on?: string | undefined
}

/** What the platform shows back at once. */
export interface Pressed {
  readonly toast?: string | undefined
  /** Sentences at wrong fields, by field name; the form keeps what was typed. */
  readonly fields?: Readonly<Record<string, string>> | undefined
}

export interface Phone {
  readonly account: AccountRef
  /** The bot's messages, oldest first, each as it stands now. */
  screen(): Promise<readonly Seen[]>
  /** What the lock screen and the chat list showed, oldest first. */
  notices(): Promise<readonly string[]>
  say(text: string): Promise<void>
  /**
   * Presses the newest button of this label; opens its form, fills it and sends it when it has one, also where the form
   * is a page behind a link. Throws at once when no message has such a button: the caller decides how long to wait.
   */
  press(label: string, typed?: Typed, where?: Where): Promise<Pressed>
  /** Hands a file to the form that is filled next; the result is what `Typed` names. */
  attach(name: string, bytes: Uint8Array): Promise<string>
  /** Opens a file that a message offers. */
  open(fileName: string): Promise<Uint8Array>
}

/** A room through the eyes of one of its members. */
export interface Group {
  /** `who: words`, the bot's among them; undefined for whoever is in none. */
  lines(): readonly string[] | undefined
  topic(): string | undefined
  /** Nothing can be written in it any more. */
  closed(): boolean
  say(text: string): Promise<void>
  pressLeave(): Promise<unknown>
  /** Leaves by the messenger's own means. */
  leave(): Promise<void>
}

/** What serves Haosan's own pages: a phone follows a sealed link through it. Set before the first press. */
export type Serve = (request: Request) => Promise<Response>

/** A messenger that journeys run over: the adapter with its official SDK, connected to an emulator of the platform. */
export interface MessengerStage {
  readonly name: PlatformName
  readonly open: (deps: MessengerDeps) => Platform
  /** The phone of a person; the emulator makes the account when it is asked for the first time. */
  phone(person: PersonId): Phone
  /** Pushes of the platform and links of the bot come here; a stage that needs neither leaves it out. */
  serve?(serve: Serve): void
  close(): Promise<void>
}
