// The report in words: one way to say each row, for the card and for the paper alike.
import { contradicts, type OpenItem } from '../engine/personnel/open-items.ts'
import { sourceOf } from '../engine/personnel/taken.ts'
import type { DateText } from '../model/dates.ts'
import type { Money } from '../model/money.ts'
import { dataKinds, type MonthText, type Row } from '../model/personnel-file.ts'
import type { Translate } from '../texts/texts.ts'
import type { Growth, Move } from './growth.ts'
import type { Question } from './questions.ts'
import type { Factor } from './risk.ts'

/** How a card or a paper writes things. */
export interface Speech {
  readonly t: Translate
  readonly date: (date: DateText) => string
  readonly month: (date: DateText) => string
  readonly amount: (money: Money) => string
  readonly formula: (formula: string) => string
  readonly name: (id: string | undefined) => string
  readonly cite: (basis: readonly string[]) => string
}

/** `2025-09` as a reader writes a month. */
export const monthText = (month: MonthText, { month: write }: Speech): string => write(`${month}-01`)

/** Which months of the last twelve are written down, and which are not. */
export function performanceText({ known, months, missing }: Growth, speech: Speech): string {
  const { t } = speech
  if (!known) return t('prep.not-imported')
  if (missing.length === 0) return t('prep.performance-full')
  if (missing.length === months.length) return t('prep.performance-none')
  const named = missing.map(month => monthText(month, speech)).join(t('list.and'))
  return t('prep.performance-gaps', { n: months.length - missing.length, months: named })
}

/** Every month of the twelve, with its score or the word that it is missing. */
export const monthLines = ({ months }: Growth, speech: Speech): readonly string[] =>
  months.map(({ month, score, scale }) =>
    score === undefined
      ? speech.t('prep.month-missing', { month: monthText(month, speech) })
      : speech.t('prep.month-score', { month: monthText(month, speech), score, scale: scale ?? '' }),
  )

/** One training: when, which, how many hours, what came of it. */
export const trainingText = (row: Row<'training'>, { t, date }: Speech): string =>
  t('prep.training-line', {
    date: date(row.finishedOn),
    name: row.name,
    hours: row.hours ?? 'none',
    outcome: row.outcome ?? 'none',
  })

/** One change of title or pay; a percentage with a true minus sign. */
export const moveText = ({ on, move, percent, title }: Move, { t, date }: Speech): string =>
  t(`prep.move.${move}`, { date: date(on), percent: percent?.replace('-', '−') ?? 'none', title: title ?? 'none' })

/** Never imported, imported and empty, or the rows. */
export const listText = (lines: readonly string[] | undefined, { t }: Speech): readonly string[] =>
  lines === undefined ? [t('prep.not-imported')] : lines.length === 0 ? [t('prep.nothing')] : lines

/** When, on which channel and by whom: never without a name. */
export const saidBy = (row: Row<'feedback'>, { t, date, name }: Speech): string =>
  t('prep.said-line', { date: date(row.date), channel: t(`prep.channel.${row.channel}`), author: name(row.author) })

/** What was asked for, in the employee's own words. */
export const requestText = ({ topic, text }: Row<'feedback'>, { t }: Speech): string =>
  t('prep.request', { topic: t(`prep.topic.${topic ?? 'other'}`), text })

const itemDates: readonly string[] = ['until', 'signedOn']

/** What is open, with its dates and amounts as the reader writes them. */
export function itemLabel({ kind, values, origin }: OpenItem, speech: Speech): string {
  const { t } = speech
  if (origin === undefined) return t(`item-told.${kind}`)
  const said = Object.entries(values).map(([name, value]) => {
    if (itemDates.includes(name)) return [name, speech.date(value)] as const
    if (name === 'amount') return [name, speech.amount({ value, currency: 'CNY' })] as const
    return [name, name === 'month' ? monthText(value, speech) : value] as const
  })
  return t(`item.${kind}`, {
    units: 'none',
    months: 'none',
    until: 'none',
    amount: 'none',
    ...Object.fromEntries(said),
  })
}

