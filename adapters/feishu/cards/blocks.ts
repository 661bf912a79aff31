// Each kind of block as elements of a Feishu card.
import type { Block, Tone } from '../../../src/model/card.ts'
import { head } from '../../../src/model/legible.ts'
import { buttonRow, type Element, panel } from './card-json.ts'
import { callButton, type Drawing } from './drawing.ts'
import { bold, grey, inert, red, sizeText } from './markup.ts'
import { moneyRow } from './rows.ts'

const text = (content: string): Element => ({ tag: 'markdown', content })

const backgrounds: Readonly<Record<Tone, string>> = { calm: 'grey-50', warn: 'orange-50', stop: 'red-50' }

const stepMarks: Readonly<Record<'done' | 'open' | 'missing', (words: string) => string>> = {
  done: words => `✓ ${inert(words)}`,
  open: words => `· ${inert(words)}`,
  missing: words => red(`✗ ${words}`),
}

/** In the order they are read; a block with nothing in it gives none. */
export function blockElements(block: Block, cardKey: string, drawing: Drawing): readonly Element[] {
  switch (block.kind) {
    case 'words':
      return [text(block.strong ? bold(block.text) : inert(block.text))]
    case 'facts':
      return block.rows.length === 0
        ? []
        : [text(block.rows.map(([name, value]) => `${grey(name)} ${inert(value)}`).join('<br>'))]
    case 'lines':
      return [
        ...block.rows.flatMap(row => moneyRow(row, drawing)),
        ...(block.total === undefined ? [] : [{ tag: 'hr' } as const, ...moneyRow(block.total, drawing)]),
      ]
    case 'note':
      return [note(block)]
    case 'steps':
      return [text(block.items.map(item => stepMarks[item.state](item.text)).join('<br>'))]
    case 'files':
      return [
        buttonRow(
          block.items.map(({ id, name, size }) =>
            callButton(`${name} · ${sizeText(size)}`, 'plain', { do: 'file', k: cardKey, f: id }),
          ),
        ),
      ]
    case 'rule':
      return [{ tag: 'hr' }]
    case 'more':
      return more(block, drawing)
  }
}

function note(block: Extract<Block, { kind: 'note' }>): Element {
  const basis = (block.basis ?? []).map(grey)
  const content = [inert(block.text), ...basis].join('<br>')
  return {
    tag: 'column_set',
    flex_mode: 'none',
    background_style: backgrounds[block.tone ?? 'calm'],
    columns: [
      { tag: 'column', width: 'weighted', weight: 1, elements: [{ tag: 'markdown', content, text_size: 'notation' }] },
    ],
  }
}

/** A text that unfolds; what is too long for the card ends where the page goes on. */
function more(block: Extract<Block, { kind: 'more' }>, { level, words }: Drawing): readonly Element[] {
  const cut = block.text.length > level.more
  const shown = cut ? `${head(block.text, level.more).trimEnd()}…\n${words.say('goes-on')}` : block.text
  return level.panels
    ? [panel(block.label, false, [text(inert(shown))])]
    : [text(`${bold(block.label)}<br>${inert(shown)}`)]
}
