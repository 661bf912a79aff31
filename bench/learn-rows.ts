// Examples as rows of places and values, which is what is learnt from; and chance that is the same every time.
import { families } from '../src/talk/risk/features.ts'
import { type Family, valueIn } from '../src/talk/risk/second-reader.ts'

export interface Example {
  readonly heard: Readonly<Record<Family, Uint32Array>>
  readonly risky: boolean
  /** Of a risky sentence, or of one that is worth a warning. */
  readonly category: string | undefined
  /** A sentence of the corpus in other words; it counts less. */
  readonly variant: boolean
}

/** Feature after feature, row after row; the last of a row is the bias, whose place comes after all others. */
export interface Rows {
  readonly starts: Uint32Array
  readonly places: Uint32Array
  readonly values: Float32Array
  /** How many places there are without that of the bias. */
  readonly size: number
}

const biasValue = 0.5

/** What weight the bias has in the end. */
export const biasOf = (weights: Float32Array): number => (weights.at(-1) ?? 0) * biasValue

/** What stands in fewer sentences than its family asks for teaches nothing. */
export type Fewest = Readonly<Record<Family, number>>

/** The features that stand often enough, in their order. */
export function knownIn(examples: readonly Example[], fewest: Fewest): Uint32Array {
  const often = new Map<number, number>()
  const known = new Set<number>()
  for (const { heard } of examples) {
    for (const family of families) {
      for (const feature of heard[family]) {
        const count = (often.get(feature) ?? 0) + 1
        often.set(feature, count)
        if (count === fewest[family]) known.add(feature)
      }
    }
  }
  return Uint32Array.from(known).sort()
}

/** Numbers for some of the known features, one after the other; the others have none. */
export interface Numbering {
  /** By the feature's place among the known. */
  readonly places: Int32Array
  readonly size: number
}

/** The marked places in order, from zero; −1 for all others. */
export function numbered(marks: Uint8Array): Numbering {
  let size = 0
  const places = Int32Array.from(marks, mark => {
    if (mark === 0) return -1
    size += 1
    return size - 1
  })
  return { places, size }
}

/** `known`: where each feature stands. Its value is told by all that are known; its place by the numbering. */
export function rowsOf(
  examples: readonly Example[],
  use: readonly Family[],
  known: ReadonlyMap<number, number>,
  { places: numbers, size }: Numbering,
): Rows {
  const starts = new Uint32Array(examples.length + 1)
  const places: number[] = []
  const values: number[] = []
  for (const [row, { heard }] of examples.entries()) {
    for (const family of use) {
      const found: number[] = []
      for (const feature of heard[family]) {
        const place = known.get(feature)
        if (place !== undefined) found.push(place)
      }
      const value = valueIn(family, found.length)
      for (const place of found) {
        const number = numbers[place] ?? -1
        if (number < 0) continue
        places.push(number)
        values.push(value)
      }
    }
    places.push(size)
    values.push(biasValue)
    starts[row + 1] = places.length
  }
  return { starts, places: Uint32Array.from(places), values: Float32Array.from(values), size }
}

/** Numbers from 0 to 1 that look like chance (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }
}

/** In place, by the given chance. */
export function shuffle(list: Uint32Array, next: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1))
    const kept = list[at] ?? 0
    list[at] = list[other] ?? 0
    list[other] = kept
  }
}
