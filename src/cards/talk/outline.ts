// M6: what to say, one scene at a time, with ticks; and the questions that may come.
import { saidLines, sceneNow, talkScenes, talkSheet, unsaidPoints } from '../../engine/talk/outline.ts'
import type { Block } from '../../model/card.ts'
import { linesOf } from '../../talk/scripts/sheet.ts'
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBody, CardBuilder } from '../card.ts'
import { type FilledLine, filledLine, unfolding, valuesFor } from './scripts.ts'

export const outline: CardBuilder = about => {
  const { t, state, flow, nameOf } = about
  const started = state.steps.some(step => step.step === 'opening-notice')
  const scene = sceneNow(flow, state)
  const body = scene === undefined ? goneThrough(about) : inScene(about, scene.id, started)
  const next = t(started ? 'outline.next-minutes' : 'outline.next-start')
  return { ...body, next: nextLine(about, next, nameOf(state.parties.manager)) }
}

function inScene(about: CardAbout, id: string, started: boolean): CardBody {
  const { t, state, flow, locale } = about
  const scenes = talkScenes(flow, state)
  const n = scenes.findIndex(scene => scene.id === id)
  const scene = scenes[n]
  const said = saidLines(state)
  const values = valuesFor(about, scene?.lines ?? [])
  const lines = (scene?.lines ?? []).map(line => filledLine(line, values, t, locale))
  const tick = (line: FilledLine): string => (!started ? '' : said.includes(line.id) ? '✓ ' : line.must ? '○ ' : '')
  const musts = lines.filter(line => line.must)
  // Whatever has to be said stands open; lines for a mood or a question unfold when they are needed.
  const open = musts.length > 0 ? lines : []
  return {
    title: t('outline.title', { n: n + 1, all: scenes.length, scene: t(`scene.${id}`) }),
    blocks: [
      words(t(`scene-hint.${id}`)),
      ...open.flatMap((line): Block[] => [
        strong(`${tick(line)}${line.name}${line.must ? t('outline.must') : ''}`),
        facts(
          [t('outline.say'), `${line.feel}\n${line.rule}`],
          [t('outline.show'), line.show],
          [t('outline.basis'), line.basis],
        ),
      ]),
      ...(open.length > 0 ? [] : lines.map(line => unfolding(line, t, tick(line)))),
      ...(started ? [progress(about)] : []),
      note(about, t(started ? 'outline.hears-nothing' : 'outline.start-first')),
      note(about, t(reviewedKey(about), { version: talkSheet(flow)?.version ?? 0 })),
    ],
    without: [
      ...(started ? ['rehearse'] : ['said', 'part']),
      ...(musts.length > 0 ? [] : ['said']),
      ...(n === 0 ? ['back'] : []),
    ],
  }
}

const reviewedKey = ({ flow }: CardAbout): string =>
  talkSheet(flow)?.reviewed ? 'script.reviewed' : 'script.not-reviewed'

/** The mandatory points in one foldable line, so that a phone keeps room for what is said now. */
function progress({ t, state, flow, locale }: CardAbout): Block {
  const musts = linesOf(talkScenes(flow, state)).filter(line => line.must)
  const said = saidLines(state)
  return {
    kind: 'more',
    label: t('outline.progress', { said: musts.filter(line => said.includes(line.id)).length, all: musts.length }),
    text: musts.map(line => `${said.includes(line.id) ? '✓' : '○'} ${line.name[locale]}`).join('\n'),
  }
}

/** Every scene was gone through: what was not said will stand in writing beside the minutes. */
function goneThrough(about: CardAbout): CardBody {
  const { t, state, flow, locale } = about
  const open = unsaidPoints(flow, state)
  return {
    title: t('outline.title-done'),
    blocks: [
      words(t(open.length === 0 ? 'outline.all-said' : 'outline.unsaid', { count: open.length })),
      ...(open.length === 0
        ? []
        : [{ kind: 'steps' as const, items: open.map(line => ({ text: line.name[locale], state: 'open' as const })) }]),
      progress(about),
      note(about, t('outline.hears-nothing')),
    ],
    without: ['said', 'part', 'next', 'rehearse'],
  }
}

export const toldDoubts: CardBuilder = about => {
  const { t, flow, state, locale } = about
  const scene = talkScenes(flow, state).find(one => one.id === 'objections')
  const values = valuesFor(about, scene?.lines ?? [])
  const lines = (scene?.lines ?? []).map(line => filledLine(line, values, t, locale))
  return { title: t('doubts.title', { count: lines.length }), blocks: lines.map(line => unfolding(line, t)) }
}
