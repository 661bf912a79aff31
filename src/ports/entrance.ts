// The spine's entrance as an adapter holds it: open from start to stop. Before and after, nothing could be kept.
import { AppError } from '../model/refusal.ts'
import type { Accept } from './platform.ts'

export interface Entrance {
  open(accept: Accept): void
  close(): void
  /** Throws AppError `unavailable` while it is closed: the messenger delivers again. */
  accept(): Accept
}

/** Closed at first. */
export function makeEntrance(): Entrance {
  let given: Accept | undefined
  return {
    open(accept) {
      given = accept
    },
    close() {
      given = undefined
    },
    accept() {
      if (given === undefined) throw new AppError('unavailable', 'not-started', 'Haosan is still starting.')
      return given
    },
  }
}
