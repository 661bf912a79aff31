// A settlement line as a row: label, amount, how it comes about, and behind it formula, facts, sources and articles.
import type { MoneyRow } from '../../model/card.ts'
import type { Money } from '../../model/money.ts'
import type { SettlementLine } from '../../model/settlement.ts'
import type { CardAbout } from '../card.ts'
import { basisText, lineLabel } from '../labels.ts'
import { readableFormula, readableValue } from './formula.ts'

type About = Pick<CardAbout, 't' | 'format'>

export const sourceText = (source: string, t: CardAbout['t']): string =>
  source === 'law' || source === 'directory' ? t(`source.${source}`) : source

/** Facts that only help to name the line. */
const unnamed: readonly string[] = ['month']

function detailOf(line: SettlementLine, { t, format }: About): readonly (readonly [string, string])[] {
  const facts = Object.entries(line.facts)
    .filter(([name]) => !unnamed.includes(name))
    .map(([name, value]) => {
      const from = line.factSources?.[name]
      const shown = name.endsWith('Formula') ? readableFormula(value, t) : readableValue(value)
      return [
        t(`fact.${name}`),
        from ? t('settlement.from', { value: shown, source: sourceText(from, t) }) : shown,
      ] as const
    })
  return [
    [t('line.detail.formula'), readableFormula(line.formula, t)],
    ...facts,
    [t('line.detail.source'), sourceText(line.source, t)],
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
function captionOf(line: SettlementLine, t: CardAbout['t']): string {
  const how = line.source === 'law' ? readableFormula(line.formula, t) : sourceText(line.source, t)
  return line.estimated ? t('settlement.estimated', { how }) : how
}

export function moneyRow(line: SettlementLine, about: About, more: RowMore = {}): MoneyRow {
  const { t } = about
  return {
    id: line.id,
    label: lineLabel(line, t),
    amount: line.amount,
    caption: captionOf(line, t),
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
