// Works off the outbox: gate, send, receipt. The claim keeps one person's effects in order; a fault waits by its kind.
import type { CaseMemory } from '../dispatch/click/case-memory.ts'
import { makePump, type Pump } from '../dispatch/pump.ts'
import type { CaseState } from '../model/case.ts'
import type { Effect } from '../model/effect.ts'
import { seqOf } from '../model/effect-keys.ts'
import type { Log } from '../ports/log.ts'
import type { OutboxRow } from '../ports/outbox.ts'
import type { Accept } from '../ports/platform.ts'
import { afterFault } from './faults.ts'
import { type GateRules, gate } from './gate.ts'
import { gaveUpEvent } from './gave-up.ts'
import { placesOf, type ReachDeps } from './reach.ts'
import { carryRoom, type RoomDeps } from './room.ts'
import { type SendDeps, sendCard, sendWords } from './send.ts'
import { lookAgainMs, readsNowhere, tellHr, type WebOnlyDeps } from './unreached.ts'

type Deliverable = Exclude<Effect, { kind: 'render' | 'room' }>

export interface OutboxWork extends SendDeps, ReachDeps, WebOnlyDeps, RoomDeps {
  readonly accept: Accept
  readonly memory: CaseMemory
  readonly rules: GateRules
  readonly log: Log
  /** Hands a paper to the job queue. */
  readonly render: (outboxId: string) => Promise<void>
  readonly count: (what: 'sent' | 'same' | 'waiting' | 'dropped' | 'unreached' | 'failed' | 'dead') => void
  /** An effect was given up for this reason; codes that no adapter knows show up here. */
  readonly gaveUp: (why: string) => void
}

const leaseMs = 10_000
const rowsAtOnce = 32
// Rows that wait for a click's ack come due without anybody telling.
const pollMs = 500
// The person who clicked has the new card already; a few more effects in one go spare the clicks the machine.
const gatherMs = 20
const crowdMs = 80

/** Takes up to 32 rows at once, in order for each person; to be started and stopped by the caller. */
export function makeOutboxWork(work: OutboxWork): Pump {
  return makePump<OutboxRow>({
    name: 'outbox',
    limit: rowsAtOnce,
    pollMs,
    gatherMs,
    crowdMs,
    log: work.log,
    claim: limit => work.outbox.claim(limit, leaseMs, work.clock.now()),
    run: row => carry(work, row),
    tend: async () => {
      await work.outbox.recover()
    },
  })
}

async function carry(work: OutboxWork, row: OutboxRow): Promise<void> {
  try {
    if (row.effect.kind === 'render') await handOver(work, row)
    else if (row.effect.kind === 'room') await carryRoom(work, row, row.effect)
    else await deliver(work, row, row.effect)
  } catch (fault) {
    await failed(work, row, fault)
  }
}

async function deliver(work: OutboxWork, row: OutboxRow, effect: Deliverable): Promise<void> {
  const person = (await work.people.snapshot()).find(effect.kind === 'show' ? effect.ref.to : effect.to)
  const state = await stateOf(work, row, effect)
  const passage = gate(effect, person, state, work.clock.now(), work.rules)
  if (passage.kind === 'wait') {
    work.count('waiting')
    return work.outbox.later(row.id, passage.until, 'waits', false)
  }
  if (passage.kind === 'drop' || person === undefined) {
    work.log.warn('an effect was not sent', { outbox: row.id, why: passage.kind === 'drop' ? passage.why : 'unknown' })
    work.count('dropped')
    return work.outbox.done(row.id)
  }
  const places = await placesOf(work, person)
  if (places.length === 0) {
    work.count('unreached')
    await tellHr(work.outbox, person, state, 'unreached')
    const again = new Date(Date.parse(work.clock.now()) + lookAgainMs).toISOString()
    return work.outbox.later(row.id, again, 'no-account', false)
  }
  if (await readsNowhere(work, person, places)) await tellHr(work.outbox, person, state, 'web-only')
  if (effect.kind === 'say') {
    await sendWords(work, row, effect, places, person.locale)
    work.count('sent')
  } else {
    const sent = await sendCard(work, row, effect, places, state)
    work.count(sent === 'nothing' ? 'same' : 'sent')
    if (sent === 'finished') return
  }
  await work.outbox.done(row.id)
}

/** The case at least as new as the commit that asked for this effect. */
async function stateOf(work: OutboxWork, row: OutboxRow, effect: Deliverable): Promise<CaseState | undefined> {
  const caseId = effect.kind === 'show' ? effect.ref.caseId : effect.caseId
  if (caseId === undefined) return undefined
  const seq = seqOf(row.key, caseId)
  return seq === undefined ? work.memory.load(caseId) : work.memory.since(caseId, seq)
}

/** The row keeps its lease until the job is done with it; when the job gets lost the lease runs out and it is handed over again. */
const handOver = (work: OutboxWork, row: OutboxRow): Promise<void> => work.render(row.id)

async function failed(work: OutboxWork, row: OutboxRow, fault: unknown): Promise<void> {
  const after = afterFault(
    fault,
    row.attempts,
    { now: work.clock.now(), real: new Date().toISOString() },
    Math.random(),
  )
  if (after.kind === 'bury') {
    work.log.error('an effect was given up', fault, { outbox: row.id, attempts: row.attempts, why: after.why })
    work.count('dead')
    work.gaveUp(after.why)
    const event = gaveUpEvent(row, after.why, work.clock.now())
    if (event !== undefined) await work.accept(event)
    return work.outbox.bury(row.id, after.why)
  }
  work.count('failed')
  const { at, why, counts } = after
  work.log.error('an effect failed and is tried again', fault, { outbox: row.id, attempts: row.attempts, why })
  await work.outbox.later(row.id, at, why, counts)
}
