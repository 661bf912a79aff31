// Looks into a sheet of lines: its scenes for one case, its mandatory points, what was said of them and what was not.
import type { Opening } from '../../model/case.ts'
import type { ScriptLine, ScriptScene, ScriptSheet, ScriptStage } from '../../model/script.ts'

export interface SceneLines {
  readonly id: ScriptScene
  readonly lines: readonly ScriptLine[]
}

export const sheetOf = (sheets: readonly ScriptSheet[], ground: string, stage: ScriptStage): ScriptSheet | undefined =>
  sheets.find(sheet => sheet.ground === ground && sheet.stage === stage)

/** `talk@1`: which version of which sheet was in hand. */
export const versionOf = (sheet: ScriptSheet): string => `${sheet.stage}@${sheet.version}`

/** The scenes with the lines that fit the reason of the case; a scene without one is left out. */
export const scenesOf = (sheet: ScriptSheet, reason: Opening['reason']): readonly SceneLines[] =>
  sheet.scenes
    .map(scene => ({ id: scene.id, lines: scene.lines.filter(line => line.reasons?.includes(reason) ?? true) }))
    .filter(scene => scene.lines.length > 0)

/** Every line of a flow's first talk, whatever the reason. */
export const talkLines = (flow: {
  readonly scripts: readonly ScriptSheet[]
  readonly ground: string
}): readonly ScriptLine[] => sheetOf(flow.scripts, flow.ground, 'talk')?.scenes.flatMap(scene => scene.lines) ?? []

export const linesOf = (scenes: readonly SceneLines[]): readonly ScriptLine[] => scenes.flatMap(scene => scene.lines)

/** The mandatory points that are not among the lines that were said. */
export const unsaid = (scenes: readonly SceneLines[], said: readonly string[]): readonly ScriptLine[] =>
  linesOf(scenes).filter(line => line.must && !said.includes(line.id))
