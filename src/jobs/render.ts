// A paper as a job: typeset it, store it, and report it through accept. Doing it twice gives the same file and the same event.
import type { CaseState } from '../model/case.ts'
import type { Effect } from '../model/effect.ts'
import { afterFault } from '../outbox/faults.ts'
import { gaveUpEvent } from '../outbox/gave-up.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Outbox, OutboxRow } from '../ports/outbox.ts'
import type { Accept } from '../ports/platform.ts'

export type RenderEffect = Extract<Effect, { kind: 'render' }>

/** Makes the bytes of a paper and stores them; the same content gets the same id. */
export type RenderPaper = (
  effect: RenderEffect,
  state: CaseState,
) => Promise<{
  readonly fileId: string
  readonly sha256: string
  readonly size?: number | undefined
  /** The words as plain text, for papers that a card shows in full. */
  readonly text?: string | undefined
}>

export interface RenderDeps {
  readonly outbox: Outbox
  readonly cases: CaseStore
  readonly accept: Accept
  readonly clock: Clock
  readonly log: Log
  readonly paper: RenderPaper
}

export async function renderJob(deps: RenderDeps, outboxId: string): Promise<void> {
  const row = await deps.outbox.row(outboxId)
  if (row === undefined || row.effect.kind !== 'render') return
  try {
    await render(deps, row, row.effect)
  } catch (fault) {
    await failed(deps, row, fault)
  }
}

async function render(deps: RenderDeps, row: OutboxRow, effect: RenderEffect): Promise<void> {
  const state = await deps.cases.load(effect.caseId)
  if (state !== undefined) {
    const { fileId, sha256, size, text } = await deps.paper(effect, state)
    const { caseId, document } = effect
    await deps.accept({
      key: `rendered:${caseId}:${document}:${sha256.slice(0, 32)}`,
      from: { clock: true },
      at: deps.clock.now(),
      what: { kind: 'rendered', caseId, document, fileId, sha256, size, text },
    })
  }
  // The event is durable now; until here a lost job only meant doing it again.
  await deps.outbox.done(row.id)
}

async function failed(deps: RenderDeps, row: OutboxRow, fault: unknown): Promise<void> {
  const moment = { now: deps.clock.now(), real: new Date().toISOString() }
  const after = afterFault(fault, row.attempts, moment, Math.random())
  deps.log.error('a paper could not be made', fault, { outbox: row.id, attempts: row.attempts, next: after.kind })
  if (after.kind === 'bury') {
    const event = gaveUpEvent(row, after.why, deps.clock.now())
    if (event !== undefined) await deps.accept(event)
    return deps.outbox.bury(row.id, after.why)
  }
  await deps.outbox.later(row.id, after.at, 'paper', after.counts)
}
