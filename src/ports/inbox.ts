// The inbox: one durable row per thing that happened, worked off in order per lane.
import type { InstantText } from '../model/dates.ts'
import type { InboundEvent } from '../model/inbound.ts'

export interface InboxRow {
  readonly id: string
  readonly lane: string
  readonly event: InboundEvent
  readonly attempts: number
}

/** Whose answer a commit gives: an event that stands in the inbox, or one that comes in with the commit, done already. */
export type Origin =
  | { readonly kind: 'stored'; readonly key: string }
  | { readonly kind: 'arriving'; readonly event: InboundEvent; readonly lane: string }

export interface Accepted {
  readonly id: string
  readonly fresh: boolean
  readonly leased?: boolean
  readonly answer?: unknown
}

export interface Inbox {
  /**
   * Inserts unless the key is known. Inserts of one tick share a statement. `answer` is what the finished row was answered.
   * With `leaseMs` a fresh row whose lane is free is leased at once, as if it had been claimed: `leased` tells.
   */
  accept(event: InboundEvent, lane: string, leaseMs?: number): Promise<Accepted>
  /** What a row was answered, by whichever process ran it; undefined while it is not finished. */
  answerTo(key: string): Promise<unknown>
  /** Leases up to `limit` rows, the oldest of each lane that has none running. `lanes` narrows the claim. */
  claim(limit: number, leaseMs: number, lane?: string): Promise<readonly InboxRow[]>
  /** Marks a row done without a case commit (help, refusals before a case). */
  finish(key: string, answer?: unknown): Promise<void>
  /** Gives a row back for a later try. */
  retry(id: string, at: InstantText, why: string): Promise<void>
  /** Dead after too many tries; the lane moves on. */
  bury(id: string, why: string): Promise<void>
  /** Rows whose lease ran out become runnable again; gives how many. */
  recover(): Promise<number>
  /** Calls back whenever rows may be waiting (NOTIFY); gives the way to stop listening. */
  onArrival(wake: () => void): Promise<() => Promise<void>>
}
