// What DingTalk can do: cards answer clicks with new variables; short forms stand in the card, long ones on a page.
import type { Capabilities } from '../../src/ports/platform.ts'

export const withTemplate: Capabilities = {
  cardInAck: true,
  updateDays: 3_650,
  forms: 'inline',
  files: true,
  // A group's robot is told what mentions it, and nothing else: a record would have holes.
  rooms: 'mentions-only',
  ackOverwritesMs: 2_000,
}

/** Without a card template there are messages and links only. */
export const withoutTemplate: Capabilities = {
  cardInAck: false,
  updateDays: 0,
  forms: 'page',
  files: true,
  rooms: 'mentions-only',
}
