// What the machine itself gave and kept back meanwhile: on a rented one the host takes processor time, and every figure with it.
import { readFileSync } from 'node:fs'

/** Counts of the first line of /proc/stat; Linux only, which is where benches run. */
function counts(): readonly number[] {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  // Guests are counted in the fields before them.
  return line.trim().split(/\s+/).slice(1, 9).map(Number)
}

const stealField = 7

/** Starts to look; what it gives tells the share of all processors, in percent, that the host has taken since. */
export function watchHost(): () => number {
  const before = counts()
  return () => {
    const used = counts().map((count, field) => count - (before[field] ?? 0))
    return (100 * (used[stealField] ?? 0)) / used.reduce((sum, count) => sum + count, 0)
  }
}
