// M8/H3: the employee's proposal before whoever may answer it, with the authority, the cost, and what was offered before.
import { lastSettlement } from '../../engine/look.ts'
import { overAuthority } from '../../engine/settlement/limits.ts'
import { monthsOffered } from '../../engine/settlement/version.ts'
import { Decimal, money } from '../../model/money.ts'
import { facts, nextLine, note, quoted, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'

/** The proposal that a card came with; a later one has a card of its own. */
const proposalAt = ({ state, instance }: CardAbout) =>
  state.proposals.findLast(({ at }) => Date.parse(at) <= Date.parse(instance.openedAt))

export const counterOffer: CardBuilder = about => {
  const { t, state, nameOf, instance, world } = about
  const proposal = proposalAt(about)
  const months = proposal?.months
  return {
    title: t('counter-offer.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      ...quoted(about, t('counter-offer.said'), proposal?.said ?? ''),
      facts(
        [
          t('counter-offer.months'),
          months === undefined ? t('counter-offer.no-months') : t('counter-offer.months-value', { months }),
        ],
        [t('counter-offer.cost'), costOf(about, months)],
        [t('counter-offer.authority'), t('counter-offer.months-value', { months: state.authorityMonths })],
        [t('counter-offer.offered'), t('counter-offer.months-value', { months: monthsOffered(lastSettlement(state)) })],
        [t('counter-offer.reoffers'), t('settlement-watch.reoffers-value', { used: state.reoffers })],
        [t('counter-offer.compare'), t('counter-offer.compare-value', { opened: world.radar.opened })],
        [t('counter-offer.answer'), proposal?.answer],
      ),
      ...(months !== undefined && overAuthority(state, months)
        ? [note(about, t('counter-offer.beyond', { months: state.authorityMonths }), ['POLICY-AUTHORITY'], 'warn')]
        : []),
      note(about, t('counter-offer.rules'), ['CN-LCL-36', 'POLICY-AUTHORITY']),
    ],
    next: nextLine(about, t('counter-offer.next'), nameOf(instance.who)),
  }
}

/** Months at the base of the severance; without a base there is no figure. */
function costOf({ state, format }: CardAbout, months: string | undefined): string | undefined {
  const base = lastSettlement(state)?.lines.find(line => line.id === 'severance')?.facts.severanceBase
  return months === undefined || base === undefined ? undefined : format.amount(money(new Decimal(months).times(base)))
}

export const toldProposalAnswer: CardBuilder = about => {
  const { t, instance } = about
  return {
    title: t('told-proposal-answer.title'),
    blocks: [
      words(t('told-proposal-answer.yours', { text: proposalAt(about)?.said ?? '' })),
      words(t('told-proposal-answer.answer', { text: instance.data?.answer ?? '' })),
      note(about, t('told-proposal-answer.free'), ['CN-LCL-36']),
    ],
  }
}
