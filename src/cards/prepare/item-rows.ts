// Open items on a card: those with an amount as money lines, the others as facts with their owner.
import type { OpenItem } from '../../engine/personnel/open-items.ts'
import type { Block, MoneyRow } from '../../model/card.ts'
import { itemCaption, itemLabel, itemNotes, itemSource, itemState, type Speech } from '../../report/wording.ts'
import type { CardAbout } from '../card.ts'

const marks = { confirmed: 'checked', wrong: 'disputed', unknown: 'reserved' } as const

export function itemRow(item: OpenItem, about: CardAbout, speech: Speech): MoneyRow | undefined {
  const { t } = about
  const { amount, attested } = item
  if (amount === undefined) return undefined
  const notes = itemNotes(item, speech)
  return {
    id: item.id,
    label: itemLabel(item, speech),
    amount,
    caption: itemCaption(item, ownerOf(item, about), attested !== undefined, speech),
    detail: [
      [t('prep.detail.source'), itemSource(item, speech)],
      [t('prep.detail.owner'), ownerOf(item, about)],
      [t('prep.detail.state'), itemState(item, speech)],
      ...(notes.length > 0 ? [[t('prep.detail.note'), notes.join(t('list.and'))] as const] : []),
      [t('prep.detail.basis'), speech.cite(item.basis)],
    ],
    ...(attested ? { mark: marks[attested.state], markLabel: t(`prep.item.state.${attested.state}`) } : {}),
  }
}

export const ownerOf = (item: OpenItem, { nameOf, state }: CardAbout): string => nameOf(state.parties[item.owner])

/** All items, those with amounts first. */
export function itemBlocks(
  items: readonly OpenItem[],
  more: readonly MoneyRow[],
  about: CardAbout,
  speech: Speech,
): readonly Block[] {
  const rows = items.flatMap(item => itemRow(item, about, speech) ?? [])
  const others = items.filter(item => item.amount === undefined)
  return [
    ...(rows.length + more.length > 0 ? [{ kind: 'lines' as const, rows: [...rows, ...more] }] : []),
    ...(others.length > 0
      ? [
          {
            kind: 'facts' as const,
            rows: others.map(
              item => [itemLabel(item, speech), itemCaption(item, ownerOf(item, about), false, speech)] as const,
            ),
          },
        ]
      : []),
  ]
}
