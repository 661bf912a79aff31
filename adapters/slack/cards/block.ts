// Each kind of block as Slack's own blocks, in units that are never torn apart between two pages.
import type { RichTextText } from '@slack/types'
import type { Block, FileLink, Tone } from '../../../src/model/card.ts'
import { actionId } from './address.ts'
import type { Drawing } from './buttons.ts'
import { cut, limits, pieces } from './limits.ts'
import { lineUnits } from './line.ts'
import { bold, letters, plain, richText } from './mrkdwn.ts'
import { longestPiece, smallUnits, type Unit, wordUnits } from './running-text.ts'

const signs: { readonly [T in Tone]: string } = { calm: '', warn: '⚠ ', stop: '⛔ ' }
const states = { done: '✓', open: '○', missing: '✗' } as const

/** Names and values, each row whole unless it is longer than a message may be. */
export function factUnits(rows: readonly (readonly [string, string])[]): readonly Unit[] {
  const units: Unit[] = []
  let open: RichTextText[] = []
  let length = 0
  const close = (): void => {
    if (open.length > 0) units.push([richText(open)])
    open = []
    length = 0
  }
  for (const [name, value] of rows) {
    for (const [index, piece] of pieces(value, longestPiece - 400).entries()) {
      const head = index === 0 ? `${cut(name, 390)}  ` : ''
      if (length + head.length + piece.length > longestPiece) close()
      if (open.length > 0) open.push(letters('\n'))
      if (head !== '') open.push(bold(head))
      open.push(letters(piece))
      length += head.length + piece.length + 1
    }
  }
  close()
  return units
}

function fileUnits(items: readonly FileLink[], drawing: Drawing): readonly Unit[] {
  const units: Unit[] = []
  for (let at = 0; at < items.length; at += limits.actions) {
    units.push([
      {
        type: 'actions',
        block_id: drawing.nextBlockId(),
        elements: items.slice(at, at + limits.actions).map(item => ({
          type: 'button',
          action_id: actionId('file', item.id),
          text: plain(fileLabel(item)),
          value: 'open',
        })),
      },
    ])
  }
  return units
}

/** The end of a long name tells the kind of file, so the middle goes. */
function fileLabel({ name, size }: FileLink): string {
  const about =
    size < 1_024 * 1_024 ? `${Math.max(1, Math.round(size / 1_024))} KB` : `${(size / 1_024 / 1_024).toFixed(1)} MB`
  const most = limits.button - about.length - 3
  const shown = name.length <= most ? name : `${cut(name, most - 12)}${name.slice(-12).replace(/^[\uDC00-\uDFFF]/, '')}`
  return `${shown} (${about})`
}

/** `index` is the block's place in the card, by which a text that unfolds is found again. */
export function blockUnits(block: Block, index: number, drawing: Drawing): readonly Unit[] {
  switch (block.kind) {
    case 'words':
      return block.strong
        ? pieces(block.text, longestPiece).map(piece => [richText([bold(piece)])])
        : wordUnits(block.text)
    case 'facts':
      return factUnits(block.rows)
    case 'lines':
      return [
        ...block.rows.flatMap(row => lineUnits(row, drawing)),
        ...(block.total === undefined ? [] : lineUnits(block.total, drawing, true)),
      ]
    case 'note': {
      const tone = block.tone ?? 'calm'
      const text = `${signs[tone]}${block.text}`
      const basis = (block.basis ?? []).flatMap(smallUnits)
      return [...(tone === 'calm' ? smallUnits(text) : wordUnits(text)), ...basis]
    }
    case 'steps':
      return wordUnits(block.items.map(item => `${states[item.state]} ${item.text}`).join('\n'))
    case 'files':
      return fileUnits(block.items, drawing)
    case 'rule':
      return [[{ type: 'divider' }]]
    case 'more':
      return [
        [
          {
            type: 'actions',
            block_id: drawing.nextBlockId(),
            elements: [
              {
                type: 'button',
                action_id: actionId('more', String(index)),
                text: plain(cut(`${block.label} ›`, limits.button)),
                value: 'open',
              },
            ],
          },
        ],
      ]
  }
}
