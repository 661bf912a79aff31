// What a version changes of the one before: old figure, new figure, and why (product P1, P8).
import { changesBetween, type LineChange } from '../../engine/settlement/version.ts'
import type { Block } from '../../model/card.ts'
import { compare } from '../../model/money.ts'
import type { SettlementContent } from '../../model/settlement.ts'
import { strong, words } from '../blocks.ts'
import type { CardAbout } from '../card.ts'
import { lineLabel } from '../labels.ts'

export const changesOf = (
  about: CardAbout,
  after: SettlementContent & { readonly version?: number },
): readonly LineChange[] => {
  const { settlements } = about.state
  const before =
    after.version === undefined ? settlements.at(-1) : settlements.find(one => one.version === (after.version ?? 0) - 1)
  return changesBetween(before, after)
}

/** 「v1→v2 改了 2 处」, line by line, with the reason in the words of whoever answers for it. */
export function changeBlocks(about: CardAbout, after: SettlementContent, version: number): readonly Block[] {
  const { t, state, format } = about
  const before = state.settlements.find(one => one.version === version - 1)
  if (!before) return []
  const changes = changesBetween(before, after)
  const rows = changes.map(change => {
    const from = change.before ? format.amount(change.before) : '—'
    const to = change.after ? format.amount(change.after) : '—'
    const same = change.before && change.after && compare(change.before, change.after) === 0
    return [
      lineLabel(change.line, t),
      same ? t('settlement.changed-basis') : t('settlement.changed-amount', { from, to }),
    ] as const
  })
  const lastDay: readonly (readonly [string, string])[] =
    before.lastDay === after.lastDay
      ? []
      : [
          [
            t('settlement.last-day'),
            t('settlement.changed-amount', { from: format.date(before.lastDay), to: format.date(after.lastDay) }),
          ],
        ]
  const reserved = after.lines
    .filter(line => after.reserved.includes(line.id) && !before.reserved.includes(line.id))
    .map(line => [lineLabel(line, t), t('settlement.changed-reserved')] as const)
  const named = [...rows, ...lastDay, ...reserved]
  // What is reserved is in the employee's own words; every other change is explained by the company.
  const because = after.why === 'reserved' ? 'settlement.changed-reserved-words' : 'settlement.changed-why'
  return [
    strong(t('settlement.changes', { from: before.version, to: version, count: named.length })),
    ...(named.length > 0 ? [{ kind: 'facts', rows: named } as const] : []),
    ...(after.reason ? [words(t(because, { why: after.reason }))] : []),
  ]
}
