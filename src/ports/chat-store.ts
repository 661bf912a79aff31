// What the web messenger itself remembers: the lines of each person's conversation, their files' links, sign-in links and sessions.
import type { CardView } from '../model/card.ts'
import type { InstantText } from '../model/dates.ts'
import type { PersonId } from '../model/person.ts'
import type { LineInRoom } from '../model/room.ts'

export interface StoredLine {
  readonly id: string
  /** Grows with every change of any line; a client asks for what is newer. */
  readonly cursor: number
  readonly at: InstantText
  readonly from: 'person' | 'bot'
  readonly text?: string | undefined
  readonly card?: CardView | undefined
  readonly room?: LineInRoom | undefined
}

export interface SignInLink {
  readonly person: PersonId
  readonly state: 'ready' | 'used' | 'over'
}

export interface ChatStore {
  /** Adds a line; the same key adds nothing and gives the first one. */
  add(
    account: string,
    line: {
      readonly key: string
      readonly at: InstantText
      readonly from: 'person' | 'bot'
      readonly text?: string
      readonly card?: CardView
      readonly room?: LineInRoom
    },
  ): Promise<StoredLine>
  /** Replaces the card of a line; undefined when there is no such line. */
  replace(account: string, id: string, card: CardView): Promise<StoredLine | undefined>
  since(account: string, cursor: number, limit: number): Promise<readonly StoredLine[]>
  /** Calls back with the account whose conversation changed, from any process. */
  onChange(tell: (account: string) => void): Promise<() => Promise<void>>
  /** One-time sign-in links and the sessions they turn into; only digests are stored. */
  makeLink(person: PersonId, digest: string, expires: InstantText): Promise<void>
  /** Whose link it is and whether it still signs in; looking changes nothing. */
  findLink(digest: string, now: InstantText): Promise<SignInLink | undefined>
  useLink(digest: string, session: string, now: InstantText, expires: InstantText): Promise<PersonId | undefined>
  session(digest: string, now: InstantText): Promise<PersonId | undefined>
  /** Whether this person ever used a sign-in link. */
  signedIn(person: PersonId): Promise<boolean>
  endSession(digest: string): Promise<void>
}
