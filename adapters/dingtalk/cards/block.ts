// One block of a card as paragraphs of markdown and groups of buttons, in the order they are read.
import type { Block, Button, MoneyRow, Tone } from '../../../src/model/card.ts'
import { grouped, noBreak } from '../../../src/model/figures.ts'
import { legible } from '../../../src/model/legible.ts'
import type { Money } from '../../../src/model/money.ts'
import type { Say } from '../words.ts'
import { bold, plainText, quoted } from './markdown.ts'

/** What a button does, before it is written as DingTalk wants it. */
export type Deed =
  | { readonly does: 'press'; readonly token: string }
  | { readonly does: 'open-form'; readonly token: string; readonly id: string; readonly line?: string | undefined }
  | { readonly does: 'turn'; readonly page: string }
  | { readonly does: 'file'; readonly id: string }
  | { readonly does: 'link'; readonly url: string }

export interface Knob {
  readonly label: string
  readonly style: 'main' | 'plain' | 'quiet' | 'danger'
  readonly deed: Deed
}

export type Piece = { readonly text: string } | { readonly knobs: readonly Knob[] }

const marks: Readonly<Record<Tone, string>> = { calm: '', warn: '⚠️ ', stop: '⛔ ' }
const signs = { done: '✅', open: '⬜', missing: '❌' } as const

/** A button that turns to another page of the same card; its press never reaches `accept`. */
export const turnTo = (label: string, page: string): Knob => ({ label, style: 'quiet', deed: { does: 'turn', page } })

/** `index` is the block's place in its card: pages behind it are named by it. */
export function piecesOf(block: Block, index: number, say: Say, open: boolean): readonly Piece[] {
  switch (block.kind) {
    case 'words':
      return [{ text: block.strong ? bold(block.text) : plainText(block.text) }]
    case 'facts':
      return block.rows.length === 0 ? [] : [{ text: block.rows.map(factLine).join('  \n') }]
    case 'lines':
      return linesOf(block, index, say, open)
    case 'note': {
      const basis = legible((block.basis ?? []).join(' · '))
      const text = `${marks[block.tone ?? 'calm']}${block.text}`
      return [{ text: quoted(basis === '' ? text : `${text}\n${say('dingtalk.basis', { basis })}`) }]
    }
    case 'steps':
      return [{ text: block.items.map(item => `${signs[item.state]} ${plainText(item.text)}`).join('  \n') }]
    case 'files':
      return [
        { text: block.items.map(item => `📄 ${plainText(item.name)}`).join('  \n') },
        {
          knobs: block.items.map(item => ({
            label: say('dingtalk.download', { name: item.name }),
            style: 'quiet' as const,
            deed: { does: 'file' as const, id: item.id },
          })),
        },
      ]
    case 'rule':
      return [{ text: '---' }]
    case 'more':
      return [{ knobs: [turnTo(`▸ ${block.label}`, `x${index}.0`)] }]
  }
}

function linesOf(block: Extract<Block, { kind: 'lines' }>, index: number, say: Say, open: boolean): readonly Piece[] {
  const rows = [...block.rows, ...(block.total ? [block.total] : [])]
  const pieces = rows.flatMap((row): readonly Piece[] => [
    { text: moneyLine(row, say, row === block.total) },
    ...(open && row.buttons && row.buttons.length > 0
      ? [{ knobs: row.buttons.map(button => knobOf(button, row.id)) }]
      : []),
  ])
  const deep = rows.some(row => row.detail.length > 0)
  return deep ? [...pieces, { knobs: [turnTo(say('dingtalk.details'), `d${index}.0`)] }] : pieces
}

/** `line` is the money line it stands at: the same button stands at several. */
export const knobOf = ({ id, label, style, token, form }: Button, line?: string): Knob => ({
  label,
  style,
  deed: form ? { does: 'open-form', token, id, line } : { does: 'press', token },
})

const factLine = ([name, value]: readonly [string, string]): string => `${plainText(name)}: ${plainText(value)}`

function moneyLine(row: MoneyRow, say: Say, total: boolean): string {
  const amount = `**${amountText(row.amount, say)}**`
  const label = total ? bold(row.label) : plainText(row.label)
  const before = row.before ? `~~${amountText(row.before, say)}~~ → ` : ''
  const mark = row.markLabel === undefined ? '' : ` 〔${plainText(row.markLabel)}〕`
  const caption = row.caption === undefined ? '' : `  \n${plainText(row.caption)}`
  return `${label}${mark}: ${before}${amount}${caption}`
}

/** What stands behind the money lines of a block: formula, facts, source and article of each. */
export const detailsOf = (rows: readonly MoneyRow[], say: Say): readonly Piece[] =>
  rows
    .filter(row => row.detail.length > 0)
    .map(row => ({ text: [moneyLine(row, say, true), ...row.detail.map(factLine)].join('  \n') }))

/** `130200.00` → `130 200.00 元`; groups of three as on paper, a true minus sign. */
function amountText({ value, currency }: Money, say: Say): string {
  return `${grouped(value)}${noBreak}${currency === 'CNY' ? say('dingtalk.yuan') : currency}`
}
