// A paper is ready: its digest goes into the record, and steps that waited for it go on.
import type { Action, Decision } from '../../model/action.ts'
import type { CaseState } from '../../model/case.ts'
import type { RunnableFlow } from '../../model/flow.ts'
import type { World } from '../../model/world.ts'
import { decided } from '../finish.ts'
import { begin, put, stepOf } from '../working.ts'

export function rendered(
  flow: RunnableFlow,
  state: CaseState,
  action: Extract<Action, { kind: 'rendered' }>,
  world: World,
): Decision {
  const known = state.papers.find(paper => paper.name === action.document)
  if (known?.sha256 === action.sha256) return { kind: 'repeated', reply: { text: 'toast.already', tone: 'calm' } }
  const work = begin(flow, state, action, world)
  put(work, {
    kind: 'paper-stored',
    paper: {
      name: action.document,
      fileId: action.fileId,
      sha256: action.sha256,
      at: action.at,
      ...(action.size === undefined ? {} : { size: action.size }),
      ...(action.text === undefined ? {} : { text: action.text }),
    },
  })
  for (const instance of work.state.steps) {
    const step = stepOf(flow, instance.step)
    if (step.paper !== action.document || instance.status !== 'told') continue
    if (step.card === undefined || instance.who === undefined) continue
    const ref = { caseId: state.id, instance: instance.id, card: step.card, to: instance.who }
    work.effects.push({ kind: 'show', ref, asks: false })
  }
  return decided(state, work)
}
