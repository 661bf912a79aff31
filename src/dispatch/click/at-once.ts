// A click that moves a case on, decided before it is stored: it comes into the inbox with its commit, in one statement.
import type { ReadToken } from '../../cards/token.ts'
import type { InboundEvent } from '../../model/inbound.ts'
import type { WhoIs } from '../people.ts'
import { flowOf } from './flow-of.ts'
import { askedOf, type PressDeps } from './press.ts'
import { carryOut, type Settled } from './settle.ts'

export interface AtOnceDeps extends PressDeps {
  readonly whoIs: WhoIs
}

/**
 * What the click came to, committed; `undefined` for everything that has to be stored first and wait its turn: a refusal,
 * a file, a case that somebody else moves, a lane that is taken.
 */
export async function decideAtOnce(
  deps: AtOnceDeps,
  event: InboundEvent,
  read: ReadToken,
  lane: string,
): Promise<Settled | undefined> {
  const { from, what } = event
  if (what.kind !== 'press' || 'clock' in from) return undefined
  if (!read.ok || read.expired) return undefined
  const person = await deps.whoIs.person(from)
  const { c: caseId, p: bound } = read.claims
  if (caseId === undefined || bound !== person?.id) return undefined
  const press = { event, person, token: what.token, values: what.values ?? {} }
  const { action, about } = await askedOf(deps, press, read.claims, caseId)
  if (about.fileIds.length > 0) return undefined
  const state = await deps.memory.recent(caseId)
  if (state === undefined) return undefined
  const decision = deps.core.decide(flowOf(deps.core, state), state, action, about.world)
  if (decision.kind !== 'done') return undefined
  const settled = await carryOut(deps, caseId, state, decision, {
    ...about,
    origin: { kind: 'arriving', event, lane },
  })
  return settled === 'stale' ? undefined : settled
}
