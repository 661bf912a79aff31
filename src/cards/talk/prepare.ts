// M5 and M6: when they meet, what they say.
import { textOf } from '../../engine/look.ts'
import { outlinePoints } from '../../engine/operations/talk/talk.ts'
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardBuilder } from '../card.ts'

export const meeting: CardBuilder = about => {
  const { t, state, format } = about
  const values = state.answers.meeting?.values ?? {}
  const version = about.instance.id.split('#')[1] ?? '1'
  const paper = state.papers.find(p => p.name === `invitation-v${version}`)
  return {
    title: t('meeting.title'),
    blocks: [
      facts(
        [
          t('meeting.when'),
          `${format.date(textOf(values, 'date') ?? state.opening.lastDay)} ${textOf(values, 'time') ?? ''}`,
        ],
        [t('meeting.where'), textOf(values, 'place')],
        [t('meeting.long'), t('meeting.long-value')],
      ),
      ...(paper
        ? [
            {
              kind: 'files' as const,
              items: [{ id: paper.fileId, name: t('meeting.file'), mime: 'text/calendar', size: 0 }],
            },
          ]
        : [words(t('meeting.file-soon'))]),
      note(about, t('meeting.no-calendar'), ['POLICY-TALK']),
    ],
    next: nextLine(about, t('meeting.next'), about.nameOf(state.parties.manager)),
  }
}

export const outline: CardBuilder = about => {
  const { t, state, nameOf } = about
  const done = Number(textOf(state.answers.outline?.values ?? {}, 'said') ?? '0')
  const started = state.steps.some(step => step.step === 'opening-notice')
  const point = outlinePoints[done]
  return {
    title: point
      ? t('outline.title', {
          n: String(done + 1),
          all: String(outlinePoints.length),
          point: t(`outline.${point}.name`),
        })
      : t('outline.title-done'),
    blocks: [
      ...(point
        ? [
            words(t(`outline.${point}.feel`)),
            strong(t(`outline.${point}.rule`)),
            facts([t('outline.show'), t(`outline.${point}.show`)]),
          ]
        : [words(t('outline.all-said'))]),
      {
        kind: 'steps',
        items: outlinePoints.map((name, i) => ({
          text: t(`outline.${name}.name`),
          state: i < done ? ('done' as const) : ('open' as const),
        })),
      },
      note(about, t(started ? 'outline.hears-nothing' : 'outline.start-first')),
    ],
    without: point ? [] : ['said'],
    next: nextLine(about, t(started ? 'outline.next-minutes' : 'outline.next-start'), nameOf(state.parties.manager)),
  }
}

export const toldDoubts: CardBuilder = ({ t }) => ({
  title: t('doubts.title'),
  blocks: [1, 2, 3, 4, 5, 6, 7, 8].map(n => ({
    kind: 'more' as const,
    label: t(`doubts.${n}.asks`),
    text: t(`doubts.${n}.answer`),
  })),
})

export const pauseReview: CardBuilder = about => ({
  title: about.t('pause-review.title', { manager: about.nameOf(about.state.parties.manager) }),
  tone: 'warn',
  blocks: [words(about.instance.data?.why ?? ''), note(about, about.t('pause-review.words'), ['POLICY-PROTECTION'])],
  next: nextLine(about, about.t('pause-review.next'), about.nameOf(about.instance.who)),
})

export const toldReschedule: CardBuilder = ({ t, instance }) => ({
  title: t('told-reschedule.title'),
  blocks: [words(t('told-reschedule.words', { when: instance.data?.when ?? '' }))],
})
