// Whoever opens something of a card has it before their eyes: the spine hears so once, because Slack tells of no reading.
import type { AccountRef } from '../../../src/model/person.ts'
import { accepted } from '../accepting.ts'
import type { Desk } from '../desk.ts'

const mostRemembered = 20_000
const longestKey = 200

/** Once for a person and a card, as far as this process remembers; the spine knows for good. */
export async function noteSeen(desk: Desk, from: AccountRef, card: string): Promise<void> {
  const { told } = desk
  const key = `seen:slack:${from.id}:${card}`
  if (told.has(key) || key.length > longestKey) return
  if (told.size >= mostRemembered) told.clear()
  told.add(key)
  const at = desk.deps.clock.now()
  const ack = await accepted(desk, () => desk.accept({ key, from, at, what: { kind: 'seen', card } }))
  // What could not be noted is noted at the next look.
  if (ack === 'again') told.delete(key)
}
