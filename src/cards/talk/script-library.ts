// 「话术」: what can be said, by article, ground and stage, for managers and HR; with the names of one's own case where there is just one.
import { lastDayOf } from '../../engine/clocks/instants.ts'
import { plainValues } from '../../engine/talk/outline.ts'
import type { Block } from '../../model/card.ts'
import type { ScriptSheet } from '../../model/script.ts'
import type { VariableValues } from '../../talk/scripts/fill.ts'
import { strong, words } from '../blocks.ts'
import type { LooseAbout, LooseBuilder } from '../card.ts'
import { filledLine, unfolding } from './scripts.ts'

type Options = NonNullable<ReturnType<LooseBuilder>['options']>

/** `art39_2_serious_breach` → `39`. */
const articleOf = ({ ground }: ScriptSheet): string => /^art(\d+)_/.exec(ground)?.[1] ?? ground
const idOf = ({ ground, stage }: ScriptSheet): string => `sheet-${ground}.${stage}`

export const scripts: LooseBuilder = about => {
  const { flow, ref } = about
  const chosen = ref.data?.chosen ?? ''
  const sheet = flow.scripts.find(one => idOf(one) === chosen)
  if (sheet) return oneSheet(sheet, about)
  const own = flow.scripts.filter(one => `article-${articleOf(one)}` === chosen)
  return own.length > 0 ? sheetsOf(own, about) : articles(about)
}

function articles({ flow, t }: LooseAbout): ReturnType<LooseBuilder> {
  const found = [...new Set(flow.scripts.map(articleOf))].sort()
  return {
    title: t('scripts.title'),
    blocks: [words(t('scripts.words')), { kind: 'note', text: t('scripts.no-flow') }],
    options: found.map(article => ({
      id: `article-${article}`,
      style: 'plain',
      label: t(`scripts.article.${article}`),
    })),
  }
}

function sheetsOf(own: readonly ScriptSheet[], { t }: LooseAbout): ReturnType<LooseBuilder> {
  const [first] = own
  return {
    title: t(first === undefined ? 'scripts.title' : `scripts.article.${articleOf(first)}`),
    blocks: [words(t('scripts.which'))],
    options: [...own.map(one => ({ id: idOf(one), style: 'plain' as const, label: nameOf(one, t) })), back(t)],
  }
}

function oneSheet(sheet: ScriptSheet, about: LooseAbout): ReturnType<LooseBuilder> {
  const { t, locale } = about
  const values = valuesOf(about)
  return {
    title: nameOf(sheet, t),
    blocks: [
      { kind: 'note', text: t(sheet.reviewed ? 'script.reviewed' : 'script.not-reviewed', { version: sheet.version }) },
      ...(sheet.stage === 'notice'
        ? [{ kind: 'note' as const, text: t('scripts.notice'), tone: 'warn' as const }]
        : []),
      ...sheet.scenes.flatMap((scene): readonly Block[] => [
        strong(t(`scene.${scene.id}`)),
        ...scene.lines.map(line =>
          unfolding(filledLine(line, values, t, locale), t, line.must ? t('scripts.must') : ''),
        ),
      ]),
    ],
    options: [{ id: `article-${articleOf(sheet)}`, style: 'quiet', label: t('button.scripts.back') }],
  }
}

const nameOf = ({ ground, stage }: ScriptSheet, t: LooseAbout['t']): string =>
  stage === 'notice' ? t(`scripts.ground.${ground}`) : t(`scripts.stage.${stage}`)

const back = (t: LooseAbout['t']): Options[number] => ({ id: 'all', style: 'quiet', label: t('button.scripts.back') })

/** Names and dates of the one case this person is talking in; of several nobody knows which is meant. */
function valuesOf({ mine, ref, world, t, format }: LooseAbout): VariableValues {
  const own = mine.filter(({ parties }) => parties.manager === ref.to || parties.hrbp === ref.to)
  const [state, another] = own
  if (state === undefined || another !== undefined) return { company: world.settings.company.legalName }
  return {
    ...plainValues(state, world),
    reason: t(`form.start.reason.${state.opening.reason}`),
    lastDay: format.date(lastDayOf(state)),
  }
}
