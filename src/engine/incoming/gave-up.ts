// Something could not be carried out for good: HR gets a task that stays until somebody settles it.
import type { Action, Decision } from '../../model/action.ts'
import type { CaseState } from '../../model/case.ts'
import type { RunnableFlow } from '../../model/flow.ts'
import type { World } from '../../model/world.ts'
import { decided } from '../finish.ts'
import { hearsOfTrouble } from '../help/channel.ts'
import { begin, open } from '../working.ts'

export function gaveUp(
  flow: RunnableFlow,
  state: CaseState,
  action: Extract<Action, { kind: 'gave-up' }>,
  world: World,
): Decision {
  const { row, why, what } = action.gaveUp
  const { kind, ...about } = what
  const named = Object.fromEntries(Object.entries(about).map(([name, value]) => [name, String(value)]))
  // What fails again while HR still has it before them is the same task.
  const known = state.steps.some(
    ({ step, status, data = {} }) =>
      step === 'given-up' &&
      (data.row === row || (kind !== 'press' && status === 'open' && isSame(data, { ...named, what: kind }))),
  )
  // An ended case opens no task; whoever asked for this tells HR in words.
  if (known || state.ended || !flow.steps.some(step => step.id === 'given-up')) {
    return { kind: 'repeated', reply: { text: 'toast.already', tone: 'calm' } }
  }
  const work = begin(flow, state, action, world)
  const who = hearsOfTrouble(state, named.person)
  open(work, { step: 'given-up', who, data: { ...named, what: kind, row, why } })
  return decided(state, work)
}

const isSame = (data: Readonly<Record<string, string>>, about: Readonly<Record<string, string>>): boolean =>
  Object.entries(about).every(([name, value]) => data[name] === value)
