// Works off the outbox: gate, send, receipt. One person's effects keep their order; a fault waits by its kind.
import { makePump, type Pump } from '../dispatch/pump.ts'
import type { CaseState } from '../model/case.ts'
import type { Effect } from '../model/effect.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { Log } from '../ports/log.ts'
import type { OutboxRow } from '../ports/outbox.ts'
import { afterFault } from './faults.ts'
import { type GateRules, gate } from './gate.ts'
import { type SendDeps, sendCard, sendWords } from './send.ts'

export interface OutboxWork extends SendDeps {
  readonly cases: CaseStore
  readonly rules: () => Promise<GateRules>
  readonly log: Log
  /** Hands a paper to the job queue. */
  readonly render: (outboxId: string) => Promise<void>
  readonly count: (what: 'sent' | 'same' | 'waiting' | 'dropped' | 'failed' | 'dead') => void
}

const leaseMs = 30_000
const rowsAtOnce = 16
const pollMs = 2_000
// A paper whose job got lost is handed to the queue again after this long.
const renderAgainMs = 60_000

export function makeOutboxWork(work: OutboxWork): Pump {
  // The last effect under way for each person; the next one waits for it.
  const tails = new Map<string, Promise<void>>()

  function inOrder(row: OutboxRow): Promise<void> {
    const { effect } = row
    if (effect.kind === 'render') return carry(work, row)
    const person = effect.kind === 'show' ? effect.ref.to : effect.to
    const mine = (tails.get(person) ?? Promise.resolve()).then(() => carry(work, row))
    const tail = mine
      .catch(() => {})
      .finally(() => {
        if (tails.get(person) === tail) tails.delete(person)
      })
    tails.set(person, tail)
    return mine
  }

  return makePump<OutboxRow>({
    name: 'outbox',
    limit: rowsAtOnce,
    pollMs,
    log: work.log,
    claim: limit => work.outbox.claim(limit, leaseMs, work.clock.now()),
    run: inOrder,
    tend: async () => {
      await work.outbox.recover()
    },
  })
}

async function carry(work: OutboxWork, row: OutboxRow): Promise<void> {
  try {
    if (row.effect.kind === 'render') await handOver(work, row)
    else await deliver(work, row, row.effect)
  } catch (fault) {
    await failed(work, row, fault)
  }
}

async function deliver(work: OutboxWork, row: OutboxRow, effect: Exclude<Effect, { kind: 'render' }>): Promise<void> {
  const person = (await work.people.snapshot()).find(effect.kind === 'show' ? effect.ref.to : effect.to)
  const state = await stateOf(work, effect)
  const passage = gate(effect, person, state, work.clock.now(), await work.rules())
  if (passage.kind === 'wait') {
    work.count('waiting')
    return work.outbox.later(row.id, passage.until, 'waits', false)
  }
  if (passage.kind === 'drop') {
    work.log.warn('an effect was not sent', { outbox: row.id, why: passage.why })
    work.count('dropped')
    return work.outbox.done(row.id)
  }
  if (effect.kind === 'say') {
    await sendWords(work, row, effect)
    work.count('sent')
  } else {
    work.count((await sendCard(work, row, effect, state)) === 'sent' ? 'sent' : 'same')
  }
  await work.outbox.done(row.id)
}

async function stateOf(work: OutboxWork, effect: Exclude<Effect, { kind: 'render' }>): Promise<CaseState | undefined> {
  const caseId = effect.kind === 'show' ? effect.ref.caseId : effect.caseId
  return caseId === undefined ? undefined : work.cases.load(caseId)
}

/** The row stays until its `rendered` event is in the record: a lost job is only a delay. */
async function handOver(work: OutboxWork, row: OutboxRow): Promise<void> {
  await work.render(row.id)
  const at = new Date(Date.parse(work.clock.now()) + renderAgainMs).toISOString()
  await work.outbox.later(row.id, at, 'rendering', false)
}

async function failed(work: OutboxWork, row: OutboxRow, fault: unknown): Promise<void> {
  const after = afterFault(fault, row.attempts, work.clock.now(), Math.random())
  if (after.kind === 'bury') {
    work.log.error('an effect was given up', fault, { outbox: row.id, attempts: row.attempts, why: after.why })
    work.count('dead')
    return work.outbox.bury(row.id, after.why)
  }
  work.count('failed')
  const at = after.kind === 'later' ? after.at : work.clock.now()
  const why = after.kind === 'later' ? after.why : 'gone'
  work.log.warn('an effect failed and is tried again', { outbox: row.id, attempts: row.attempts, why })
  await work.outbox.later(row.id, at, why, after.kind === 'later' ? after.counts : true)
}
