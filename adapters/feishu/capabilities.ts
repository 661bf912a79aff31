// What Feishu can do: the click's answer carries the card, cards change in place for 14 days, forms stand inside the card.
import type { Capabilities } from '../../src/ports/platform.ts'

export const feishuCapabilities: Capabilities = {
  cardInAck: true,
  updateDays: 14,
  forms: 'inline',
  files: true,
  // Hearing a group without being mentioned is a scope of its own.
  rooms: 'with-permission',
  // An answer is taken for three seconds, and whatever is put in its place before is refused or overwritten by it.
  ackOverwritesMs: 3_000,
}
