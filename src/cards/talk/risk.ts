// What HR and the head of HR see when a sentence that was said stopped the case. The employee sees none of it.
import { facts, nextLine, note, words } from '../blocks.ts'
import type { CardBuilder } from '../card.ts'

export const riskReview: CardBuilder = about => {
  const { t, state, instance, nameOf } = about
  const data = instance.data ?? {}
  return {
    title: t('risk-review.title', { manager: nameOf(state.parties.manager) }),
    tone: 'stop',
    blocks: [
      facts(
        [t('risk-review.sentence'), data.sentence && `「${data.sentence}」`],
        [t('risk-review.why'), data.why],
        [t('risk-review.safer'), data.safer],
        [t('risk-review.where'), t(`risk-review.where-${data.where ?? 'talk'}`)],
      ),
      words(t('risk-review.words')),
      note(about, t('risk-review.writing'), ['CN-SPC1-35', 'POLICY-PRESSURE']),
    ],
    next: nextLine(about, t('risk-review.next'), nameOf(instance.who)),
  }
}

export const toldRisk: CardBuilder = about => ({
  title: about.t('told-risk.title'),
  tone: 'warn',
  blocks: [
    words(
      about.t('told-risk.words', {
        manager: about.nameOf(about.state.parties.manager),
        hr: about.nameOf(about.state.parties.hrbp),
      }),
    ),
    note(about, about.t('told-risk.quiet'), ['CN-SPC1-35', 'POLICY-PRESSURE']),
  ],
})
