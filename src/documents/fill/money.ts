// Money lines as papers print them, and the two payment clocks: wages on the day of separation, severance at hand-over.
import { type DateText, Temporal } from '../../model/dates.ts'
import { compare, type Money, money, sum } from '../../model/money.ts'
import type { PayWith, SettlementLine } from '../../model/settlement.ts'
import { sourceText } from '../../report/wording.ts'
import { capitalAmount, figure, groupFigures } from '../print/amount.ts'
import { plainDate } from '../print/date.ts'
import { readableFormula } from '../print/wording.ts'
import type { PaperWords } from '../words.ts'
import { citations, type Row } from './source.ts'

export interface MoneyLine {
  readonly name: string
  readonly marks: readonly string[]
  readonly formula: string
  /** Facts, source and articles, each with its name; one list a printed line. */
  readonly detail: readonly (readonly Row[])[]
  readonly amount: string
}

const known = new Set([
  'wage',
  'overtime',
  'bonus',
  'leave',
  'severance',
  'social',
  'wage-tax',
  'severance-tax',
  'loan',
  'ex-gratia',
])

/** A line's name; a line that HR added has its own label. */
export function lineName(line: SettlementLine, lastDay: DateText, words: PaperWords): string {
  if (line.label !== undefined) return line.label
  if (!known.has(line.id)) return line.id
  return words.say(`lines.${line.id}`, { month: monthOf(lastDay, words) })
}

const monthOf = (date: DateText, words: PaperWords): string =>
  words.locale === 'zh-CN'
    ? String(Temporal.PlainDate.from(date).month)
    : Temporal.PlainDate.from(date).toLocaleString('en-GB', { month: 'long' })

export const formulaText = (line: SettlementLine, words: PaperWords): string =>
  groupFigures(readableFormula(line.formula, words.locale))

export function moneyLine(
  line: SettlementLine,
  paper: { readonly lastDay: DateText; readonly reserved: readonly string[] },
  words: PaperWords,
): MoneyLine {
  const facts = Object.entries(line.facts).map(([fact, value]) => `${words.term(fact)} ${factValue(value, words)}`)
  const marks = [
    ...(line.estimated ? [words.say('marks.estimated')] : []),
    ...(paper.reserved.includes(line.id) ? [words.say('marks.reserved')] : []),
    ...(line.needsReview ? [words.say('marks.review')] : []),
  ]
  return {
    name: lineName(line, paper.lastDay, words),
    marks,
    formula: formulaText(line, words),
    detail: [
      ...(facts.length > 0 ? [[[words.say('statement.facts'), facts.join(words.say('paper.list'))] as const]] : []),
      [
        [words.say('statement.source'), readableSource(line.source, words)] as const,
        ...(line.basis.length > 0 ? [[words.say('statement.basis'), citations(words, line.basis)] as const] : []),
      ],
      ...(line.floor ? [[['', words.say('statement.floor', { amount: figure(line.floor) })] as const]] : []),
    ],
    amount: figure(line.amount),
  }
}

const readableSource = (source: string, words: PaperWords): string =>
  sourceText(source, { t: words.catalogue, date: date => plainDate(date, words.locale) })

const withDates = (text: string, words: PaperWords): string =>
  text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, date => plainDate(date, words.locale))

/** A date is not an amount: its year is not parted into thousands. */
const factValue = (value: string, words: PaperWords): string =>
  withDates(groupFigures(readableFormula(value, words.locale)), words)

export interface Totals {
  readonly gross: string
  readonly deductions: string
  readonly net: string
  readonly capital?: string | undefined
}

export function totalsOf(lines: readonly SettlementLine[], net: Money): Totals {
  const zero = money(0, net.currency)
  const of = (sign: 1 | -1): Money =>
    sum(
      lines.map(line => line.amount).filter(amount => compare(amount, zero) === sign),
      net.currency,
    )
  return { gross: figure(of(1)), deductions: figure(of(-1)), net: figure(net), capital: capitalAmount(net) }
}

/** The lines of one payment clock that carry money, and what they come to. */
export function paymentOf(
  lines: readonly SettlementLine[],
  clock: PayWith,
  currency: string,
): { readonly lines: readonly SettlementLine[]; readonly amount: Money } {
  const due = lines.filter(line => line.payWith === clock)
  return {
    lines: due.filter(line => compare(line.amount, money(0, currency)) !== 0),
    amount: sum(
      due.map(line => line.amount),
      currency,
    ),
  }
}
