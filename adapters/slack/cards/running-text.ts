// Running text as blocks: plain letters in pieces that Slack takes, large or as grey small print.
import type { KnownBlock } from '@slack/types'
import { pieces } from './limits.ts'
import { plain } from './mrkdwn.ts'

/** Blocks that stay together on one page. */
export type Unit = readonly KnownBlock[]

export const longestPiece = 2_800

/** In full size; each piece may stand on another page. */
export const wordUnits = (text: string): readonly Unit[] =>
  pieces(text, longestPiece).map(piece => [{ type: 'section', text: plain(piece) }])

/** As grey small print. */
export const smallUnits = (text: string): readonly Unit[] =>
  pieces(text, longestPiece).map(piece => [{ type: 'context', elements: [plain(piece)] }])
