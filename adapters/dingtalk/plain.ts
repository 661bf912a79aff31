// Without a card template: a message that can be read in the chat, and one button to the page where everything can be done.
import type { CardView } from '../../src/model/card.ts'
import type { AccountRef } from '../../src/model/person.ts'
import type { Receipt } from '../../src/ports/platform.ts'
import { detailsOf, piecesOf } from './cards/block.ts'
import { bold, cutText, plainText } from './cards/markdown.ts'
import type { Desk } from './desk.ts'
import { sendMessage, trackOf } from './send.ts'
import { type Say, wordsFor } from './words.ts'

const textBytes = 6_000

/**
 * A message cannot be changed once it is sent. A new one comes when the card's title changes (a new version, another
 * state); smaller changes are seen on the page that the button opens, and the message says so.
 */
export async function showPlain(
  desk: Desk,
  to: AccountRef,
  card: CardView,
  key: string,
  last?: Receipt,
): Promise<Receipt> {
  const { memory, clock, links } = desk.deps
  const track = trackOf(to, key)
  const titled = (message: string): string => `dingtalk:title:${message}`
  const before = await memory.get(titled(last?.message ?? track))
  if (before !== undefined && (before === card.title || card.closed || last === undefined)) {
    return last ?? { message: track, at: clock.now() }
  }
  const say = await wordsFor(desk.deps, to)
  await sendMessage(desk, to, 'sampleActionCard', {
    title: card.preview,
    text: textOf(card, say),
    singleTitle: say(card.closed ? 'dingtalk.open' : 'dingtalk.open-and-answer'),
    singleURL: links.card(to, card.key),
  })
  await memory.put(titled(track), card.title)
  return { message: track, at: clock.now() }
}

function textOf(card: CardView, say: Say): string {
  const texts = card.blocks.flatMap((block, index) => {
    const shown = piecesOf(block, index, say, false).flatMap(piece => ('text' in piece ? [piece.text] : []))
    const behind = block.kind === 'lines' ? detailsOf(block.rows, say).flatMap(p => ('text' in p ? [p.text] : [])) : []
    return block.kind === 'more' ? [bold(block.label), plainText(block.text)] : [...shown, ...behind]
  })
  const whole = [bold(card.title), ...texts, ...(card.next ? [plainText(card.next)] : [])].join('\n\n')
  const [first = '', ...rest] = cutText(whole, textBytes)
  return `${first}\n\n${say(rest.length > 0 ? 'dingtalk.rest-on-page' : 'dingtalk.page-is-current')}`
}
