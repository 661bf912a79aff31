// Which grounds, stages and scenes have lines, counted: what is not there is shown as not there.
import { type ScriptScene, type ScriptSheet, scriptScenes } from '../../model/script.ts'

export interface MatrixRow {
  readonly ground: string
  readonly stage: string
  readonly version: number
  readonly reviewed: boolean
  readonly lines: Readonly<Record<ScriptScene, number>>
  readonly must: number
}

export const matrixOf = (sheets: readonly ScriptSheet[]): readonly MatrixRow[] =>
  sheets.map(sheet => {
    const count = (scene: ScriptScene): number => sheet.scenes.find(one => one.id === scene)?.lines.length ?? 0
    return {
      ground: sheet.ground,
      stage: sheet.stage,
      version: sheet.version,
      reviewed: sheet.reviewed,
      lines: Object.fromEntries(scriptScenes.map(scene => [scene, count(scene)])) as Record<ScriptScene, number>,
      must: sheet.scenes.flatMap(scene => scene.lines).filter(line => line.must).length,
    }
  })
