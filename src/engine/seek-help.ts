// The employee asks for the card of the independent channel: it comes anew each time, at the end of the conversation.
import type { Action, Decision } from '../model/action.ts'
import type { CaseState } from '../model/case.ts'
import type { RunnableFlow } from '../model/flow.ts'
import type { World } from '../model/world.ts'
import { decided } from './finish.ts'
import { canSeekHelp } from './help/calls.ts'
import { begin, closeAll, open } from './working.ts'

export function seekHelp(
  flow: RunnableFlow,
  state: CaseState,
  action: Extract<Action, { kind: 'seeks-help' }>,
  world: World,
): Decision {
  if (!canSeekHelp(state, action.by) || !flow.steps.some(step => step.id === 'seek-help')) {
    const refusal = { kind: 'refused', code: 'only-you' } as const
    return { kind: 'refused', refusal, reply: { text: 'refusal.only-you', tone: 'warn' } }
  }
  const work = begin(flow, state, action, world)
  closeAll(work, 'seek-help')
  open(work, { step: 'seek-help' })
  return decided(state, work, { text: 'toast.shown-below', tone: 'calm' })
}
