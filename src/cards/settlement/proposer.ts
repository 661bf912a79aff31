// E3 and its mismatch: one question, its effect explained, nobody answers for the employee.
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardBuilder } from '../card.ts'

export const whoProposed: CardBuilder = about => {
  const { t, instance } = about
  return {
    title: t('who-proposed.title'),
    blocks: [
      strong(t('who-proposed.question')),
      ...(instance.data?.why ? [words(t('who-proposed.explained', { why: instance.data.why }))] : []),
      note(about, t('who-proposed.effect'), ['CN-LCL-46', 'CN-SIL-45']),
    ],
  }
}

export const proposerMismatch: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  return {
    title: t('proposer-mismatch.title', { employee: nameOf(state.parties.employee) }),
    tone: 'stop',
    blocks: [
      facts(
        [t('proposer-mismatch.manager', { who: nameOf(state.parties.manager) }), t('proposer-mismatch.said.company')],
        [
          t('proposer-mismatch.employee', { who: nameOf(state.parties.employee) }),
          t(`proposer-mismatch.said.${state.whoProposed ?? 'unclear'}`),
        ],
      ),
      words(t('proposer-mismatch.words')),
      note(about, t('proposer-mismatch.never-change'), ['CN-LCL-46', 'POLICY-PROPOSER']),
    ],
    next: nextLine(about, t('proposer-mismatch.next'), nameOf(instance.who)),
  }
}
