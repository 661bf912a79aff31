// Whose case a card belongs to: a manager or a desk may have several at once, and none of their cards is left without a name.
import type { Block } from '../model/card.ts'
import { facts } from './blocks.ts'
import type { CardAbout } from './card.ts'

/** The employee's name, where the card does not say it already; their own cards need not. */
export function whose(
  { state, instance, nameOf, t }: CardAbout,
  title: string,
  blocks: readonly Block[],
): readonly Block[] {
  const { employee } = state.parties
  if (employee === undefined || instance.who === employee) return []
  const name = nameOf(employee)
  const said = title.includes(name) || blocks.some(block => JSON.stringify(block).includes(name))
  return said ? [] : [facts([t('case.employee'), name])]
}
