// Answers on their way back: whoever waits for an inbox row in this process gets what dispatch decided.

/** What is answered to an event: rendered by nobody yet, so that a repeated delivery can be answered in another language. */
export interface Answers {
  /** Resolves with the answer, or with undefined when it did not come in time. */
  wait(inboxId: string, ms: number): Promise<unknown>
  give(inboxId: string, answer: unknown): void
  /** Ends all waiting at once, for a clean stop. */
  close(): void
}

export function makeAnswers(): Answers {
  const waiting = new Map<string, Set<(answer: unknown) => void>>()

  function leave(inboxId: string, tell: (answer: unknown) => void): void {
    const group = waiting.get(inboxId)
    group?.delete(tell)
    if (group?.size === 0) waiting.delete(inboxId)
  }

  return {
    wait: (inboxId, ms) =>
      new Promise(resolve => {
        const tell = (answer: unknown) => {
          clearTimeout(timer)
          leave(inboxId, tell)
          resolve(answer)
        }
        const timer = setTimeout(tell, ms, undefined)
        const group = waiting.get(inboxId) ?? new Set()
        waiting.set(inboxId, group.add(tell))
      }),
    give(inboxId, answer) {
      for (const tell of [...(waiting.get(inboxId) ?? [])]) tell(answer)
    },
    close() {
      for (const group of [...waiting.values()]) for (const tell of [...group]) tell(undefined)
    },
  }
}
