// How the preparation's cards write dates, amounts, names and articles; and an open item as a choice of a form.
import type { OpenItem } from '../../engine/personnel/open-items.ts'
import { type Locale, type PersonId, zoneOf } from '../../model/person.ts'
import type { World } from '../../model/world.ts'
import { itemLabel, type Speech } from '../../report/wording.ts'
import type { Translate } from '../../texts/texts.ts'
import type { CardAbout } from '../card.ts'
import { formatsFor } from '../formats.ts'
import { basisText } from '../labels.ts'
import { readableFormula } from '../settlement/formula.ts'

export const speechOf = ({ t, format, nameOf }: Pick<CardAbout, 't' | 'format' | 'nameOf'>): Speech => ({
  t,
  date: format.date,
  month: format.month,
  amount: format.amount,
  formula: formula => readableFormula(formula, t),
  name: nameOf,
  cite: basis => basisText(basis, t),
})

interface Chooser {
  readonly t: Translate
  readonly locale: Locale
  readonly world: World
  readonly by: PersonId
}

export function itemChoice(item: OpenItem, { t, locale, world, by }: Chooser): string {
  const format = formatsFor(locale, zoneOf(world.people, by))
  const label = itemLabel(item, speechOf({ t, format, nameOf: id => id ?? '—' }))
  return item.amount === undefined ? label : `${label} ${format.amount(item.amount)}`
}
