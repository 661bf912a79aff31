// HR's card when the law has changed under a running case: both figures, line by line with the article, and a choice (product P30).
import { lawChange } from '../../engine/settlement/law-change.ts'
import { compare, type Money, money } from '../../model/money.ts'
import { facts, nextLine, note, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { lineLabel } from '../labels.ts'

const signed = (amount: Money, { format }: CardAbout): string =>
  compare(amount, money(0)) > 0 ? `+${format.amount(amount)}` : format.amount(amount)

export const lawChangeCard: CardBuilder = about => {
  const { t, state, world, instance, format, nameOf } = about
  const { version = '', before = '0', after = '0' } = instance.data ?? {}
  const title = t('law-change.title', { employee: nameOf(state.parties.employee) })
  const nets = facts(
    [t('law-change.before', { version }), t('amount.yuan', { amount: format.amount(money(before)) })],
    [t('law-change.after'), t('amount.yuan', { amount: format.amount(money(after)) })],
  )
  const change = instance.status === 'open' ? lawChange(state, world) : undefined
  if (change === undefined) return { title, blocks: [nets] }
  const rows = change.lines.map(
    ({ line, before: from, after: to }) =>
      [
        lineLabel(line, t),
        t('settlement.changed-amount', { from: from ? format.amount(from) : '—', to: to ? format.amount(to) : '—' }),
      ] as const,
  )
  const basis = [...new Set(change.lines.flatMap(({ line }) => line.basis))]
  return {
    title,
    tone: 'warn',
    blocks: [
      words(t('law-change.words', { difference: signed(change.difference, about) })),
      nets,
      facts(...rows),
      note(about, t('law-change.pinned'), basis),
      ...(state.confirmation ? [note(about, t('law-change.confirmed', { version: state.confirmation.version }))] : []),
    ],
    next: nextLine(about, t('law-change.next'), nameOf(instance.who)),
  }
}