/** Owner first, then how far it is checked unless a mark says so beside it, then what stands in its way. */
export function itemCaption(item: OpenItem, owner: string, marked: boolean, speech: Speech): string {
  const { t } = speech
  const state = marked ? [] : [itemState(item, speech)]
  return [t('prep.item.owner', { who: owner }), ...state, ...itemNotes(item, speech)].join(' · ')
}

/** Confirmed, differing, open, or not known because payroll said nothing. */
export const itemState = ({ attested, origin, payroll }: OpenItem, { t }: Speech): string =>
  origin === undefined && attested === undefined && payroll === 'unknown'
    ? t('prep.item.state.unknown')
    : t(`prep.item.state.${attested?.state ?? 'open'}`)

/** What a reader has to know beside the amount; none when there is nothing. */
export function itemNotes(item: OpenItem, { t, amount }: Speech): readonly string[] {
  const { attested } = item
  return [
    ...(item.amount?.value.startsWith('-') ? [t('prep.item.owed-by-employee')] : []),
    ...(item.values.agreed === 'no' ? [t('prep.item.no-agreement')] : []),
    ...(contradicts(item) ? [t('prep.item.differs')] : []),
    ...(attested?.note ? [attested.note] : []),
    ...(attested?.amount ? [t('prep.item.right-amount', { amount: amount(attested.amount) })] : []),
  ]
}

/** The file and row the item is from, or payroll. */
export function itemSource({ origin }: OpenItem, speech: Speech): string {
  if (origin === undefined) return speech.t('prep.source.payroll')
  return sourceText(sourceOf(origin.data, origin), speech)
}

const known: readonly string[] = ['directory', 'law', 'radar', 'manager', 'payroll', 'record']

const ofFile = new RegExp(`\\b(${dataKinds.join('|')})\\.csv(?: (\\d{4}-\\d{2}-\\d{2}) #(\\d+(?:,\\d+)*))?`, 'g')

/** A source as people look it up, rows of files by the name of the record; what HR typed stays as typed. */
export function sourceText(source: string, { t, date }: Pick<Speech, 't' | 'date'>): string {
  if (known.includes(source)) return t(`prep.source.${source}`)
  return source.replace(ofFile, (_, kind: string, on?: string, line?: string) =>
    on === undefined || line === undefined
      ? t('prep.source-file', { kind: t(`data-kind.${kind}`) })
      : t('prep.source-row', {
          kind: t(`data-kind.${kind}`),
          date: date(on),
          line: line.replaceAll(',', t('list.and')),
        }),
  )
}

/** One factor without its source. */
export function factorText({ rule, values }: Factor, { t, date }: Speech): string {
  const said = Object.entries(values).map(([name, value]) => [name, name === 'date' ? date(value) : value] as const)
  return t(`prep.risk.${rule}`, Object.fromEntries(said))
}

/** A factor with its rule and its source: nobody has to believe it. */
export const factorLine = (factor: Factor, speech: Speech): string =>
  speech.t('prep.factor-line', {
    what: factorText(factor, speech),
    rule: factor.rule,
    source: sourceText(factor.source, speech),
  })

export interface QuestionText {
  readonly asks: string
  readonly answer: string
  readonly show: string
  readonly basis: string
}

/** The question, its answer as far as the facts go, and what both rest on. */
export function questionText({ id, values, basis }: Question, speech: Speech): QuestionText {
  const { t } = speech
  const said = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name === 'amount' && value !== '') return [name, speech.amount({ value, currency: 'CNY' })] as const
      return [name, name === 'formula' ? speech.formula(value) : value] as const
    }),
  )
  return {
    asks: t(`prep.q.${id}.asks`),
    answer: t(`prep.q.${id}.answer`, said),
    show: t('prep.q.shown', { what: t(`prep.q.${id}.show`) }),
    basis: t('prep.q.basis', { basis: speech.cite(basis) }),
  }
}
