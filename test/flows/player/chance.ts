// Chance that can be repeated: the same seed plays the same game.
export interface Chance {
  /** From 0 up to, not including, `n`. */
  below(n: number): number
  /** True once in `n` times. */
  once(n: number): boolean
  of<T>(list: readonly T[]): T | undefined
}

/** mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number): number => Math.floor(next() * n)
  return { below, once: n => below(n) === 0, of: list => list[below(Math.max(1, list.length))] }
}
