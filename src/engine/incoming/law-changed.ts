// The law or a figure of it is another one than when the case's version was made: HR is asked, nothing changes by itself (product P30).
import type { Action, Decision } from '../../model/action.ts'
import type { CaseState } from '../../model/case.ts'
import type { RunnableFlow } from '../../model/flow.ts'
import type { World } from '../../model/world.ts'
import { decided } from '../finish.ts'
import { openStep, textOf } from '../look.ts'
import { lawChange } from '../settlement/law-change.ts'
import { begin, closeAll, open } from '../working.ts'

export function lawChanged(
  flow: RunnableFlow,
  state: CaseState,
  action: Extract<Action, { kind: 'law-changed' }>,
  world: World,
): Decision {
  const change = lawChange(state, world)
  const repeated: Decision = { kind: 'repeated', reply: { text: 'toast.already', tone: 'calm' } }
  if (change === undefined || !flow.steps.some(step => step.id === 'law-change')) return repeated
  const data = { version: String(change.version), before: change.before.value, after: change.after.value }
  const asked = openStep(state, 'law-change')?.data
  const answered = state.answers['law-change']?.values ?? {}
  const known = (values: Readonly<Record<string, unknown>>): boolean =>
    values.version === data.version && values.after === data.after
  if (known(asked ?? {}) || (known(answered) && textOf(answered, 'answer') === 'keep')) return repeated
  const work = begin(flow, state, action, world)
  closeAll(work, 'law-change')
  open(work, { step: 'law-change', data })
  return decided(state, work)
}
