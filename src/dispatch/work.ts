// Works off the inbox: runs each row once it is its lane's turn, retries what may pass, buries what never will.
import { AppError } from '../model/refusal.ts'
import type { Inbox, InboxRow } from '../ports/inbox.ts'
import type { Log } from '../ports/log.ts'
import { type Answer, sentence } from './answer.ts'
import type { Settled } from './click/settle.ts'
import { makePump, type Pump } from './pump.ts'

export interface DispatchWork {
  readonly inbox: Inbox
  readonly log: Log
  readonly run: (row: InboxRow) => Promise<Settled>
  /** Tells whoever waits in this process. */
  readonly tell: (inboxId: string, settled: Settled) => void
  /** A row died: the person gets a calm sentence, HR of the case a task without content. */
  readonly mourn: (row: InboxRow, why: string) => Promise<void>
  readonly count: (what: 'done' | 'retried' | 'dead') => void
}

export const mostAttempts = 8
// Rows take milliseconds; after a crash their lane stands still for this long.
export const leaseMs = 6_000
const rowsAtOnce = 32
const pollMs = 2_000

/** When a row that failed `attempts` times is tried again: doubling from 0.2 s up to a minute, with jitter. */
export function retryDelay(attempts: number, random: number): number {
  const full = Math.min(200 * 2 ** Math.max(0, attempts - 1), 60_000)
  return Math.round(full / 2 + (full / 2) * random)
}

export function makeDispatchWork(work: DispatchWork): Pump<InboxRow> {
  async function run(row: InboxRow): Promise<void> {
    try {
      const settled = await work.run(row)
      work.count('done')
      work.tell(row.id, settled)
    } catch (fault) {
      await failed(row, fault)
    }
  }

  async function failed(row: InboxRow, fault: unknown): Promise<void> {
    const kind = fault instanceof AppError ? fault.kind : 'broken'
    const why = fault instanceof AppError ? fault.code : 'fault'
    const hopeless = kind === 'rejected' || kind === 'invalid'
    if (hopeless || (row.attempts >= mostAttempts && kind !== 'unavailable')) {
      work.log.error('an event was given up', fault, { inbox: row.id, lane: row.lane, attempts: row.attempts, why })
      const answer: Answer = sentence('spine.given-up', 'warn')
      await work
        .mourn(row, why)
        .catch((again: unknown) => work.log.error('nobody could be told', again, { inbox: row.id }))
      await work.inbox.bury(row.id, why)
      work.count('dead')
      work.tell(row.id, { answer })
      return
    }
    work.log.error('an event failed and is tried again', fault, { inbox: row.id, attempts: row.attempts, kind, why })
    const at = new Date(Date.now() + retryDelay(row.attempts, Math.random()))
    await work.inbox.retry(row.id, at.toISOString(), why)
    work.count('retried')
  }

  return makePump<InboxRow>({
    name: 'inbox',
    limit: rowsAtOnce,
    pollMs,
    log: work.log,
    claim: limit => work.inbox.claim(limit, leaseMs),
    run,
    tend: async () => {
      await work.inbox.recover()
    },
  })
}
