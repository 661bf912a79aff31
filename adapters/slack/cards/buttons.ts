// Buttons of a card as Slack's: the signed token travels in the value, forms open as a modal.
import type { KnownBlock, Button as SlackButton } from '@slack/types'
import type { Button } from '../../../src/model/card.ts'
import type { Say } from '../desk.ts'
import { actionId, blockId } from './address.ts'
import { cut, limits } from './limits.ts'
import { plain } from './mrkdwn.ts'

/** What the parts of one message share while it is drawn. */
export interface Drawing {
  readonly say: Say
  readonly cardKey: string
  readonly closed: boolean
  readonly nextBlockId: () => string
}

/** For one message: its block ids count up from one. */
export function drawingOf(cardKey: string, closed: boolean, say: Say): Drawing {
  let count = 0
  return {
    say,
    cardKey,
    closed,
    nextBlockId: () => {
      count += 1
      return blockId(count, cardKey)
    },
  }
}

const styles: { readonly [S in Button['style']]: Pick<SlackButton, 'style'> } = {
  main: { style: 'primary' },
  danger: { style: 'danger' },
  plain: {},
  quiet: {},
}

const slackButton = (button: Button, row?: string): SlackButton => ({
  type: 'button',
  action_id: actionId(button.form === undefined ? 'press' : 'form', button.id, row),
  text: plain(cut(button.label, limits.button)),
  value: button.token,
  ...styles[button.style],
})

const longestLabel = 400

/** All buttons, 25 a block; a label that had to be cut stands whole above them. */
export function actionsOf(buttons: readonly Button[], drawing: Drawing, row?: string): readonly KnownBlock[] {
  const long = buttons.filter(button => button.label.length > limits.button)
  const blocks: KnownBlock[] = long.map(button => ({ type: 'section', text: plain(cut(button.label, longestLabel)) }))
  for (let at = 0; at < buttons.length; at += limits.actions) {
    blocks.push({
      type: 'actions',
      block_id: drawing.nextBlockId(),
      elements: buttons.slice(at, at + limits.actions).map(button => slackButton(button, row)),
    })
  }
  return blocks
}
