// The token a click brings (延时更新消息卡片): with it the pressed card is replaced once the click is answered, for thirty minutes and twice.

const validMs = 30 * 60_000
/** A minute less: the call takes its time too. */
const usedWithinMs = validMs - 60_000
const uses = 2
const mostKept = 5_000

export interface ClickTokens {
  /** The click is answered: only from now on may its token be used. */
  answered(message: string, token: string): void
  /** A token for this message that is still good, one use of it taken. */
  take(message: string): string | undefined
  /** The platform does not know it any more. */
  dead(message: string, token: string): void
}

/** Kept in this process only: whoever does not have the token replaces the card by its message, which is as good. */
export function makeClickTokens(now: () => number): ClickTokens {
  const kept = new Map<string, { readonly token: string; readonly at: number; readonly left: number }>()
  return {
    answered(message, token) {
      for (const [old, { at }] of kept) {
        if (now() - at < usedWithinMs && kept.size < mostKept) break
        kept.delete(old)
      }
      kept.delete(message)
      kept.set(message, { token, at: now(), left: uses })
    },
    take(message) {
      const known = kept.get(message)
      if (known === undefined) return undefined
      const { token, at, left } = known
      const good = now() - at < usedWithinMs
      if (good && left > 1) kept.set(message, { token, at, left: left - 1 })
      else kept.delete(message)
      return good ? token : undefined
    },
    dead(message, token) {
      if (kept.get(message)?.token === token) kept.delete(message)
    },
  }
}
