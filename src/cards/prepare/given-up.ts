// HR's task about something that could not be carried out: what happened, what to do, and where to look in the log.
import { facts, nextLine, words } from '../blocks.ts'
import type { CardBuilder } from '../card.ts'

/** What can be made anew from the case as it is now. */
const canBeTried = ['card', 'paper']

export const givenUp: CardBuilder = about => {
  const { t, instance, format, nameOf } = about
  const { what = 'press', person, row, why } = instance.data ?? {}
  const who = person === undefined ? t('given-up.somebody') : nameOf(person)
  return {
    title: t('given-up.title'),
    tone: 'warn',
    blocks: [
      words(t(`given-up.${what}`, { who })),
      words(t(`given-up.do-${what}`, { who })),
      facts([t('given-up.at'), format.moment(instance.openedAt)], [t('given-up.row'), row], [t('given-up.why'), why]),
    ],
    without: canBeTried.includes(what) ? [] : ['again'],
    next: nextLine(about, t('given-up.next'), nameOf(instance.who)),
  }
}
