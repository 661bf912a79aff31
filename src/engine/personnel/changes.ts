// What newer personnel data change about the open items of a running case.
import type { CaseState } from '../../model/case.ts'
import type { Money } from '../../model/money.ts'
import { digest } from '../canonical.ts'
import { type ItemKind, itemsToAttest, type OpenItem } from './open-items.ts'

export interface ItemChange {
  readonly how: 'new' | 'changed' | 'gone'
  readonly id: string
  readonly kind: ItemKind
  readonly name?: string | undefined
  readonly before?: Money | undefined
  readonly after?: Money | undefined
  /** HR had looked at what it was before. */
  readonly attested: boolean
}

/** Where a row stands in its file says nothing about the item. */
const content = ({ values, amount }: OpenItem): string => digest({ values, amount: amount ?? null })

const nameOf = ({ values }: OpenItem): string | undefined => values.name ?? values.month

export function itemChanges(before: CaseState, after: CaseState): readonly ItemChange[] {
  const old = new Map(itemsToAttest(before).map(item => [item.id, item]))
  const now = itemsToAttest(after)
  const there = new Set(now.map(({ id }) => id))
  const come = now.flatMap((item): ItemChange[] => {
    const was = old.get(item.id)
    if (was !== undefined && content(was) === content(item)) return []
    const { id, kind, amount } = item
    const about = { id, kind, name: nameOf(item), after: amount }
    return was === undefined
      ? [{ ...about, how: 'new', attested: false }]
      : [{ ...about, how: 'changed', before: was.amount, attested: was.attested !== undefined }]
  })
  const gone = [...old.values()].flatMap((item): ItemChange[] =>
    there.has(item.id)
      ? []
      : [{ how: 'gone', id: item.id, kind: item.kind, name: nameOf(item), before: item.amount, attested: false }],
  )
  return [...come, ...gone]
}
