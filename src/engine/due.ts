// A deadline has come: remind, escalate, pause or end a period. Silence never approves anything.
import type { Action, Decision } from '../model/action.ts'
import type { CaseState } from '../model/case.ts'
import type { RunnableFlow } from '../model/flow.ts'
import type { World } from '../model/world.ts'
import { decided } from './finish.ts'
import { instanceOf } from './look.ts'
import { begin, follow, perform, put, stepOf } from './working.ts'

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

  const step = stepOf(flow, instance.step)
  const clock = step.clocks.find(c => c.id === name)
  const work = begin(flow, state, action, world)
  put(work, { kind: 'clock-passed', instance: instance.id, clock: name, reminded: clock?.remind ?? false })
  // While paused nobody is pressed; the passing is on record, its consequences wait for a person.
  if (clock && (!state.paused || step.whilePaused)) {
    if (clock.does) perform(work, clock.does, instance.id, name, {})
    follow(work, clock.to)
  }
  return decided(state, work)
}
