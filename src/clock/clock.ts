// What time it is: the real time, or in the sandbox a time that starts with the story and that visitors move forward.
import type { InstantText } from '../model/dates.ts'
import type { Clock } from '../ports/clock.ts'

export interface MovableClock extends Clock {
  moveTo(now: InstantText): Promise<void>
  /** Back to an earlier moment, for a story that is played from its beginning again. */
  rewindTo(now: InstantText): Promise<void>
  onMove(tell: () => void): () => void
}

/** The shared part of the sandbox's clock: one number for all processes, which only grows. */
export interface SharedOffset {
  readonly offsetMs: number
  move(offsetMs: number): Promise<void>
  rewind(offsetMs: number): Promise<void>
  onChange(tell: () => void): () => void
}

export const realClock: Clock = { now: () => new Date().toISOString() }

/** Monday 20 October 2025, 09:00 in Shanghai: the first morning of the sample company's story. */
export const storyBegins: InstantText = '2025-10-20T01:00:00.000Z'

// Offsets are counted from thirty years before real time, so that the story may lie in the past and offsets still grow.
const countedFromMs = 30 * 365.25 * 86_400_000

export async function openSandboxClock(shared: SharedOffset): Promise<MovableClock> {
  const base = (): number => Date.now() - countedFromMs
  const offsetFor = (now: InstantText): number => Math.round(Date.parse(now) - base())
  const moveTo = (now: InstantText): Promise<void> => shared.move(offsetFor(now))
  if (shared.offsetMs === 0) await moveTo(storyBegins)
  return {
    now: () => new Date(base() + shared.offsetMs).toISOString(),
    moveTo,
    rewindTo: now => shared.rewind(offsetFor(now)),
    onMove: tell => shared.onChange(tell),
  }
}
