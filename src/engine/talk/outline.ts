// Where the manager stands in the outline of the talk (M6): the scene in hand, what was ticked, what was not said.
import type { CaseState } from '../../model/case.ts'
import type { RunnableFlow } from '../../model/flow.ts'
import type { ScriptLine, ScriptSheet } from '../../model/script.ts'
import type { World } from '../../model/world.ts'
import type { VariableValues } from '../../talk/scripts/fill.ts'
import { type SceneLines, scenesOf, sheetOf, unsaid } from '../../talk/scripts/sheet.ts'
import { listOf, textOf } from '../look.ts'

/** When every scene has been gone through. */
export const allScenes = 'all'

/** The sheet of the first talk of this flow. */
export const talkSheet = (flow: RunnableFlow): ScriptSheet | undefined => sheetOf(flow.scripts, flow.ground, 'talk')

export function talkScenes(flow: RunnableFlow, state: CaseState): readonly SceneLines[] {
  const sheet = talkSheet(flow)
  return sheet === undefined ? [] : scenesOf(sheet, state.opening.reason)
}

/** The scene in hand; undefined once all were gone through. */
export function sceneNow(flow: RunnableFlow, state: CaseState): SceneLines | undefined {
  const scenes = talkScenes(flow, state)
  const id = textOf(state.answers.outline?.values ?? {}, 'scene')
  return id === allScenes ? undefined : (scenes.find(scene => scene.id === id) ?? scenes[0])
}

export const saidLines = (state: CaseState): readonly string[] => listOf(state.answers.outline?.values ?? {}, 'said')

/** Mandatory points nobody ticked: they go into the written follow-up. */
export const unsaidPoints = (flow: RunnableFlow, state: CaseState): readonly ScriptLine[] =>
  unsaid(talkScenes(flow, state), saidLines(state))

/** What every case knows: the only values that mandatory lines use. */
export function plainValues(state: CaseState, world: World): VariableValues {
  const nameOf = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : world.people.find(id)?.name
  return {
    employee: nameOf(state.parties.employee),
    manager: nameOf(state.parties.manager),
    hr: nameOf(state.parties.hrbp),
    company: world.settings.company.legalName,
    days: String(state.considerationDays),
  }
}
