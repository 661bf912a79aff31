// A conversation as text: what each person saw and said, in order of time.
import type { Block, CardView, MoneyRow } from '../model/card.ts'
import { noBreak } from '../model/figures.ts'
import type { PersonId } from '../model/person.ts'
import type { StoredLine } from '../ports/chat-store.ts'

export interface Utterance {
  readonly at: string
  readonly person: PersonId
  readonly name: string
  readonly from: 'person' | 'bot'
  readonly text: string
  readonly card?: {
    readonly step: string
    readonly title: string
    readonly closed: boolean
    readonly buttons: readonly string[]
  }
}

const amount = (row: MoneyRow): string => `${row.label}  ${row.amount.value}${row.caption ? `  (${row.caption})` : ''}`

function blockText(block: Block): string {
  switch (block.kind) {
    case 'words':
      return block.text
    case 'facts':
      return block.rows.map(([name, value]) => `${name}: ${value}`).join('\n')
    case 'lines':
      return [...block.rows, ...(block.total ? [block.total] : [])].map(amount).join('\n')
    case 'note':
      return [block.text, ...(block.basis ?? [])].join(' · ')
    case 'steps':
      return block.items
        .map(item => `${item.state === 'done' ? '✓' : item.state === 'missing' ? '✗' : '·'} ${item.text}`)
        .join('\n')
    case 'files':
      return block.items.map(item => `[${item.name}]`).join(' ')
    case 'more':
      return `▸ ${block.label}`
    case 'rule':
      return ''
  }
}

/** What is searched with a keyboard has spaces that a keyboard writes. */
const typable = (text: string): string => text.replaceAll(noBreak, ' ')

/** Everything a card says, without its buttons. */
export const cardText = (card: CardView): string =>
  typable(
    [card.title, ...card.blocks.map(blockText), ...(card.next ? [card.next] : [])]
      .filter(text => text !== '')
      .join('\n'),
  )

/** Words of the bot are kept in both languages; the demo tells its story in Chinese. */
function chinese(text: string): string {
  if (!text.startsWith('{')) return text
  const both = JSON.parse(text) as Readonly<Record<string, string>>
  return both['zh-CN'] ?? text
}

export function utterance(person: PersonId, name: string, line: StoredLine): Utterance {
  const { card } = line
  return {
    at: line.at,
    person,
    name,
    from: line.from,
    text: card ? cardText(card) : typable(chinese(line.text ?? '')),
    ...(card
      ? {
          card: {
            step: card.key.split('/')[1]?.split('#')[0] ?? '',
            title: typable(card.title),
            closed: card.closed ?? false,
            buttons: card.buttons.map(button => button.label),
          },
        }
      : {}),
  }
}

/** As it is printed on a terminal. */
export function printed(said: Utterance): string {
  const body = said.text
    .split('\n')
    .map(line => `    ${line}`)
    .join('\n')
  const buttons =
    said.card && said.card.buttons.length > 0 ? `\n    ${said.card.buttons.map(label => `「${label}」`).join(' ')}` : ''
  return `${said.at}  ${said.from === 'bot' ? `→ ${said.name}` : said.name}\n${body}${buttons}\n`
}
