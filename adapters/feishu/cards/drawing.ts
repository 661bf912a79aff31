// What a card is drawn with: the words, how much of it is shown, and how its buttons come about.
import type { Button, CardView } from '../../../src/model/card.ts'
import type { CardWords } from '../words.ts'
import { type ButtonElement, buttonRow, type Element, plain } from './card-json.ts'
import { carried, type Pressed } from './pressed.ts'

/** How much of a card is drawn; each next one needs less room. */
export interface Level {
  /** Amounts in a column of their own. */
  readonly columns: boolean
  /** What stands behind a money line. */
  readonly details: boolean
  /** Folded where it is long; inside a folded part everything stands open. */
  readonly panels: boolean
  /** Letters of a folding text that stay; the rest is on the page. */
  readonly more: number
  /** Elements of content that stay; buttons are never among what goes. */
  readonly content: number
}

const everything = Number.MAX_SAFE_INTEGER
const all: Level = { columns: true, details: true, panels: true, more: everything, content: everything }

export const levels: readonly Level[] = [
  all,
  { ...all, columns: false },
  { ...all, columns: false, more: 1_500 },
  { ...all, columns: false, more: 300 },
  { ...all, columns: false, details: false, more: 300 },
  ...[40, 24, 12, 6, 2, 0].map(content => ({ ...all, columns: false, details: false, more: 100, content })),
]

/** Above a form the card's content stands folded, so that what is consented to is there to be read again. */
export const folded: Level = { ...all, columns: false, panels: false }

export interface Drawing {
  readonly level: Level
  readonly words: CardWords
  /** The buttons of one place; `line` is the money line they stand at. */
  buttons(buttons: readonly Button[], line?: string): readonly Element[]
}

const types: Readonly<Record<Button['style'], ButtonElement['type']>> = {
  main: 'primary_filled',
  plain: 'default',
  quiet: 'text',
  danger: 'danger',
}

/** Labels are cut where Feishu cuts them. */
const longestLabel = 100

/** A button whose press comes back to us with `value`. */
export const callButton = (label: string, style: Button['style'], value: Pressed): ButtonElement => ({
  tag: 'button',
  text: plain([...label].slice(0, longestLabel).join('')),
  type: types[style],
  behaviors: [{ type: 'callback', value: carried(value) }],
})

/** A button that opens a page and tells us nothing. */
export const linkButton = (label: string, url: string): ButtonElement => ({
  tag: 'button',
  text: plain(label),
  type: 'default',
  behaviors: [{ type: 'open_url', default_url: url }],
})

/** A button with a form opens it inside the card; any other presses at once. */
export function viewButton(button: Button, card: Pick<CardView, 'key' | 'hash'>, line?: string): ButtonElement {
  const { id, label, style, token, form } = button
  const small = line === undefined ? {} : { size: 'small' as const }
  return form === undefined
    ? { ...callButton(label, style, { do: 'press', k: card.key, t: token }), ...small }
    : {
        ...callButton(label, style, { do: 'form', k: card.key, b: id, l: line, h: card.hash.slice(0, 16) }),
        ...small,
      }
}

/** The buttons of a card or one of its lines in a row; a closed card has none. */
export const drawnButtons =
  (card: Pick<CardView, 'key' | 'hash' | 'closed'>): Drawing['buttons'] =>
  (buttons, line) =>
    buttons.length === 0 || card.closed ? [] : [buttonRow(buttons.map(button => viewButton(button, card, line)))]
