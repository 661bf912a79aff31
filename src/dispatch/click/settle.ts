// One decision on one case, committed: decided again when somebody else was faster, at most three times.
import type { Action, Decision, Recorded } from '../../model/action.ts'
import type { CaseState } from '../../model/case.ts'
import type { InstantText } from '../../model/dates.ts'
import { freshKey } from '../../model/effect-keys.ts'
import type { InboundEvent } from '../../model/inbound.ts'
import { AppError } from '../../model/refusal.ts'
import type { CaseStore } from '../../ports/case-store.ts'
import type { FileStore } from '../../ports/file-store.ts'
import type { Inbox, Origin } from '../../ports/inbox.ts'
import type { Outbox } from '../../ports/outbox.ts'
import type { Answer } from '../answer.ts'
import type { ViewBuilder } from '../cards/build-views.ts'
import type { Core } from '../core.ts'
import type { CaseMemory } from './case-memory.ts'
import { type EffectsAbout, effectsOf } from './effects.ts'
import { flowOf } from './flow-of.ts'

const tries = 3

export interface Settling extends EffectsAbout {
  /** The event that this answers; absent for what came without one (a file that was read). */
  readonly origin?: Origin | undefined
  readonly at: InstantText
  /** Uploads the press brought; they belong to the case from now on. */
  readonly fileIds?: readonly string[]
}

export const storedAs = ({ key }: InboundEvent): Origin => ({ kind: 'stored', key })

export interface Settled {
  readonly answer: Answer
  /** The case after the decision, when it was committed or read. */
  readonly state?: CaseState | undefined
}

export interface SettleDeps {
  readonly core: Core
  readonly cases: CaseStore
  readonly memory: CaseMemory
  readonly builder: ViewBuilder
  readonly inbox: Inbox
  readonly outbox: Outbox
  readonly files: FileStore
}

/** Runs an action on a case that exists. */
export async function settle(deps: SettleDeps, caseId: string, action: Action, about: Settling): Promise<Settled> {
  const { world } = about
  const decide = (state: CaseState): Decision => deps.core.decide(flowOf(deps.core, state), state, action, world)
  // A commit finds out whether the remembered case was out of date; a refusal would not, so it is decided on a fresh one.
  const recent = known(await deps.memory.recent(caseId), caseId)
  const first = decide(recent)
  if (first.kind === 'done') {
    const settled = await carryOut(deps, caseId, recent, first, about)
    if (settled !== 'stale') return settled
  }
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const state = known(await deps.memory.load(caseId), caseId)
    const settled = await carryOut(deps, caseId, state, decide(state), about)
    if (settled !== 'stale') return settled
  }
  throw new AppError('conflict', 'stale-case', `Case ${caseId} changed ${tries} times while one action was decided.`)
}

function known(state: CaseState | undefined, caseId: string): CaseState {
  if (state === undefined) throw new AppError('broken', 'no-such-case', `There is no case ${caseId}.`)
  return state
}

/** Commits what was decided, or answers what was refused. */
export async function carryOut(
  deps: SettleDeps,
  caseId: string,
  before: CaseState | undefined,
  decision: Decision,
  about: Settling,
): Promise<Settled | 'stale'> {
  const done = recordedBy(decision)
  if (done === undefined) return answerOnly(deps, before, decision, about)
  const answer = answerTo(decision, about)
  for (const id of about.fileIds ?? []) await deps.files.bind(id, caseId)
  const outcome = await deps.cases.commit({
    origin: about.origin,
    caseId,
    expectedSeq: before?.seq ?? 0,
    events: done.events,
    state: done.state,
    effects: effectsOf(deps.builder, before, done, about),
    deadlines: done.deadlines,
    answer,
  })
  if (outcome === 'stale') return 'stale'
  if (outcome === 'duplicate') {
    const refused: Answer = { reply: { text: 'spine.already-open', tone: 'warn' } }
    await finish(deps, about, refused)
    return { answer: refused }
  }
  deps.memory.note(done.state)
  return { answer, state: done.state }
}

const recordedBy = (decision: Decision): Recorded | undefined =>
  decision.kind === 'refused' ? decision.recorded : decision.kind === 'done' ? decision : undefined

function answerTo(decision: Decision, { card }: Settling): Answer {
  const { reply } = decision
  if (decision.kind !== 'refused') return { reply, card }
  const { fields } = decision.refusal
  // A form that has to be mended stays as it is on the screen: no card in the answer.
  return fields === undefined ? { reply, card, refused: true } : { reply, fields, refused: true }
}

async function answerOnly(
  deps: SettleDeps,
  state: CaseState | undefined,
  decision: Decision,
  about: Settling,
): Promise<Settled> {
  const answer = answerTo(decision, about)
  const fresh = decision.kind === 'refused' ? (decision.fresh ?? []) : []
  // The pressed card comes back in the answer; the person's other open cards are sent anew.
  for (const ref of fresh.filter(ref => ref.instance !== about.card?.instance)) {
    await deps.outbox.add(freshKey(ref, about.at), [{ kind: 'show', ref, asks: false }])
  }
  const own = decision.kind === 'repeated' ? (decision.shows ?? []) : []
  if (own.length > 0)
    await deps.outbox.add(
      `own:${about.origin?.kind === 'stored' ? about.origin.key : about.at}`,
      own.map(ref => ({ kind: 'show', ref, asks: false })),
    )
  await finish(deps, about, answer)
  return { answer, state }
}

async function finish(deps: SettleDeps, { origin }: Settling, answer: Answer): Promise<void> {
  if (origin?.kind === 'stored') await deps.inbox.finish(origin.key, answer)
}
