// How long texts outlive their work in inbox, outbox and adapter memory, and sessions and links their end. The record of a case is not among them.
import type { InstantText } from '../model/dates.ts'

/** Days of the clock. A rehearsal is forgotten after a week, so what was typed in it must not stay longer here. */
export const textDays = 7
/** Whether a message was sent already must be known for as long as its effect may be tried again. */
export const sentDays = 30
/** So long a link to sign in can still say that it was used or is over. Days of real time, like its own. */
export const linkDays = 7

export interface Erased {
  readonly texts: number
  readonly memories: number
  /** Sessions and links that ended. */
  readonly ended: number
}

export interface Kept {
  /** Finished rows of inbox and outbox whose text is still there. */
  readonly texts: number
  /** When texts were looked through last; undefined when never. */
  readonly sweptAt?: InstantText | undefined
}

export interface Retention {
  /** Erases what its days are over for; called about once a day of the clock. */
  sweep(now: InstantText): Promise<Erased>
  kept(): Promise<Kept>
}
