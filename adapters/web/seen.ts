// Tells the spine once which cards a page has fetched for its person, so that the record knows who looked at them.
import type { StoredLine } from '../../src/ports/chat-store.ts'
import type { Accept } from '../../src/ports/platform.ts'
import type { WebDeps } from './deps.ts'
import { seenEvent } from './read.ts'
import type { Reader } from './verify.ts'

const mostRemembered = 20_000

/** Notes the cards among these lines; nothing waits for it, and what could not be noted is noted at the next look. */
export function makeSeen(deps: WebDeps, accept: () => Accept): (reader: Reader, lines: readonly StoredLine[]) => void {
  const told = new Set<string>()
  return ({ account }, lines) => {
    for (const { card } of lines) {
      if (card === undefined) continue
      const event = seenEvent(account, deps.clock.now(), card.key)
      if (told.has(event.key)) continue
      if (told.size >= mostRemembered) told.clear()
      told.add(event.key)
      accept()(event).catch(fault => {
        told.delete(event.key)
        deps.log.error('a look at a card was not recorded', fault)
      })
    }
  }
}
