// CardView → Feishu card JSON 2.0. Whatever the card, it comes out within the platform's limits; what had to go says so and links to the whole.
import type { CardView, Tone } from '../../../src/model/card.ts'
import type { CardWords } from '../words.ts'
import { blockElements } from './blocks.ts'
import { type Element, type FeishuCard, plain } from './card-json.ts'
import { type Drawing, drawnButtons, folded, type Level, levels, linkButton } from './drawing.ts'
import { grey, inert } from './markup.ts'

/** 30 KB is the documented limit of a request with a card in it; it arrives as text inside of JSON, quotes escaped. */
const mostBytes = 28_000
/** 200 is documented, everything with a `tag` counted. */
const mostElements = 190

const templates: Readonly<Record<Tone, 'blue' | 'orange' | 'red'>> = { calm: 'blue', warn: 'orange', stop: 'red' }

/** Drawn with less and less detail until it fits; at last a link to the whole. */
export function feishuCard(view: CardView, words: CardWords): FeishuCard {
  for (const level of levels) {
    const card = drawn(view, words, level)
    if (fits(card)) return card
  }
  return linkCard(view, words, 'cut')
}

function drawn(view: CardView, words: CardWords, level: Level): FeishuCard {
  const drawing: Drawing = { level, words, buttons: drawnButtons(view) }
  const content = view.blocks.flatMap(block => blockElements(block, view.key, drawing))
  const next: readonly Element[] =
    view.next === undefined ? [] : [{ tag: 'markdown', content: grey(view.next), text_size: 'notation' }]
  return frame(view, [
    ...content.slice(0, level.content),
    ...(lacks(view, level, content.length) ? notWhole(words, 'cut') : []),
    ...next,
    ...drawing.buttons(view.buttons),
    ...(view.footer?.length ? [{ tag: 'hr' } as const, ...drawing.buttons(view.footer)] : []),
  ])
}

const lacks = (view: CardView, level: Level, content: number): boolean =>
  content > level.content ||
  view.blocks.some(
    block =>
      (block.kind === 'more' && block.text.length > level.more) ||
      (block.kind === 'lines' && !level.details && block.rows.some(row => row.detail.length > 0)),
  )

const notWhole = (words: CardWords, why: 'cut' | 'held-back'): readonly Element[] => [
  { tag: 'markdown', content: inert(words.say(why)) },
  linkButton(words.say('open-whole'), words.cardLink()),
]

/** Only the way to the page: for what the company's rules keep out of a chat, and for what fits in no way. */
export function linkCard(view: CardView, words: CardWords, why: 'cut' | 'held-back'): FeishuCard {
  const title = why === 'cut' ? view.title : view.preview
  return frame({ ...view, title }, notWhole(words, why))
}

/** Title, colour and preview around the elements; cards cannot be forwarded. */
export function frame(
  view: Pick<CardView, 'title' | 'preview' | 'tone' | 'closed'>,
  elements: readonly Element[],
): FeishuCard {
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: false, summary: { content: view.preview } },
    header: { title: plain(view.title), template: view.closed ? 'grey' : templates[view.tone] },
    body: { elements },
  }
}

/** Words of the bot: a card without a head, because the text of a message would stand on the lock screen. */
export const wordsCard = (text: string, preview: string): FeishuCard => ({
  schema: '2.0',
  config: { update_multi: true, enable_forward: false, summary: { content: preview } },
  body: { elements: [{ tag: 'markdown', content: inert(text) }] },
})

/** The content of a card without anything to press, for the folded part above a form. */
export const contentOf = (view: CardView, words: CardWords): readonly Element[] =>
  view.blocks
    .filter(block => block.kind !== 'files')
    .flatMap(block => blockElements(block, view.key, { level: folded, words, buttons: () => [] }))

/** Within the bytes and elements that Feishu takes, counted as they travel. */
export const fits = (card: FeishuCard): boolean =>
  Buffer.byteLength(JSON.stringify(JSON.stringify(card))) <= mostBytes && elementsOf(card) <= mostElements

function elementsOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + elementsOf(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, one) => sum + elementsOf(one), 'tag' in value ? 1 : 0)
}
