// What holds after every move of a game, whoever did whatever.
import { isDeepStrictEqual } from 'node:util'
import { dueOf } from '../../../src/engine/after/dues.ts'
import { agreementPaper } from '../../../src/engine/agreement/signing.ts'
import { deadlinesOf } from '../../../src/engine/clocks/clocks.ts'
import { fold, foldAll } from '../../../src/engine/fold/index.ts'
import { holds } from '../../../src/engine/guards/guard.ts'
import { lastSettlement, openDisputes, rolesOf } from '../../../src/engine/look.ts'
import { rests } from '../../../src/engine/rests.ts'
import type { Decision } from '../../../src/model/action.ts'
import type { CaseState } from '../../../src/model/case.ts'
import type { CaseEventBody, EventDraft } from '../../../src/model/case-event.ts'
import type { Effect } from '../../../src/model/effect.ts'
import { compare } from '../../../src/model/money.ts'
import { flow } from '../../world.ts'
import { type Game, type Moved, texts } from './play.ts'

const stepOf = new Map(flow.steps.map(step => [step.id, step]))
const stages = new Set(flow.stages)

/** Says what is broken; a game has too many moves for a matcher at each of them. */
function must(holdsNow: boolean, words: string): void {
  if (!holdsNow) throw new Error(words)
}

/** Somebody has something before them that leads on, or a clock runs. */
export function isAlive(state: CaseState): boolean {
  if (state.ended || deadlinesOf(state).length > 0) return true
  return state.steps.some(instance => {
    const step = stepOf.get(instance.step)
    if (instance.status !== 'open' || !instance.who || !step || step.standing) return false
    if (step.unhurried === 'nothing-waits') return false
    return step.options.some(option => holds(option.when, state) && !rests(state, step, option))
  })
}

/** The log gives the case as it is, to the last field. */
export function logHolds({ events, state }: Game): void {
  const log = events.map((event, i) => ({ ...event, caseId: state.id, seq: i + 1, prev: '', hash: '' }))
  must(isDeepStrictEqual(foldAll(log), state), 'the log does not give the case')
}

export function holdsAfter({ before, action, decision, live }: Moved): void {
  const { reply } = decision
  for (const locale of ['zh-CN', 'en'] as const) {
    must(reply === undefined || texts.has(locale, reply.text), `no words ${reply?.text} in ${locale}`)
  }
  if (action.kind === 'press') pressHolds(before, action, decision, live)
  const recorded = decision.kind === 'done' ? decision : decision.kind === 'refused' ? decision.recorded : undefined
  if (!recorded) return
  let state = before
  for (const event of recorded.events) {
    if (before.ended) must(afterTheEnd.has(event.body.kind), `${event.body.kind} after the end`)
    eventHolds(state, event)
    state = fold(state, before.id, event)
  }
  stateHolds(before, state, recorded.events.length)
  effectsHold(before.effectiveAt ?? state.effectiveAt, state, recorded.effects)
}

/** A button as it stands works or is refused with words; what is not somebody's own, or is old, does nothing. */
function pressHolds(
  before: CaseState,
  action: Extract<Moved['action'], { kind: 'press' }>,
  decision: Decision,
  live: boolean,
): void {
  const instance = before.steps.find(one => one.id === action.instance)
  if (instance?.who !== action.by) {
    must(
      decision.kind === 'refused' && decision.recorded === undefined,
      `${action.by} pressed a card of ${instance?.who}`,
    )
  }
  if (live && decision.kind === 'refused') {
    must(!['stale-card', 'only-you'].includes(decision.refusal.code), `${action.instance} ${action.option} is dead`)
  }
}

/** Whoever has nothing but these roles in a case hears of it when both have signed. */
const later: ReadonlySet<string> = new Set(['it', 'admin', 'finance'])

function effectsHold(effectiveAt: string | undefined, state: CaseState, effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (effect.kind !== 'show') continue
    const { ref } = effect
    must(
      state.steps.some(one => one.id === ref.instance && one.who === ref.to),
      `${ref.instance} goes to ${ref.to}`,
    )
    const roles = rolesOf(state, ref.to)
    const early = effectiveAt === undefined && roles.length > 0 && roles.every(role => later.has(role))
    must(!early, `${ref.to} hears too early`)
  }
}

const byPeople = new Set<CaseEventBody['kind']>([
  'released',
  'settlement-verified',
  'settlement-published',
  'settlement-confirmed',
  'signed',
  'who-proposed',
  'minutes-sent',
  'declined',
  'paid',
  'became-effective',
])
/** A yes, or what leads to one: nothing of it while the case rests. */
const yes = new Set<CaseEventBody['kind']>([
  'settlement-published',
  'settlement-confirmed',
  'signed',
  'became-effective',
  'agreement-issued',
  'minutes-sent',
])
const afterTheEnd = new Set<CaseEventBody['kind']>([
  'noted',
  'read',
  'denied',
  'paper-stored',
  'chosen',
  'step-opened',
  'step-closed',
])

