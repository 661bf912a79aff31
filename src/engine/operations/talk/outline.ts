// Operations of the outline (M6): which scene is in hand, what was said of it, the questions that may come, a rehearsal.
import type { CaseState } from '../../../model/case.ts'
import type { RunnableFlow } from '../../../model/flow.ts'
import { versionOf } from '../../../talk/scripts/sheet.ts'
import { digest } from '../../canonical.ts'
import { listOf } from '../../look.ts'
import { events, type Operation, type OperationResult } from '../../operation.ts'
import { allScenes, saidLines, sceneNow, talkScenes, talkSheet } from '../../talk/outline.ts'

const toScene = (scene: string, said: readonly string[]): OperationResult =>
  events({ kind: 'answered', step: 'outline', values: { scene, said } })

/** The scene `by` places on; after the last one comes the end. */
function neighbour(flow: RunnableFlow, state: CaseState, by: 1 | -1): string {
  const ids = talkScenes(flow, state).map(scene => scene.id)
  const now = sceneNow(flow, state)?.id
  const at = now === undefined ? ids.length : ids.indexOf(now)
  return ids[Math.max(0, at + by)] ?? allScenes
}

/** 「谈话已开始」: the outline begins with its first scene and no ticks; which version was in hand is kept. */
export const start: Operation = ({ values, flow }) => {
  const sheet = talkSheet(flow)
  return {
    events: [
      { kind: 'noted', what: 'talk-started', values },
      {
        kind: 'answered',
        step: 'outline',
        values: { said: [], scene: '', ...(sheet ? { script: versionOf(sheet) } : {}) },
      },
    ],
    reply: { text: 'toast.talk-started', tone: 'calm' },
  }
}

const outlineDone: OperationResult = {
  events: [],
  repeated: true,
  reply: { text: 'toast.outline-done', tone: 'calm' },
}

/** Ticks the mandatory points of the scene in hand. Lines for a mood or a question are only ticked one by one. */
export const said: Operation = ({ state, flow }) => {
  const scene = sceneNow(flow, state)
  if (!scene) return outlineDone
  const musts = scene.lines.filter(line => line.must).map(line => line.id)
  return toScene(neighbour(flow, state, 1), [...new Set([...saidLines(state), ...musts])])
}

/** Ticks exactly what was chosen of the scene in hand; also takes a tick back. */
export const part: Operation = ({ state, flow, values }) => {
  const scene = sceneNow(flow, state)
  if (!scene) return outlineDone
  const others = saidLines(state).filter(id => !scene.lines.some(line => line.id === id))
  return toScene(neighbour(flow, state, 1), [...others, ...listOf(values, 'lines')])
}

export const next: Operation = ({ state, flow }) =>
  sceneNow(flow, state) ? toScene(neighbour(flow, state, 1), saidLines(state)) : outlineDone

export const back: Operation = ({ state, flow }) => toScene(neighbour(flow, state, -1), saidLines(state))

export const showDoubts: Operation = ({ state }) =>
  state.steps.some(step => step.step === 'told-doubts')
    ? { events: [], repeated: true, reply: { text: 'toast.doubts-above', tone: 'calm' } }
    : { events: [], opens: [{ step: 'told-doubts' }], reply: { text: 'toast.shown-below', tone: 'calm' } }

/** 「练习一次」: opens a card of no case. That somebody practised is nobody's business and not in the record. */
export const rehearse: Operation = ({ by, cause }) => ({
  events: [],
  repeated: true,
  ...(by === 'clock'
    ? {}
    : { privately: [{ instance: `rehearsal#${digest({ cause }).slice(0, 12)}`, card: 'rehearsal', to: by }] }),
  reply: { text: 'toast.shown-below', tone: 'calm' },
})
