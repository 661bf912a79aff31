// What stands in a message since its last click: a replacement that shows the same would only close a form somebody is typing in.
import type { CardView } from '../../src/model/card.ts'

/** Nobody types longer than this between two looks. */
const keptMs = 30 * 60_000
const mostKept = 5_000

export interface Recent {
  /** The answer to a click shows this view. Whether it arrived nobody tells, so the same view may be put there again. */
  answered(message: string, view: CardView): void
  /** A form of this view stands open: whoever opened it sees the message. */
  opened(message: string, view: CardView): void
  /** Putting this view there would take something away: a form in use, or what is newer. */
  covers(message: string, view: CardView): boolean
  /** Something else was put in its place. */
  replaced(message: string): void
}

export function makeRecent(now: () => number): Recent {
  const shown = new Map<
    string,
    { readonly revision: number; readonly hash: string; readonly form: boolean; readonly at: number }
  >()

  function note(message: string, { revision, hash }: CardView, form: boolean): void {
    for (const [old, { at }] of shown) {
      if (now() - at < keptMs && shown.size < mostKept) break
      shown.delete(old)
    }
    shown.delete(message)
    shown.set(message, { revision, hash, form, at: now() })
  }

  return {
    answered: (message, view) => note(message, view, false),
    opened: (message, view) => note(message, view, true),
    covers(message, { revision, hash }) {
      const known = shown.get(message)
      if (known === undefined || now() - known.at > keptMs) return false
      return (known.form && hash === known.hash) || revision < known.revision
    },
    replaced: message => void shown.delete(message),
  }
}
