// A conversation as whoever waits in it follows it: only what is new is read, and nothing is read before something changed.
import type { StoredLine } from '../ports/chat-store.ts'

export interface ConversationSource {
  /** Lines that changed after this cursor, in its order. */
  since(cursor: number): Promise<readonly StoredLine[]>
  /** Calls at every change, in whichever process; the result ends it. */
  onChange(call: () => void): Promise<() => Promise<void>>
}

export interface Conversation {
  /** Every line as it stands now, the one that changed last at the end. */
  lines(): Promise<readonly StoredLine[]>
  /** What is looked for, as soon as it is there; undefined when it does not come in time. */
  wait<T>(find: (lines: readonly StoredLine[]) => T | undefined, patienceMs: number): Promise<T | undefined>
}

/** A call may be lost with the connection that carries it. */
const lookAgainMs = 1_000

/** `from` leaves out what was said before. */
export function followConversation(source: ConversationSource, from = 0): Conversation {
  const known = new Map<string, StoredLine>()
  let cursor = from
  let reading: Promise<unknown> = Promise.resolve()

  async function read(): Promise<readonly StoredLine[]> {
    for (const line of await source.since(cursor)) {
      // A line that changed moves to the end.
      known.delete(line.id)
      known.set(line.id, line)
      cursor = Math.max(cursor, line.cursor)
    }
    return [...known.values()]
  }

  // One after the other: an older answer must not overwrite a newer one.
  function lines(): Promise<readonly StoredLine[]> {
    const answer = reading.then(read)
    reading = answer.catch(() => {})
    return answer
  }

  return {
    lines,
    async wait(find, patienceMs) {
      const end = performance.now() + patienceMs
      let changed = false
      let wake = (): void => {}
      const stop = await source.onChange(() => {
        changed = true
        wake()
      })
      try {
        for (;;) {
          changed = false
          const found = find(await lines())
          if (found !== undefined) return found
          const left = end - performance.now()
          if (left <= 0) return undefined
          await new Promise<void>(resolve => {
            const timer = setTimeout(resolve, changed ? 0 : Math.min(left, lookAgainMs))
            wake = () => {
              clearTimeout(timer)
              resolve()
            }
          })
        }
      } finally {
        await stop()
      }
    },
  }
}
