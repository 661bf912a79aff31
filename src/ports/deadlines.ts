// Deadlines of all cases as stored; the truth behind the queue's delayed jobs.
import type { InstantText } from '../model/dates.ts'
import type { Deadline } from '../model/effect.ts'

export interface Deadlines {
  /** Deadlines that have come and whose event was not accepted yet, oldest first. */
  due(now: InstantText, limit: number): Promise<readonly Deadline[]>
  /** The next ones, for arming the queue. */
  next(limit: number): Promise<readonly Deadline[]>
  /** Marks that the due event was accepted; the commit that follows removes or moves the row. */
  handed(caseId: string, key: string, at: InstantText): Promise<void>
  /** Brings back what is missing or otherwise than the case says, unless the case has moved on from `seq`; gives how many. */
  restore(caseId: string, seq: number, deadlines: readonly Deadline[]): Promise<number>
}
