// The outbox: effects that wait to be carried out, each exactly once as far as the platform allows.
import type { InstantText } from '../model/dates.ts'
import type { CardRef, Effect } from '../model/effect.ts'
import type { AccountRef } from '../model/person.ts'
import type { Receipt } from './platform.ts'

export interface OutboxRow {
  readonly id: string
  /** `case:seq:index`, the idempotency key. */
  readonly key: string
  readonly effect: Effect
  readonly attempts: number
}

export interface ShownCard {
  readonly account: AccountRef
  readonly receipt: Receipt
  readonly hash: string
  readonly revision: number
}

export interface Outbox {
  /** Adds effects outside a case commit; a known key is ignored. `finishes` is the event that is done with them, in the same statement. */
  add(
    key: string,
    effects: readonly Effect[],
    finishes?: { readonly key: string; readonly answer: unknown },
  ): Promise<void>
  /** Leases due rows; rows of one person stay in order. `now` is the clock's. */
  claim(limit: number, leaseMs: number, now: InstantText): Promise<readonly OutboxRow[]>
  /** One waiting row, for a job that carries only its id; undefined once it is done or dead. */
  row(id: string): Promise<OutboxRow | undefined>
  done(id: string): Promise<void>
  /** Tries again later; `counts` is false for throttling and quiet hours. */
  later(id: string, at: InstantText, why: string, counts: boolean): Promise<void>
  bury(id: string, why: string): Promise<void>
  recover(): Promise<number>
  onArrival(wake: () => void): Promise<() => Promise<void>>
  /** What could not be delivered so far, by its reason. */
  undelivered(): Promise<
    readonly { readonly why: string; readonly state: 'waiting' | 'given-up'; readonly count: number }[]
  >
  /** What was last shown under a card key, and which card it was. */
  shown(cardKey: string): Promise<(ShownCard & { readonly ref: CardRef }) | undefined>
  /** Keeps where a card went; `done` is the row that is finished by it, in the same statement. */
  remember(cardKey: string, ref: CardRef, shown: ShownCard, done?: string): Promise<void>
}
