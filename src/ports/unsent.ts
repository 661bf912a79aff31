// What somebody typed into a form that was refused because its card had changed: it stands in the form when they open it again.
import type { FormValues } from '../model/card.ts'
import type { Clock } from './clock.ts'

const keptMs = 30 * 60_000
const mostKept = 1_000

/** Kept in this process only, and not for long: nobody has handed these words to us. */
export interface Unsent {
  keep(place: string, values: FormValues): void
  /** What waits for this form; `undefined` when nothing does. */
  at(place: string): FormValues | undefined
  /** It was sent, or is not wanted any more. */
  drop(place: string): void
}

export function makeUnsent(clock: Clock): Unsent {
  const waiting = new Map<string, { readonly values: FormValues; readonly since: number }>()
  const now = (): number => Date.parse(clock.now())
  return {
    keep(place, { code: _once, ...values }) {
      for (const [old, { since }] of waiting) {
        if (now() - since < keptMs && waiting.size < mostKept) break
        waiting.delete(old)
      }
      waiting.delete(place)
      waiting.set(place, { values, since: now() })
    },
    at(place) {
      const found = waiting.get(place)
      return found !== undefined && now() - found.since < keptMs ? found.values : undefined
    },
    drop: place => void waiting.delete(place),
  }
}
