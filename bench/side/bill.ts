// The processor time of a program and of everything it started, from /proc: Linux only, which is where benches run.
import { readdirSync, readFileSync } from 'node:fs'

interface Stat {
  readonly parent: number
  readonly seconds: number
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything; what follows is numbers.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / 100 }
  } catch {
    return undefined
  }
}

/** Seconds of processor time by process, of these and of all below them. */
export function billOf(roots: readonly number[]): ReadonlyMap<number, number> {
  const stats = new Map<number, Stat>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined
    if (stat !== undefined) stats.set(Number(name), stat)
  }
  const below = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = stats.get(at)?.parent)
      if (roots.includes(at)) return true
    return false
  }
  return new Map([...stats].filter(([pid]) => below(pid)).map(([pid, { seconds }]) => [pid, seconds]))
}

/** What was used in between, by processes that were there at the end. */
export const spent = (before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number =>
  [...after].reduce((sum, [pid, seconds]) => sum + seconds - (before.get(pid) ?? 0), 0)
