// `haosan scripts`: which grounds, stages and scenes have lines, and the lines of one of them; what is not there is said.
import { type Command, Option } from 'commander'
import { groundCodes } from '../../law/cn/grounds.ts'
import type { Locale } from '../model/person.ts'
import { type ScriptScene, type ScriptSheet, scriptScenes, scriptStages } from '../model/script.ts'
import { loadFlows } from '../packs/flows.ts'
import { loadTexts } from '../packs/texts.ts'
import { fillLine } from '../talk/scripts/fill.ts'
import { matrixOf } from '../talk/scripts/matrix.ts'
import type { Translate } from '../texts/texts.ts'

/** The one that has a flow. */
const usual = 'art36_employer_proposed'

interface Asked {
  readonly ground?: string | undefined
  readonly stage?: ScriptSheet['stage'] | undefined
  readonly scene?: ScriptScene | undefined
  readonly lang: Locale
  readonly json: boolean
}

export function scriptsCommand(program: Command): void {
  program
    .command('scripts')
    .description('the script library: the matrix of what exists, or the lines of one stage')
    .addOption(
      new Option(
        '--ground <code>',
        `of this ground; the lines of a stage are those of ${usual} unless one is named`,
      ).choices([...groundCodes]),
    )
    .addOption(new Option('--stage <stage>', 'lines of this stage').choices([...scriptStages]))
    .addOption(new Option('--scene <scene>', 'only this scene').choices([...scriptScenes]))
    .option('--json', 'print the data', false)
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['zh-CN', 'en']).default('zh-CN'))
    .action((asked: Asked) => {
      const sheets = loadFlows().flatMap(flow => flow.scripts)
      const t = loadTexts().in(asked.lang)
      if (asked.stage === undefined && asked.scene !== undefined) return end(t('script.scene-alone'), 2)
      const out = asked.stage === undefined ? matrix(sheets, asked, t) : lines(sheets, asked, t)
      if (out.found) process.stdout.write(`${out.text}\n`)
      else end(out.text, 1)
    })
}

function end(sentence: string, exitCode: 1 | 2): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = exitCode
}

interface Out {
  readonly found: boolean
  readonly text: string
}

function matrix(sheets: readonly ScriptSheet[], { ground, json }: Asked, t: Translate): Out {
  const rows = matrixOf(sheets).filter(row => ground === undefined || row.ground === ground)
  const asked = ground === undefined ? groundCodes : [ground]
  const without = asked.filter(code => !sheets.some(sheet => sheet.ground === code))
  if (json) return { found: true, text: JSON.stringify({ sheets: rows, without }, null, 2) }
  const table = rows.map(row =>
    [
      `${row.ground}  ${row.stage}@${row.version}  ${t(row.reviewed ? 'script.is-reviewed' : 'script.is-not-reviewed')}`,
      `  ${scriptScenes.map(scene => `${t(`scene.${scene}`)} ${row.lines[scene] || '—'}`).join('  ')}`,
    ].join('\n'),
  )
  const rest = without.length > 0 ? [t('script.without', { grounds: without.join(', ') })] : []
  return { found: true, text: [...table, ...rest].join('\n') }
}

function lines(sheets: readonly ScriptSheet[], { ground = usual, stage, scene, json, lang }: Asked, t: Translate): Out {
  const sheet = sheets.find(one => one.ground === ground && one.stage === stage)
  const scenes = sheet?.scenes.filter(one => scene === undefined || one.id === scene) ?? []
  if (scenes.length === 0)
    return { found: false, text: t('script.none', { place: [ground, stage, scene].join(' ').trim() }) }
  if (json) return { found: true, text: JSON.stringify(scenes, null, 2) }
  const fill = (text: string): string => fillLine(text, {}, name => `[${t(`script.variable.${name}`)}]`)
  const text = scenes.flatMap(one => [
    t(`scene.${one.id}`),
    ...one.lines.flatMap(line => [
      `  ${line.must ? '* ' : '  '}${fill((line.asks ?? line.name)[lang])}`,
      `    ${fill(line.feel[lang])} ${fill(line.rule[lang])}`,
      `    ${t('script.basis', { basis: line.basis.map(id => t(`basis.${id}`)).join(t('basis.and')) })}`,
      ...(line.show ? [`    ${t('script.show', { what: line.show[lang] })}`] : []),
    ]),
  ])
  return { found: true, text: text.join('\n') }
}
