// Cards that went out in the answer to a click: a later replacement by the same or an older view would only take something away.
import type { CardView } from '../../src/model/card.ts'

const keptMs = 10 * 60_000
const mostKept = 5_000

export interface Recent {
  /** The answer to a click shows this view. */
  answered(message: string, view: CardView): void
  /** The same or a newer view stands there already. */
  covers(message: string, view: CardView): boolean
  /** Something else was put in its place. */
  replaced(message: string): void
}

export function makeRecent(now: () => number): Recent {
  const shown = new Map<string, { readonly revision: number; readonly hash: string; readonly at: number }>()
  return {
    answered(message, { revision, hash }) {
      for (const [old, { at }] of shown) {
        if (now() - at < keptMs && shown.size < mostKept) break
        shown.delete(old)
      }
      shown.delete(message)
      shown.set(message, { revision, hash, at: now() })
    },
    covers(message, { revision, hash }) {
      const known = shown.get(message)
      if (known === undefined || now() - known.at > keptMs) return false
      return hash === known.hash || revision < known.revision
    },
    replaced: message => void shown.delete(message),
  }
}
