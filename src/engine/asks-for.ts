// The employee asks for a card that is always within reach: it comes anew each time, at the end of the conversation.
import type { Action, Decision, OwnCard } from '../model/action.ts'
import type { CaseState } from '../model/case.ts'
import type { RunnableFlow } from '../model/flow.ts'
import type { PersonId } from '../model/person.ts'
import type { World } from '../model/world.ts'
import { decided } from './finish.ts'
import { holds } from './guards/guard.ts'
import { canSeekHelp } from './help/calls.ts'
import { begin, closeAll, open } from './working.ts'

const notSigned = { not: { field: 'signed.both', is: true } } as const

/** Somebody to turn to as long as the case runs; a no as long as there is something to say no to. */
export const mayAskFor = (card: OwnCard, state: CaseState, person: PersonId): boolean =>
  canSeekHelp(state, person) && (card === 'seek-help' || holds(notSigned, state))

export function asksFor(
  flow: RunnableFlow,
  state: CaseState,
  action: Extract<Action, { kind: 'asks-for' }>,
  world: World,
): Decision {
  if (!mayAskFor(action.card, state, action.by) || !flow.steps.some(step => step.id === action.card)) {
    const refusal = { kind: 'refused', code: 'only-you' } as const
    return { kind: 'refused', refusal, reply: { text: 'refusal.only-you', tone: 'warn' } }
  }
  const work = begin(flow, state, action, world)
  closeAll(work, action.card)
  open(work, { step: action.card })
  return decided(state, work, { text: 'toast.shown-below', tone: 'calm' })
}
