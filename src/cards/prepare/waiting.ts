// Something waits for somebody for too long: what, for whom, since when. Nothing of its content.
import { facts, words } from '../blocks.ts'
import type { CardBuilder } from '../card.ts'

export const toldHeldUp: CardBuilder = ({ t, state, instance, nameOf, format }) => {
  const { what = '', owner, since = instance.openedAt, away } = instance.data ?? {}
  const who = nameOf(owner)
  const advice =
    away !== undefined
      ? t('told-held-up.away', { who, until: format.date(away) })
      : t(owner === state.parties.employee ? 'told-held-up.employee' : 'told-held-up.words')
  return {
    title: t('told-held-up.title', { employee: nameOf(state.parties.employee), what: t(`todo.${what}`) }),
    blocks: [facts([t('told-held-up.whose'), who], [t('told-held-up.since'), format.moment(since)]), words(advice)],
  }
}
