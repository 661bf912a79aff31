// Learns the second reader from labelled features: a linear model and a small net for the risk, and a linear model for each
// category; and packs them into few bytes. The same examples in the same order give the same bytes.
import { families } from '../src/talk/risk/features.ts'
import type { Layer, LearntBytes, LearntNumbers } from '../src/talk/risk/learnt.ts'
import { type Family, tellsKind } from '../src/talk/risk/second-reader.ts'
import { part } from './learn-linear.ts'
import { learnNet, type Net, width } from './learn-net.ts'
import { biasOf, type Example, type Fewest, knownIn, numbered, rowsOf } from './learn-rows.ts'

const fewest: Fewest = { near: 2, far: 4, terms: 4, senses: 2, finer: 3, frames: 2 }
const never = Number.POSITIVE_INFINITY
/** The net needs bytes for every feature it hears, and hears those that are frequent. */
const fewestForNet: Fewest = { near: 4, far: 12, terms: 8, senses: 4, finer: 5, frames: 2 }
const fewestForKinds = 20
/** What a mistake about a variant costs against one about a sentence. */
const variantsCost = 0.3

interface Packed {
  readonly step: number
  readonly bytes: Uint8Array
}

/** The step with which a share of the numbers fits; the few that are larger are cut to what fits. */
function stepFor(list: Float32Array, share: number, most: number): number {
  const sizes = list
    .filter(one => one !== 0)
    .map(Math.abs)
    .sort()
  return (sizes[Math.floor(sizes.length * share)] ?? 1) / most
}

const cut = (one: number, step: number, most: number): number => Math.max(-most, Math.min(most, Math.round(one / step)))

function inBytes(list: Float32Array): Packed {
  const step = stepFor(list, 0.9995, 127)
  return { step, bytes: new Uint8Array(Int8Array.from(list, one => cut(one, step, 127)).buffer) }
}

function inNibbles(list: Float32Array, share: number): Packed {
  const step = stepFor(list, share, 7)
  const bytes = new Uint8Array((list.length + 1) >> 1)
  for (const [at, one] of list.entries()) {
    bytes[at >> 1] = (bytes[at >> 1] ?? 0) | ((cut(one, step, 7) + 8) << ((at & 1) * 4))
  }
  return { step, bytes }
}

/** Each as its distance from the one before: seven bits a byte, the low ones first, an eighth bit where more follow. */
function inOrder(features: Uint32Array): Uint8Array {
  const bytes: number[] = []
  let before = 0
  for (const feature of features) {
    let gap = feature - before
    before = feature
    for (; gap > 127; gap = Math.floor(gap / 128)) bytes.push((gap % 128) | 128)
    bytes.push(gap)
  }
  return Uint8Array.from(bytes)
}

function inBits(marks: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((marks.length + 7) >> 3)
  for (const [at, mark] of marks.entries()) if (mark > 0) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7))
  return bytes
}

const rounded = ({ weights, biases }: Net['inner']): Layer => {
  const short = (list: Float32Array): number[] => Array.from(list, one => Number(one.toPrecision(5)))
  return { weights: short(weights), biases: short(biases) }
}

/** The same examples give the same bytes. */
export function learn(examples: readonly Example[]): { readonly few: LearntNumbers; readonly bytes: LearntBytes } {
  const features = knownIn(examples, fewest)
  const known = new Map([...features].map((feature, place) => [feature, place]))
  const marked = (some: readonly Example[], least: Fewest): Uint8Array => {
    const marks = new Uint8Array(features.length)
    for (const feature of knownIn(some, least)) {
      const place = known.get(feature)
      if (place !== undefined) marks[place] = 1
    }
    return marks
  }

  const sides = Int8Array.from(examples, one => (one.risky ? 1 : -1))
  const all = numbered(new Uint8Array(features.length).fill(1))
  const costs = Float32Array.from(examples, one => (one.variant ? variantsCost : 1))
  const weights = part(rowsOf(examples, families, known, all), sides, costs)
  const linear = inBytes(weights.subarray(0, features.length))

  const kinds = examples.filter(one => one.category !== undefined && !one.variant)
  const names = [...new Set(kinds.map(one => one.category ?? ''))].sort()
  const heard = marked(examples, fewestForNet)
  const net = learnNet(
    rowsOf(examples, families, known, numbered(heard)),
    sides,
    Int16Array.from(examples, one => names.indexOf(one.category ?? '')),
  )
  const vectors = inNibbles(net.vectors, 0.99)

  const tellers: readonly Family[] = families.filter(family => tellsKind[family])
  const ofTellers = (family: Family): number => (tellsKind[family] ? fewestForKinds : never)
  const telling = marked(kinds, {
    near: ofTellers('near'),
    far: ofTellers('far'),
    terms: ofTellers('terms'),
    senses: ofTellers('senses'),
    finer: ofTellers('finer'),
    frames: ofTellers('frames'),
  })
  const kindRows = rowsOf(kinds, tellers, known, numbered(telling))
  const byKind = names.map(name =>
    part(
      kindRows,
      Int8Array.from(kinds, one => (one.category === name ? 1 : -1)),
      new Float32Array(kinds.length).fill(1),
    ),
  )
  const together = new Float32Array(names.length * kindRows.size)
  for (const [kind, own] of byKind.entries()) {
    for (let row = 0; row < kindRows.size; row += 1) together[row * names.length + kind] = own[row] ?? 0
  }
  const votes = inNibbles(together, 0.997)

  return {
    few: {
      linear: { bias: biasOf(weights), step: linear.step },
      net: {
        width,
        step: vectors.step,
        inner: rounded(net.inner),
        outer: rounded(net.outer),
      },
      kinds: { names, step: votes.step, biases: byKind.map(biasOf) },
    },
    bytes: {
      features: inOrder(features),
      weights: linear.bytes,
      heard: inBits(heard),
      vectors: vectors.bytes,
      telling: inBits(telling),
      votes: votes.bytes,
    },
  }
}
