// Money lines: label and amount beside each other, behind them formula, facts, source and article, and their own buttons.
import type { MoneyRow } from '../../../src/model/card.ts'
import { type Element, panel } from './card-json.ts'
import type { Drawing } from './drawing.ts'
import { amountText, bold, grey, inert, struck } from './markup.ts'

const colours: Readonly<Record<NonNullable<MoneyRow['mark']>, string>> = {
  estimated: 'neutral',
  disputed: 'red',
  checked: 'green',
  reserved: 'orange',
  changed: 'blue',
}

const markOf = ({ mark, markLabel }: MoneyRow): string =>
  mark === undefined || markLabel === undefined
    ? ''
    : ` <text_tag color='${colours[mark]}'>${inert(markLabel)}</text_tag>`

const labelOf = (row: MoneyRow): string =>
  `${bold(row.label)} ${markOf(row)}`.trimEnd() + (row.caption === undefined ? '' : `<br>${grey(row.caption)}`)

const amountOf = (row: MoneyRow): string =>
  (row.before === undefined ? '' : `${struck(amountText(row.before))} `) + bold(amountText(row.amount))

/** The amount, then what it rests on as far as the level shows it, then its buttons. */
export function moneyRow(row: MoneyRow, drawing: Drawing): readonly Element[] {
  return [
    ...(drawing.level.columns ? [inColumns(row)] : [oneLine(row)]),
    ...(row.detail.length > 0 && drawing.level.details ? [detailOf(row, drawing)] : []),
    ...drawing.buttons(row.buttons ?? [], row.id),
  ]
}

const inColumns = (row: MoneyRow): Element => ({
  tag: 'column_set',
  flex_mode: 'none',
  columns: [
    { tag: 'column', width: 'weighted', weight: 3, elements: [{ tag: 'markdown', content: labelOf(row) }] },
    {
      tag: 'column',
      width: 'weighted',
      weight: 2,
      elements: [{ tag: 'markdown', content: amountOf(row), text_align: 'right' }],
    },
  ],
})

const oneLine = (row: MoneyRow): Element => ({
  tag: 'markdown',
  content: `${bold(row.label)} ${amountOf(row)} ${markOf(row)}`.trimEnd() + captionBelow(row),
})

const captionBelow = ({ caption }: MoneyRow): string => (caption === undefined ? '' : `<br>${grey(caption)}`)

function detailOf(row: MoneyRow, { level, words }: Drawing): Element {
  const content = row.detail.map(([name, value]) => `${grey(name)} ${inert(value)}`).join('<br>')
  return level.panels
    ? panel(words.say('how'), false, [{ tag: 'markdown', content, text_size: 'notation' }])
    : { tag: 'markdown', content, text_size: 'notation' }
}
