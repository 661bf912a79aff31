// HR goes through the open items of the files: correct, wrong, unknown. Nothing is answered for them.
import { itemsToAttest } from '../../engine/personnel/open-items.ts'
import { facts, nextLine, note, words } from '../blocks.ts'
import type { CardBuilder } from '../card.ts'
import { itemBlocks } from './item-rows.ts'
import { speechOf } from './speech.ts'

export const itemCheck: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  const items = itemsToAttest(state)
  const done = items.filter(item => item.attested !== undefined).length
  return {
    title: t('item-check.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      words(t('item-check.why')),
      facts([t('prep.detail.state'), t('item-check.progress', { done, all: items.length })]),
      ...itemBlocks(items, [], about, speechOf(about)),
      note(about, t('item-check.unknown'), ['CN-WPR-9']),
    ],
    next: nextLine(about, t('item-check.next'), nameOf(instance.who)),
  }
}
