// M1: a manager starts. The card belongs to no case until it is submitted.
import { strong, words } from '../blocks.ts'
import type { LooseBuilder } from '../card.ts'

export const start: LooseBuilder = ({ t, state, ref, format }) => {
  if (state) {
    return {
      title: t('start.done-title'),
      closed: true,
      blocks: [words(t('start.done', { at: format.moment(state.openedAt) }))],
    }
  }
  if (ref.data?.chosen === 'cancel') {
    return { title: t('start.title'), closed: true, blocks: [words(t('start.cancelled'))] }
  }
  if (ref.data?.chosen === 'learn') {
    return {
      title: t('start.learn-title'),
      blocks: [
        {
          kind: 'steps',
          items: [1, 2, 3, 4, 5, 6].map(n => ({ text: t(`start.learn.${n}`), state: 'open' as const })),
        },
        { kind: 'note', text: t('start.learn.note') },
      ],
      options: [
        { id: 'submit', style: 'main', form: 'start' },
        { id: 'cancel', style: 'quiet' },
      ],
    }
  }
  return {
    title: t('start.title'),
    blocks: [
      strong(t('start.voluntary')),
      words(t('start.facts-only')),
      { kind: 'note', text: t('start.keep-quiet'), basis: [t('start.basis')] },
    ],
    options: [
      { id: 'submit', style: 'main', form: 'start' },
      { id: 'learn', style: 'plain' },
      { id: 'cancel', style: 'quiet' },
    ],
  }
}