function eventHolds(state: CaseState, { body, by }: EventDraft): void {
  if (byPeople.has(body.kind)) must(by !== 'clock', `${body.kind} by the clock`)
  if (body.kind === 'paused') must(state.effectiveAt === undefined, 'what is owed would rest')
  if (state.paused) must(!yes.has(body.kind), `${body.kind} while the case rests`)
  const { employee, manager } = state.parties
  const partial = by === employee || by === manager
  switch (body.kind) {
    case 'settlement-published': {
      const { verifiedBy, preparedBy, lines } = body.settlement
      must(verifiedBy !== preparedBy && verifiedBy !== employee && verifiedBy !== manager, 'one person made a version')
      must(state.effectiveAt === undefined, 'a version after the agreement took effect')
      must(!lines.some(({ amount, floor }) => floor && compare(amount, floor) < 0), 'a line below the law')
      return
    }
    case 'settlement-confirmed':
      must(by === employee && body.hash === lastSettlement(state)?.hash, 'confirmed what does not stand')
      must(openDisputes(state).length === 0, 'confirmed a disputed version')
      return
    case 'agreement-issued':
      must(body.agreement.settlementHash === state.confirmation?.hash, 'an agreement without a yes to its figures')
      must(openDisputes(state).length === 0, 'an agreement over disputed figures')
      return
    case 'signed': {
      const agreement = state.agreements.at(-1)
      must(body.signature.party === 'employee' ? by === employee : !partial, `${by} signed`)
      must(agreement !== undefined && agreement.withdrawn === undefined, 'signed what is void')
      must(agreement?.settlementHash === state.confirmation?.hash, 'signed other figures than were confirmed')
      must(agreement?.settlementHash === lastSettlement(state)?.hash, 'signed figures that do not stand')
      must(openDisputes(state).length === 0, 'signed disputed figures')
      const paper = state.papers.find(one => one.name === agreementPaper(agreement?.version ?? 0))
      must(paper?.sha256 === body.signature.document, 'signed other bytes')
      return
    }
    case 'became-effective': {
      const signatures = state.agreements.at(-1)?.signatures ?? []
      must(
        signatures
          .map(one => one.party)
          .toSorted()
          .join() === 'company,employee',
        'effective without both',
      )
      must(new Set(signatures.map(one => one.document)).size === 1, 'two papers were signed')
      return
    }
    case 'paid':
      must(state.effectiveAt !== undefined, 'paid before it took effect')
      must(compare(body.payment.amount, dueOf(state, body.payment.part)) === 0, 'paid another sum')
      return
    case 'resumed':
      must(state.paused !== undefined, 'goes on without having rested')
      must(state.paused?.why !== 'protection' || by === employee, `${by} set a protected case going again`)
      return
    default:
      return
  }
}

/** Of these there is one at a time: two would be two versions on the table. */
const single =
  /^(hr-review|minutes|settlement-(draft|verify|send|review|watch|receipt)|who-proposed|agreement-(draft|review)|seal|pay-separation|pay-handover)$/

const twice = ({ steps }: CaseState): string | undefined => {
  const open = steps.filter(one => one.status === 'open' && single.test(one.step)).map(one => one.step)
  return open.find((step, i) => open.indexOf(step) < i)
}

/** Whatever leads to two signatures is over once they are there. */
const untilSigned =
  /^(settlement-|agreement-|dispute|counter-|who-proposed|proposer-|seal|law-change|told-considering|outline|meeting|minutes$)/

function stateHolds(before: CaseState, state: CaseState, recorded: number): void {
  must(stages.has(state.stage), `stage ${state.stage}`)
  must(state.seq === before.seq + recorded, 'a number is missing in the log')
  const ids = state.steps.map(one => one.id)
  must(new Set(ids).size === ids.length, 'two cards of one name')
  must(
    state.steps.every(one => stepOf.has(one.step)),
    'an undeclared step',
  )
  must(
    deadlinesOf(state).every(({ at }) => Number.isFinite(Date.parse(at))),
    'a deadline without a time',
  )
  must(!state.ended || state.steps.every(one => one.status !== 'open'), `still open after the end: ${openOf(state)}`)
  const behind = state.effectiveAt
    ? state.steps.find(one => one.status === 'open' && untilSigned.test(one.step))
    : undefined
  must(behind === undefined, `${behind?.id} is open after both have signed`)
  must(twice(state) === undefined, `${twice(state)} is open twice: ${openOf(state)}`)
  must(isAlive(state), `nobody can go on; open: ${openOf(state)}`)
  must(
    state.confirmation === undefined || state.confirmation.hash === lastSettlement(state)?.hash,
    'a yes to a version that does not stand',
  )
}

export const openOf = ({ steps, paused, stage }: CaseState): string =>
  `${stage}${paused ? ` (rests: ${paused.why})` : ''}: ${steps
    .filter(one => one.status === 'open')
    .map(one => `${one.id}:${one.who ?? '-'}`)
    .join(' ')}`
