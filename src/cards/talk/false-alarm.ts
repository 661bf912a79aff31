// A remark of the coach that somebody holds to be wrong, for HR to look at: why it was made, and the sentence only where its writer agreed.
import { categoryNames } from '../../talk/learning/coach-wording.ts'
import { facts, nextLine, note, words } from '../blocks.ts'
import type { CardBuilder } from '../card.ts'

export const falseAlarm: CardBuilder = about => {
  const { t, instance, nameOf } = about
  const { by, categories = '', why, sentence } = instance.data ?? {}
  return {
    title: t('false-alarm.title'),
    blocks: [
      facts(
        [t('false-alarm.by'), nameOf(by)],
        [t('false-alarm.category'), categoryNames(categories.split(' '), t)],
        [t('false-alarm.why'), why],
        [t('false-alarm.sentence'), sentence === undefined ? t('false-alarm.not-kept') : `「${sentence}」`],
      ),
      words(t('false-alarm.words')),
      note(about, t('false-alarm.counts'), ['POLICY-TALK']),
    ],
    next: nextLine(about, t('false-alarm.next'), nameOf(instance.who)),
  }
}
