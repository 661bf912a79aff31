// A settlement line as a row: label, amount, how it comes about, and behind it formula, facts, sources and articles.
import type { MoneyRow } from '../../model/card.ts'
import type { Money } from '../../model/money.ts'
import type { SettlementLine } from '../../model/settlement.ts'
import { sourceText } from '../../report/wording.ts'
import type { CardAbout } from '../card.ts'
import { basisText, factName, lineLabel } from '../labels.ts'
import { readableFormula, readableValue } from './formula.ts'

type About = Pick<CardAbout, 't' | 'format'>

const readableSource = (source: string, { t, format }: About): string => sourceText(source, { t, date: format.date })

/** Dates inside a formula or a fact as people write them. */
const withDates = (text: string, { format }: About): string => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, format.date)

/** Facts that only help to name the line. */
const unnamed: readonly string[] = ['month']

function detailOf(line: SettlementLine, about: About): readonly (readonly [string, string])[] {
  const { t, format } = about
  const facts = Object.entries(line.facts)
    .filter(([name]) => !unnamed.includes(name))
    .map(([name, value]) => {
      const from = line.factSources?.[name]
      const shown = withDates(name.endsWith('Formula') ? readableFormula(value, t) : readableValue(value), about)
      return [
        factName(name, t),
        from ? t('settlement.from', { value: shown, source: readableSource(from, about) }) : shown,
      ] as const
    })
  return [
    [t('line.detail.formula'), withDates(readableFormula(line.formula, t), about)],
    ...facts,
    [t('line.detail.source'), readableSource(line.source, about)],
    ...(line.asOf ? [[t('line.detail.updated'), format.moment(line.asOf)] as const] : []),
    [t('line.detail.basis'), basisText(line.basis, t)],
    ...(line.floor ? [[t('line.detail.floor'), format.amount(line.floor)] as const] : []),
    ...(line.needsReview ? [[t('line.detail.review'), t('line.detail.review-words')] as const] : []),
  ]
}

export interface RowMore {
  readonly mark?: MoneyRow['mark']
  readonly before?: Money | undefined
  readonly buttons?: MoneyRow['buttons']
}

/** Under the label: the formula where the law computes, else the source; 「预计」 where the last day decides. */
function captionOf(line: SettlementLine, about: About): string {
  const { t } = about
  const how = line.source === 'law' ? readableFormula(line.formula, t) : readableSource(line.source, about)
  return line.estimated ? t('settlement.estimated', { how }) : how
}

export function moneyRow(line: SettlementLine, about: About, more: RowMore = {}): MoneyRow {
  const { t } = about
  return {
    id: line.id,
    label: lineLabel(line, t),
    amount: line.amount,
    caption: captionOf(line, about),
    detail: detailOf(line, about),
    ...(more.mark ? { mark: more.mark, markLabel: t(`settlement.mark.${more.mark}`) } : {}),
    ...(more.before ? { before: more.before } : {}),
    ...(more.buttons && more.buttons.length > 0 ? { buttons: more.buttons } : {}),
  }
}

export const totalRow = (net: Money, t: CardAbout['t'], before?: Money): MoneyRow => ({
  id: 'net',
  label: t('settlement.net'),
  amount: net,
  detail: [],
  ...(before ? { before } : {}),
})
