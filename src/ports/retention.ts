// How long texts outlive their work in inbox, outbox and adapter memory. The record of a case is not among them.
import type { InstantText } from '../model/dates.ts'

/** Days of the clock. A rehearsal is forgotten after a week, so what was typed in it must not stay longer here. */
export const textDays = 7
/** Whether a message was sent already must be known for as long as its effect may be tried again. */
export const sentDays = 30

export interface Erased {
  readonly texts: number
  readonly memories: number
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
