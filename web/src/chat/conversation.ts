// One conversation as the page holds it: lines by id in the order they appeared, and how far the page has read the stream.
import type { CardView } from '../../../src/model/card.ts'
import type { Line, LinesPage } from '../api/wire.ts'

export interface Conversation {
  readonly lines: readonly Line[]
  readonly cursor: number
  /** False until the first page has arrived. */
  readonly loaded: boolean
}

export const emptyConversation: Conversation = { lines: [], cursor: 0, loaded: false }

const inOrder = (a: Line, b: Line): number =>
  Date.parse(a.at) - Date.parse(b.at) || a.id.localeCompare(b.id, 'en', { numeric: true })

/** An update replaces a line only when it is newer: answers may overtake each other. */
function newer(known: Line | undefined, come: Line): Line {
  if (!known || come.cursor >= known.cursor) {
    const older = known?.card && come.card && known.card.revision > come.card.revision
    return older ? { ...come, card: known.card } : come
  }
  return known
}

/** A page that brings nothing leaves the conversation as it is, so that nothing is drawn again. */
export function merge(conversation: Conversation, page: Omit<LinesPage, 'more'>): Conversation {
  if (conversation.loaded && page.lines.length === 0 && page.cursor <= conversation.cursor) return conversation
  const byId = new Map(conversation.lines.map(line => [line.id, line]))
  for (const line of page.lines) byId.set(line.id, newer(byId.get(line.id), line))
  return {
    lines: [...byId.values()].sort(inOrder),
    cursor: Math.max(conversation.cursor, page.cursor),
    loaded: true,
  }
}

/** The card that came back with a press, before the stream tells of it. */
export function showCard(conversation: Conversation, card: CardView): Conversation {
  const place = conversation.lines.findLastIndex(line => line.card?.key === card.key)
  const line = conversation.lines[place]
  if (!line?.card || line.card.revision > card.revision) return conversation
  return { ...conversation, lines: conversation.lines.with(place, { ...line, card }) }
}

/** Lines of the bot that changed after the person last looked. */
export const unreadAfter = (conversation: Conversation, cursor: number): number =>
  conversation.lines.filter(line => line.from === 'bot' && line.cursor > cursor).length
