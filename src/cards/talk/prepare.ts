// M5: when they meet; and what a pause or another time asks of HR and the manager.
import { textOf } from '../../engine/look.ts'
import { facts, nextLine, note, words } from '../blocks.ts'
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

export const pauseReview: CardBuilder = about => ({
  title: about.t('pause-review.title', { manager: about.nameOf(about.state.parties.manager) }),
  tone: 'warn',
  blocks: [
    facts([about.t('pause-review.why'), about.instance.data?.why]),
    note(about, about.t('pause-review.words'), ['POLICY-PROTECTION']),
  ],
  next: nextLine(about, about.t('pause-review.next'), about.nameOf(about.instance.who)),
})

export const toldReschedule: CardBuilder = ({ t, instance }) => ({
  title: t('told-reschedule.title'),
  blocks: [words(t('told-reschedule.words', { when: instance.data?.when ?? '' }))],
})
