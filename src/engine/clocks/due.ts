// A deadline has come: remind, escalate, pause or end a period. Silence never approves anything.
import type { Action, Decision } from '../../model/action.ts'
import type { CaseState } from '../../model/case.ts'
import type { RunnableFlow } from '../../model/flow.ts'
import type { World } from '../../model/world.ts'
import { decided } from '../finish.ts'
import { instanceOf } from '../look.ts'
import { begin } from '../working.ts'
import { pass } from './passed.ts'

export function due(
  flow: RunnableFlow,
  state: CaseState,
  action: Extract<Action, { kind: 'due' }>,
  world: World,
): Decision {
  const slash = action.deadline.lastIndexOf('/')
  const instance = instanceOf(state, action.deadline.slice(0, slash))
  const name = action.deadline.slice(slash + 1)
  const set = instance?.clocks[name]
  const repeated: Decision = { kind: 'repeated', reply: { text: 'toast.already', tone: 'calm' } }
  if (!instance || !set || set.passed || instance.status !== 'open' || state.ended) return repeated
  // The clock may have been moved further since the job was armed.
  if (Date.parse(set.at) > Date.parse(action.at)) return repeated

  const work = begin(flow, state, action, world)
  pass(work, instance, name)
  return decided(state, work)
}
