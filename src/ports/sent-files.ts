// A file goes into somebody's conversation once, however often its button is pressed within a few minutes.
import type { AccountRef } from '../model/person.ts'
import type { Clock } from './clock.ts'
import type { AdapterMemory } from './messenger.ts'

const anewMs = 5 * 60_000
/** Whoever claimed it and never said what became of it does not hold it back for longer. */
const underWayMs = 60_000

export interface SentFiles {
  /** True when this press may send it; then `over` has to follow. False: it stands there already, or is on its way. */
  claim(account: AccountRef, fileId: string): Promise<boolean>
  /** What did not get there may be asked for again at once. */
  over(account: AccountRef, fileId: string, sent: boolean): Promise<void>
}

export function makeSentFiles(memory: AdapterMemory, clock: Clock): SentFiles {
  const onTheWay = new Map<string, number>()
  const now = (): number => Date.parse(clock.now())
  const keyOf = ({ platform, id }: AccountRef, fileId: string): string => `${platform}:sent:file:${id}:${fileId}`
  return {
    async claim(account, fileId) {
      const key = keyOf(account, fileId)
      if (now() - (onTheWay.get(key) ?? Number.NEGATIVE_INFINITY) < underWayMs) return false
      // Before anything is awaited: a second press may come in the same moment.
      onTheWay.set(key, now())
      const before = await memory.get(key).catch(() => undefined)
      if (before === undefined || now() - Date.parse(before) >= anewMs) return true
      onTheWay.delete(key)
      return false
    },
    async over(account, fileId, sent) {
      const key = keyOf(account, fileId)
      try {
        if (sent) await memory.put(key, clock.now())
      } finally {
        onTheWay.delete(key)
      }
    },
  }
}
