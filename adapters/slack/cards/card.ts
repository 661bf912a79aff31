// A card as a Slack message: title, blocks, buttons, next step, footer; what does not fit stands on further pages, and the link to the whole is there.
import type { KnownBlock } from '@slack/types'
import type { CardView } from '../../../src/model/card.ts'
import type { Say } from '../desk.ts'
import { actionId } from './address.ts'
import { blockUnits } from './block.ts'
import { actionsOf, type Drawing, drawingOf } from './buttons.ts'
import { cut, limits } from './limits.ts'
import { plain } from './mrkdwn.ts'
import { smallUnits, type Unit, wordUnits } from './running-text.ts'

export interface SlackMessage {
  /** Push, chat list and screen readers: always neutral. */
  readonly text: string
  readonly blocks: KnownBlock[]
}

export interface CardOptions {
  readonly say: Say
  /** From 0; a page that is not there any more shows the last one. */
  readonly page?: number | undefined
  /** The whole card on a page of its own, for cards that need several pages here. */
  readonly link: () => string
}

/** One page of the card within Slack's fifty blocks; a number beyond the last gives the last. */
export function cardMessage(card: CardView, { say, page = 0, link }: CardOptions): SlackMessage {
  const closed = card.closed === true
  const drawing = drawingOf(card.key, closed, say)
  const head = headOf(card, drawing)
  const end = endOf(card, drawing)
  const units = [
    ...(card.title.length > limits.header ? wordUnits(card.title) : []),
    ...card.blocks.flatMap((block, index) => blockUnits(block, index, drawing)),
  ]
  const pages = paged(units, {
    blocks: limits.messageBlocks - head.length - end.length,
    text: limits.messageText - textOf([...head, ...end]),
  })
  const shown = Math.min(page, pages.length - 1)
  const pager = pages.length === 1 ? [] : pagerOf(shown, pages.length, drawing, link())
  return { text: card.preview, blocks: [...head, ...(pages[shown] ?? []).flat(), ...pager, ...end] }
}

function headOf({ title, closed }: CardView, { say }: Drawing): readonly KnownBlock[] {
  const header: KnownBlock = { type: 'header', text: plain(cut(title, limits.header)) }
  return [header, ...(closed === true ? smallUnits(say('slack.closed')).flat() : [])]
}

function endOf(card: CardView, drawing: Drawing): readonly KnownBlock[] {
  const next = card.next === undefined ? [] : smallUnits(card.next).flat()
  if (drawing.closed) return next
  const footer = card.footer === undefined ? [] : actionsOf(card.footer, drawing)
  return [
    ...actionsOf(card.buttons, drawing),
    ...next,
    ...(footer.length > 0 ? [{ type: 'divider' } as const, ...footer] : []),
  ]
}

const pagerBlocks = 2
const pagerText = 400

/** Fills pages in order; with one page there is no pager, with more each keeps room for it. */
function paged(
  units: readonly Unit[],
  room: { readonly blocks: number; readonly text: number },
): readonly (readonly Unit[])[] {
  const whole = units.flat()
  if (whole.length <= room.blocks && textOf(whole) <= room.text) return [units]
  const pages: Unit[][] = [[]]
  let blocks = 0
  let text = 0
  for (const unit of units) {
    const more = textOf(unit)
    if (blocks > 0 && (blocks + unit.length > room.blocks - pagerBlocks || text + more > room.text - pagerText)) {
      pages.push([])
      blocks = 0
      text = 0
    }
    pages.at(-1)?.push(unit)
    blocks += unit.length
    text += more
  }
  return pages
}

function pagerOf(page: number, pages: number, drawing: Drawing, link: string): readonly KnownBlock[] {
  const { say } = drawing
  const turn = (to: number, label: string) => ({
    type: 'button' as const,
    action_id: actionId('page', String(to)),
    text: plain(cut(label, limits.button)),
    value: String(to),
  })
  return [
    { type: 'context', elements: [plain(say('slack.page', { page: page + 1, pages }))] },
    {
      type: 'actions',
      block_id: drawing.nextBlockId(),
      elements: [
        ...(page > 0 ? [turn(page - 1, say('slack.back'))] : []),
        ...(page < pages - 1 ? [turn(page + 1, say('slack.on'))] : []),
        {
          type: 'button',
          action_id: actionId('link', 'whole'),
          text: plain(cut(say('slack.whole'), limits.button)),
          url: link,
        },
      ],
    },
  ]
}

/** Letters of all texts, as Slack is believed to count them. */
export function textOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textOf(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [name, item]) => sum + (name === 'text' && typeof item === 'string' ? item.length : textOf(item)),
    0,
  )
}
