// Lets somebody wait until something has changed, instead of looking again and again.

export interface Changes {
  readonly tell: () => void
  /** True with the next change; false when none came within so many milliseconds. */
  readonly next: (within: number) => Promise<boolean>
}

export function openChanges(): Changes {
  const waiting = new Set<() => void>()
  return {
    tell: () => {
      for (const go of waiting) go()
      waiting.clear()
    },
    next: within =>
      new Promise(resolve => {
        const go = () => {
          clearTimeout(timer)
          resolve(true)
        }
        const timer = setTimeout(() => {
          waiting.delete(go)
          resolve(false)
        }, within)
        waiting.add(go)
      }),
  }
}
