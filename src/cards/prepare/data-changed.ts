// Newer data reached a running case: what HR has to look at again, and the manager's newer report.
import { watchEnd } from '../../engine/settlement/next-start.ts'
import type { Block } from '../../model/card.ts'
import { money } from '../../model/money.ts'
import { zoneOf } from '../../model/person.ts'
import { facts, nextLine, note, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { factName } from '../labels.ts'
import { reportFile } from './preparation.ts'

const most = 12

export const toldDataChanged: CardBuilder = about => {
  const { t, state, instance, nameOf } = about
  const data = instance.data ?? {}
  const kinds = (data.kinds ?? '').split(' ').map(kind => t(`data-kind.${kind}`))
  const count = Number(data.count ?? '0')
  return {
    title: t('told-data-changed.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      words(t('told-data-changed.kinds', { kinds: kinds.join(t('list.and')) })),
      ...(count === 0 ? [words(t('told-data-changed.no-items'))] : [changed(about, Math.min(count, most))]),
      ...(count > most ? [words(t('told-data-changed.more', { count: count - most }))] : []),
      data.confirmed === 'yes'
        ? note(about, t('told-data-changed.confirmed'), ['POLICY-CHECKS'], 'warn')
        : note(about, t('told-data-changed.again'), ['POLICY-CHECKS']),
    ],
  }
}

/** One row for each item: what it was, what it is. */
function changed({ t, instance, format }: CardAbout, count: number): Block {
  const data = instance.data ?? {}
  const amount = (value: string | undefined): string =>
    value === undefined ? t('told-data-changed.no-amount') : format.amount(money(value))
  const rows = Array.from({ length: count }, (_, i) => i + 1).map(n => {
    const name = data[`name-${n}`]
    const how = data[`how-${n}`] ?? 'changed'
    const values = { before: amount(data[`before-${n}`]), after: amount(data[`after-${n}`]) }
    const kind = t(`data-item.${data[`kind-${n}`]}`)
    return [
      name === undefined ? kind : t('told-data-changed.named', { kind, name }),
      [
        t(`told-data-changed.${how}`, values),
        ...(data[`again-${n}`] === 'yes' ? [t('told-data-changed.attest')] : []),
      ].join(' · '),
    ] as const
  })
  return facts(...rows)
}

const payFacts = ['monthlyWage', 'avgMonthlyWage', 'avgMonthlyWageExclOvertime', 'lastMonthWage'] as const

/** Pay that an import of people lowered: from what, to what, by whom; the case itself reckons on as before, or was declined. */
export const toldPayLowered: CardBuilder = about => {
  const { t, state, instance, nameOf, format } = about
  const declinedAt = instance.data?.declinedAt
  const rows = payFacts.map(fact => {
    const [from, to] = [instance.data?.[`${fact}-from`], instance.data?.[`${fact}-to`]]
    const change = from && to && { before: format.amount(money(from)), after: format.amount(money(to)) }
    return [factName(fact, t), change ? t('told-data-changed.changed', change) : undefined] as const
  })
  return {
    title: t('told-pay-lowered.title', { employee: nameOf(state.parties.employee) }),
    tone: 'warn',
    blocks: [
      facts(...rows, [
        t('told-pay-lowered.by'),
        t('told-pay-lowered.operator', { at: format.moment(instance.openedAt) }),
      ]),
      words(
        declinedAt === undefined
          ? t('told-pay-lowered.words')
          : t('told-pay-lowered.declined', { employee: nameOf(state.parties.employee), ...watch(about, declinedAt) }),
      ),
      note(about, t('told-pay-lowered.why'), ['CN-LCL-30', 'POLICY-DECLINE'], 'warn'),
    ],
  }
}

/** When the employee declined, and until when changes to their pay are looked at twice. */
function watch(
  { state, world, format }: CardAbout,
  declinedAt: string,
): { readonly at: string; readonly until: string } {
  const end = watchEnd(declinedAt, zoneOf(world.people, state.parties.employee))
  return { at: format.moment(declinedAt), until: format.date(end) }
}

export const reportChanged: CardBuilder = about => ({
  title: about.t('report-changed.title'),
  blocks: [words(about.t('report-changed.words')), ...reportFile(about)],
  next: nextLine(about, about.t('report-changed.next'), about.nameOf(about.instance.who)),
})
