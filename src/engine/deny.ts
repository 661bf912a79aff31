// Somebody tried what is not theirs: recorded, and three times within 24 hours HR is told (product P11).
import type { Action, Decision } from '../model/action.ts'
import type { CaseState } from '../model/case.ts'
import type { RunnableFlow } from '../model/flow.ts'
import type { World } from '../model/world.ts'
import { decided } from './finish.ts'
import { begin, open, put } from './working.ts'

const day = 86_400_000

export function deny(
  flow: RunnableFlow,
  state: CaseState,
  action: Extract<Action, { kind: 'deny' }>,
  world: World,
): Decision {
  const work = begin(flow, state, action, world)
  put(work, { kind: 'denied', person: action.by, what: action.what, why: action.why })
  const recent = work.state.denials.filter(
    denial => denial.by === action.by && Date.parse(action.at) - Date.parse(denial.at) < day,
  )
  if (recent.length === 3 && flow.steps.some(step => step.id === 'told-denials')) {
    // HR's own attempts are told to the head of HR.
    const { hrbp, hrd } = work.state.parties
    open(work, { step: 'told-denials', who: action.by === hrbp ? hrd : hrbp, data: { person: action.by } })
  }
  return decided(state, work, { text: 'refusal.only-you', tone: 'warn' })
}
