// A money line: name, amount, mark and caption; a button opens where it comes from, its own buttons stand below.
import type { KnownBlock } from '@slack/types'
import type { MoneyRow } from '../../../src/model/card.ts'
import { legible } from '../../../src/model/legible.ts'
import { actionId } from './address.ts'
import { amountText } from './amount.ts'
import { actionsOf, type Drawing } from './buttons.ts'
import { cut, limits } from './limits.ts'
import { literal, marked, plain } from './mrkdwn.ts'
import { type Unit, wordUnits } from './running-text.ts'

const longLabel = 100
const longCaption = 300

/** Units that a page never tears apart; a sum is drawn bold. */
export function lineUnits(row: MoneyRow, drawing: Drawing, sum = false): readonly Unit[] {
  const { say, closed } = drawing
  // Escaped, a letter may take five: long texts stand as plain ones around the line, so that nothing is cut.
  const above = row.label.length > longLabel ? wordUnits(row.label) : []
  const below = (row.caption?.length ?? 0) > longCaption ? wordUnits(row.caption ?? '') : []
  const name = literal(cut(row.label, longLabel))
  const before = row.before === undefined ? '' : `~${amountText(row.before, say)}~ `
  const mark = row.markLabel === undefined ? '' : `  〔${literal(cut(row.markLabel, longLabel))}〕`
  const amount = amountText(row.amount, say)
  const face = sum ? `*${name}  ${amount}*${mark}` : `${name}  ${before}*${amount}*${mark}`
  const caption = row.caption === undefined || below.length > 0 ? '' : `\n${literal(row.caption)}`
  const section: KnownBlock = {
    type: 'section',
    block_id: drawing.nextBlockId(),
    text: marked(`${sum ? before : ''}${face}${caption}`),
    ...(row.detail.length > 0 && {
      accessory: {
        type: 'button',
        action_id: actionId('line', row.id),
        text: plain(cut(say('slack.detail'), limits.button)),
        value: 'open',
        accessibility_label: cut(legible(say('slack.detail-of', { line: row.label })), limits.button),
      },
    }),
  }
  const buttons = closed || row.buttons === undefined ? [] : actionsOf(row.buttons, drawing, row.id)
  return below.length === 0
    ? [...above, [section, ...buttons]]
    : [...above, [section], ...below, ...(buttons.length > 0 ? [buttons] : [])]
}
