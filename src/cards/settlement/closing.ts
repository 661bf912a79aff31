// The closing statement: payroll's final figures, and the employee's look at what changed since the settlement (product P31).
import { fingerprint } from '../../engine/canonical.ts'
import { lastSettlement, listOf } from '../../engine/look.ts'
import type { MoneyRow } from '../../model/card.ts'
import { compare } from '../../model/money.ts'
import type { ClosingStatement } from '../../model/settlement.ts'
import { facts, filesOf, nextLine, note, strong, words } from '../blocks.ts'
import type { CardAbout, CardBuilder } from '../card.ts'
import { lineLabel } from '../labels.ts'
import { moneyRow, totalRow } from './rows.ts'

export const closingFigures: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  const settlement = lastSettlement(state)
  return {
    title: t('closing-figures.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      words(t('closing-figures.words')),
      ...(settlement
        ? [
            {
              kind: 'lines' as const,
              rows: settlement.lines
                .filter(line => line.payWith === 'separation')
                .map(line => moneyRow(line, about, { mark: line.estimated ? 'estimated' : undefined })),
            },
          ]
        : []),
      note(about, t('closing-figures.method'), ['CN-WPR-9']),
    ],
    next: nextLine(about, t('closing-figures.next'), nameOf(instance.who)),
  }
}

const versionOf = ({ state, instance }: CardAbout): ClosingStatement | undefined =>
  instance.data?.version === undefined || state.closing?.version === Number(instance.data.version)
    ? state.closing
    : undefined

function closingRows(about: CardAbout, closing: ClosingStatement): readonly MoneyRow[] {
  const settled = about.state.settlements.find(one => one.version === closing.settlement)
  return closing.lines.map(line => {
    const before = settled?.lines.find(one => one.id === line.id)?.amount
    const changed = before !== undefined && compare(before, line.amount) !== 0
    return moneyRow(line, about, changed ? { mark: 'changed', before } : {})
  })
}

export const closingReview: CardBuilder = about => {
  const { t, state, format } = about
  const closing = versionOf(about)
  if (!closing) return { title: t('closing-review.title-old'), blocks: [] }
  const settled = state.settlements.find(one => one.version === closing.settlement)
  return {
    title: t('closing-review.title', { net: format.amount(closing.net) }),
    tone: closing.favour === 'company' ? 'warn' : 'calm',
    blocks: [
      strong(t(`closing-review.${closing.favour}`, { difference: format.amount(closing.difference) })),
      ...(closing.why ? [words(t('settlement.changed-why', { why: closing.why }))] : []),
      { kind: 'lines', rows: closingRows(about, closing), total: totalRow(closing.net, t, settled?.net) },
      facts([t('settlement.fingerprint'), fingerprint(closing.hash)]),
      note(about, t('closing-review.rule'), ['CN-WPR-9']),
    ],
  }
}

export const closingQuestion: CardBuilder = about => {
  const { t, state, nameOf, instance } = about
  const line = state.closing?.lines.find(one => one.id === instance.data?.line)
  return {
    title: t('closing-question.title', { employee: nameOf(state.parties.employee) }),
    blocks: [
      ...(line ? [strong(lineLabel(line, t))] : []),
      facts([t('dispute.said'), instance.data?.said]),
      ...filesOf(about, listOf(state.answers[instance.data?.answer ?? '']?.values ?? {}, 'files')),
      note(about, t('closing-question.answer'), ['POLICY-DISPUTE']),
    ],
    next: nextLine(about, t('dispute.next'), nameOf(instance.who)),
  }
}

export const toldClosingSame: CardBuilder = about => ({
  title: about.t('told-closing-same.title'),
  blocks: [
    words(
      about.t('told-closing-same.words', {
        net: about.format.amount(about.state.closing?.net ?? { value: '0', currency: 'CNY' }),
      }),
    ),
  ],
})

export const toldClosingStands: CardBuilder = about => {
  const { t, state, instance, format } = about
  const net = lastSettlement(state)?.net
  const own = instance.who === state.parties.employee
  return {
    title: t('told-closing-stands.title'),
    blocks: [
      words(
        t(own ? 'told-closing-stands.words' : 'told-closing-stands.payroll', { net: net ? format.amount(net) : '—' }),
      ),
    ],
  }
}

export const toldClosingAnswer: CardBuilder = about => ({
  title: about.t('told-closing-answer.title'),
  blocks: [words(about.instance.data?.answer ?? ''), note(about, about.t('told-closing-answer.still'))],
})
