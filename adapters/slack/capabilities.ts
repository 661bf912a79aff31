// What Slack can do: cards are replaced after the answer to a click, forms are modals, files go both ways.
import type { Capabilities } from '../../src/ports/platform.ts'

/** Slack sets no age after which a bot's message cannot be edited; a workspace's own limit answers `edit_window_closed`. */
export const slackCapabilities: Capabilities = {
  cardInAck: false,
  updateDays: 36_500,
  forms: 'modal',
  files: true,
  // groups:write and groups:history are scopes of their own.
  rooms: 'with-permission',
}
