// Modals to read in: what stands behind a money line, a text that unfolds page by page, a sentence that must not be missed.
import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { CardView, MoneyRow } from '../../../src/model/card.ts'
import { jsonOf } from '../../../src/model/json.ts'
import type { Say } from '../desk.ts'
import { actionId, blockId } from './address.ts'
import { amountText } from './amount.ts'
import { factUnits } from './block.ts'
import { cut, limits, pieces } from './limits.ts'
import { plain } from './mrkdwn.ts'
import { wordUnits } from './running-text.ts'

const readId = 'read'

const view = (title: string, say: Say, blocks: readonly KnownBlock[], metadata?: string): ModalView => ({
  type: 'modal',
  callback_id: readId,
  title: plain(cut(title, limits.modalTitle)),
  close: plain(say('slack.close')),
  blocks: blocks.slice(0, limits.viewBlocks),
  ...(metadata !== undefined && { private_metadata: metadata }),
})

/** One sentence, e.g. what became of a form. */
export const noticeView = (text: string, say: Say): ModalView => view(say('slack.notice'), say, wordUnits(text).flat())

/** Formula, facts, source and article of a money line. */
export function lineView(row: MoneyRow, say: Say): ModalView {
  const before = row.before === undefined ? [] : [[say('slack.before'), amountText(row.before, say)] as const]
  const mark = row.markLabel === undefined ? '' : ` 〔${row.markLabel}〕`
  const face = wordUnits(`${row.label}  ${amountText(row.amount, say)}${mark}`).flat()
  const caption = row.caption === undefined ? [] : wordUnits(row.caption).flat()
  const facts = factUnits([...before, ...row.detail]).flat()
  return view(say('slack.detail'), say, [...face, ...caption, { type: 'divider' }, ...facts])
}

/** Where a text that unfolds stands open: which card, which of its blocks, which page. */
const place = z.object({ k: z.string(), m: z.number().int().nonnegative() })
export type Place = z.infer<typeof place>

/** Undefined for a modal that shows anything else. */
export const readPlace = (metadata: string): Place | undefined => place.safeParse(jsonOf(metadata)).data

/** A page of the text behind one `more` block; undefined when the card has no such block any more. */
export function moreView(card: CardView, index: number, page: number, say: Say): ModalView | undefined {
  const block = card.blocks[index]
  if (block?.kind !== 'more') return undefined
  const pages = pieces(block.text, limits.viewText)
  const shown = Math.max(0, Math.min(page, pages.length - 1))
  const turn = (to: number, label: string) => ({
    type: 'button' as const,
    action_id: actionId('turn', String(to)),
    text: plain(cut(label, limits.button)),
    value: String(to),
  })
  const pager: readonly KnownBlock[] =
    pages.length === 1
      ? []
      : [
          { type: 'context', elements: [plain(say('slack.page', { page: shown + 1, pages: pages.length }))] },
          {
            type: 'actions',
            block_id: blockId(0, card.key),
            elements: [
              ...(shown > 0 ? [turn(shown - 1, say('slack.back'))] : []),
              ...(shown < pages.length - 1 ? [turn(shown + 1, say('slack.on'))] : []),
            ],
          },
        ]
  const heading: KnownBlock = { type: 'header', text: plain(cut(block.label, limits.header)) }
  const metadata = JSON.stringify({ k: card.key, m: index } satisfies Place)
  return view(block.label, say, [heading, ...wordUnits(pages[shown] ?? '').flat(), ...pager], metadata)
}
