// Lines of the script library as a card shows them: filled with what this case knows, with the article and the paper to show.
import { maySee } from '../../access/policy.ts'
import { lastDayOf } from '../../engine/clocks/instants.ts'
import { severanceEstimate } from '../../engine/estimate.ts'
import { plainValues } from '../../engine/talk/outline.ts'
import type { Block } from '../../model/card.ts'
import type { Locale } from '../../model/person.ts'
import type { ScriptLine, ScriptStage, ScriptWords } from '../../model/script.ts'
import { fillLine, type VariableValues, variablesIn } from '../../talk/scripts/fill.ts'
import { linesOf, scenesOf, sheetOf } from '../../talk/scripts/sheet.ts'
import type { Translate } from '../../texts/texts.ts'
import { words } from '../blocks.ts'
import type { CardAbout } from '../card.ts'
import { basisText } from '../labels.ts'

export interface FilledLine {
  readonly id: string
  readonly name: string
  readonly must: boolean
  readonly asks?: string | undefined
  readonly feel: string
  readonly rule: string
  readonly basis: string
  readonly show?: string | undefined
}

/** What the case knows and this viewer may see; the law is only asked where a line names an amount. */
export function valuesFor(
  { state, world, t, format, instance }: CardAbout,
  lines: readonly ScriptLine[],
): VariableValues {
  const named = lines.some(line => variablesIn(line.rule['zh-CN']).includes('severance'))
  const amounts = named && instance.who !== undefined && maySee(state, instance.who, 'authority')
  const { severance } = amounts ? severanceEstimate(state, world) : { severance: undefined }
  return {
    ...plainValues(state, world),
    reason: t(`form.start.reason.${state.opening.reason}`),
    lastDay: format.date(lastDayOf(state)),
    ...(severance ? { severance: format.amount(severance) } : {}),
  }
}

export function filledLine(line: ScriptLine, values: VariableValues, t: Translate, locale: Locale): FilledLine {
  const fill = (words: ScriptWords): string =>
    fillLine(words[locale], values, name => t('script.missing', { what: t(`script.variable.${name}`) }))
  return {
    id: line.id,
    name: fill(line.name),
    must: line.must,
    ...(line.asks ? { asks: fill(line.asks) } : {}),
    feel: fill(line.feel),
    rule: fill(line.rule),
    basis: basisText(line.basis, t),
    ...(line.show ? { show: fill(line.show) } : {}),
  }
}

/** What to say when the employee brings it up at a later stage; nothing where the flow has no sheet for it. */
export function linesAt(about: CardAbout, stage: ScriptStage): readonly Block[] {
  const { flow, state, t, locale } = about
  const sheet = sheetOf(flow.scripts, flow.ground, stage)
  if (!sheet) return []
  const own = linesOf(scenesOf(sheet, state.opening.reason))
  const values = valuesFor(about, own)
  const lines = own.map(line => filledLine(line, values, t, locale))
  return [words(t('script.if-asked')), ...lines.map(line => unfolding(line, t))]
}

/** A line that unfolds: what they may say, what to answer, what it rests on. */
export const unfolding = (
  line: FilledLine,
  t: Translate,
  mark = '',
): { kind: 'more'; label: string; text: string } => ({
  kind: 'more',
  label: `${mark}${line.asks ?? line.name}`,
  text: [
    line.feel,
    line.rule,
    ...(line.show ? [t('script.show', { what: line.show })] : []),
    t('script.basis', { basis: line.basis }),
  ].join('\n'),
})
