// A card as it is read: every word on it, and every button, in the order of the screen.
import { cardText } from '../../src/demo/transcript.ts'
import type { Block, Button, CardView, Form, FormValues, MoneyRow } from '../../src/model/card.ts'
import type { Seen, Typed } from './phone.ts'

/** Buttons with the label of the money line they stand at. */
export const buttonsOn = (card: CardView): readonly (readonly [Button, string | undefined])[] => [
  ...card.blocks.flatMap(block =>
    block.kind === 'lines'
      ? block.rows.flatMap(row => (row.buttons ?? []).map(button => [button, row.label] as const))
      : [],
  ),
  ...[...card.buttons, ...(card.footer ?? [])].map(button => [button, undefined] as const),
]

/** What unfolds or opens behind a line is there to be read too. */
const folded = (card: CardView): readonly string[] =>
  card.blocks.flatMap(block => {
    if (block.kind === 'more') return [block.text]
    if (block.kind !== 'lines') return []
    return [...block.rows, ...(block.total ? [block.total] : [])].flatMap(row => [
      ...[row.markLabel, row.before?.value].filter(text => text !== undefined),
      ...row.detail.map(([name, value]) => `${name}: ${value}`),
    ])
  })

/** Spaces, emphasis and thousands marks differ between messengers; words and digits do not. */
export const plain = (text: string): string => text.replace(/−/g, '-').replace(/[\s*~`\\_>|#•·✓✗☐☑▸:,]/gu, '')

export const seenCard = (card: CardView): Seen => ({
  kind: 'card',
  title: card.title,
  text: [cardText(card), ...folded(card)].join('\n'),
  buttons: card.closed ? [] : buttonsOn(card).map(([button]) => button.label),
  closed: card.closed ?? false,
})

/** What somebody typed by labels, as the form's values. */
export function valuesOf(form: Form | undefined, typed: Typed): FormValues {
  return Object.fromEntries(
    Object.entries(typed).map(([label, value]) => {
      const field = form?.fields.find(one => one.label === label || one.name === label)
      if (field === undefined) throw new Error(`no field ${label}: ${form?.fields.map(f => f.label).join(', ')}`)
      if (field.kind !== 'one' && field.kind !== 'many') return [field.name, value]
      const pick = (wanted: string): string =>
        field.choices.find(choice => [choice.label, choice.value].includes(wanted) || choice.label.startsWith(wanted))
          ?.value ?? wanted
      return [field.name, typeof value === 'string' ? pick(value) : value.map(pick)]
    }),
  )
}

/** Everything on a card that somebody has to be able to read, piece by piece as it stands in the view. */
export const textsOf = (card: CardView): readonly string[] =>
  [card.title, ...card.blocks.flatMap(textsOfBlock), card.next ?? ''].filter(text => text !== '')

function textsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'words':
      return [block.text]
    case 'facts':
      return block.rows.flat()
    case 'lines':
      return [...block.rows, ...(block.total ? [block.total] : [])].flatMap(textsOfRow)
    case 'note':
      return [block.text, ...(block.basis ?? [])]
    case 'steps':
      return block.items.map(item => item.text)
    case 'files':
      return block.items.map(item => item.name)
    case 'more':
      return [block.text]
    case 'rule':
      return []
  }
}

const textsOfRow = (row: MoneyRow): readonly string[] => [
  row.label,
  row.amount.value,
  row.caption ?? '',
  row.markLabel ?? '',
  row.before?.value ?? '',
  ...row.detail.flat(),
]
