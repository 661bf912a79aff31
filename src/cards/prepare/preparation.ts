// M3: what the manager reads before the talk.
import { severanceEstimate } from '../../engine/estimate.ts'
import { facts, nextLine, note, strong, words } from '../blocks.ts'
import type { CardBuilder } from '../card.ts'
import { estimateBlocks } from './review.ts'

export const preparation: CardBuilder = about => {
  const { t, state, format, nameOf, world } = about
  const answers = state.answers.checks?.values ?? {}
  const open = state.answers['open-items']?.values ?? {}
  const openNames = Object.entries(open)
    .filter(([name, value]) => value === 'yes' && name !== 'note')
    .map(([name]) => t(`form.open-items.${name}`))
  return {
    title: t('preparation.title'),
    blocks: [
      facts(
        [t('case.employee'), `${nameOf(state.parties.employee)} · ${state.parties.employee}`],
        [t('preparation.since'), state.facts.hireDate ? format.date(state.facts.hireDate.value) : t('unknown')],
        [
          t('preparation.contract'),
          state.facts.contractType ? t(`contract.${state.facts.contractType.value}`) : t('unknown'),
        ],
        [
          t('preparation.performance'),
          typeof answers.performance === 'string' && answers.performance !== ''
            ? t(`form.checks.performance.${answers.performance}`)
            : t('unknown'),
        ],
        [
          t('preparation.open-items'),
          openNames.length > 0 ? openNames.join(t('list.and')) : t('preparation.no-open-items'),
        ],
        [
          t('preparation.authority'),
          t('preparation.authority-value', { months: state.authorityMonths, days: String(state.considerationDays) }),
        ],
      ),
      ...estimateBlocks(severanceEstimate(state, world), about),
      strong(t('preparation.say')),
      words([1, 2, 3].map(n => `${n}. ${t(`preparation.say.${n}`)}`).join('\n')),
      strong(t('preparation.never')),
      words([1, 2, 3].map(n => `${n}. ${t(`preparation.never.${n}`)}`).join('\n')),
      note(about, t('preparation.private')),
    ],
    next: nextLine(about, t('preparation.next'), nameOf(state.parties.manager)),
  }
}
