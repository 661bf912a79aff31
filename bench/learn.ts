// Learns the weights of the second reader from labelled features: a linear support vector machine for risk and one for each
// category, by dual coordinate descent. The same examples in the same order give the same weights.
import type { Features } from '../src/talk/risk/features.ts'
import { forKind, forRisk, type Learnt, valuesOf } from '../src/talk/risk/second-reader.ts'

export interface Example {
  readonly features: Features
  readonly risky: boolean
  /** Of a risky sentence, or of one that is worth a warning. */
  readonly category: string | undefined
}

/** What stands in fewer sentences teaches nothing. */
const fewest = { risk: 2, kind: 6 } as const
/** How much a mistake costs against the length of the weights. */
const cost = 1
const rounds = 15
const biasValue = 0.5

/** The examples as places and values, row after row; a row ends with the bias. */
interface Rows {
  readonly known: ReadonlyMap<number, number>
  readonly starts: Uint32Array
  readonly places: Uint32Array
  readonly values: Float32Array
}

/** The features that stand in several sentences, numbered in the order of their hashes. */
function knownIn(
  examples: readonly Example[],
  use: readonly (keyof Features)[],
  least: number,
): ReadonlyMap<number, number> {
  const often = new Map<number, number>()
  for (const { features } of examples) {
    for (const family of use) {
      for (const feature of features[family].keys()) often.set(feature, (often.get(feature) ?? 0) + 1)
    }
  }
  const known = Uint32Array.from([...often].filter(([, count]) => count >= least).map(([feature]) => feature)).sort()
  return new Map([...known].map((feature, row) => [feature, row]))
}

function rowsOf(examples: readonly Example[], use: readonly (keyof Features)[], least: number): Rows {
  const known = knownIn(examples, use, least)
  const starts = new Uint32Array(examples.length + 1)
  const places: number[] = []
  const values: number[] = []
  for (const [row, { features }] of examples.entries()) {
    valuesOf(features, use, known, (place, value) => {
      places.push(place)
      values.push(value)
    })
    places.push(known.size)
    values.push(biasValue)
    starts[row + 1] = places.length
  }
  return { known, starts, places: Uint32Array.from(places), values: Float32Array.from(values) }
}

/** Numbers in an order that looks like chance and is the same every time. */
function shuffle(list: Uint32Array, round: number): void {
  let seed = 7 + round
  for (let at = list.length - 1; at > 0; at -= 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    const other = seed % (at + 1)
    const kept = list[at] ?? 0
    list[at] = list[other] ?? 0
    list[other] = kept
  }
}

/**
 * How loudly each feature speaks: the more often it stands in one kind of row than in the other, the louder (Wang and Manning
 * 2012, here the root of it, and never silent). Words of no side are heard less, and new hands are judged better.
 */
function loudness({ known, starts, places }: Rows, sides: Int8Array): Float32Array {
  const meant = new Float64Array(known.size + 1).fill(1)
  const others = new Float64Array(known.size + 1).fill(1)
  for (const [row, side] of sides.entries()) {
    const counts = side > 0 ? meant : others
    for (const place of places.subarray(starts[row], starts[row + 1])) counts[place] = (counts[place] ?? 0) + 1
  }
  const many = sides.filter(side => side > 0).length
  const odds = Math.log(many / (sides.length - many))
  const loud = Float32Array.from(meant, (count, place) => {
    return Math.sqrt(Math.abs(Math.log(count / (others[place] ?? 1)) - odds)) + 0.2
  })
  loud[known.size] = 1
  return loud
}

/** Weights that part the rows that are meant from the others; squared hinge loss, in the dual (Hsieh and others 2008). */
function part(rows: Rows, isMeant: (row: number) => boolean): Float32Array {
  const { known, starts, places } = rows
  const count = starts.length - 1
  const sides = Int8Array.from({ length: count }, (_, row) => (isMeant(row) ? 1 : -1))
  const loud = loudness(rows, sides)
  const values = rows.values.map((value, at) => value * (loud[places[at] ?? 0] ?? 1))
  const weights = new Float32Array(known.size + 1)
  const alphas = new Float64Array(count)
  const soft = 1 / (2 * cost)
  const norms = Float64Array.from({ length: count }, (_, row) => {
    let sum = soft
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) sum += (values[at] ?? 0) ** 2
    return sum
  })
  const order = Uint32Array.from({ length: count }, (_, row) => row)
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, round)
    for (const row of order) {
      const from = starts[row] ?? 0
      const to = starts[row + 1] ?? 0
      const side = sides[row] ?? 1
      const alpha = alphas[row] ?? 0
      let sum = 0
      for (let at = from; at < to; at += 1) sum += (weights[places[at] ?? 0] ?? 0) * (values[at] ?? 0)
      const next = Math.max(0, alpha - (side * sum - 1 + soft * alpha) / (norms[row] ?? 1))
      if (next === alpha) continue
      alphas[row] = next
      const move = (next - alpha) * side
      for (let at = from; at < to; at += 1) {
        const place = places[at] ?? 0
        weights[place] = (weights[place] ?? 0) + move * (values[at] ?? 0)
      }
    }
  }
  return weights.map((weight, place) => weight * (loud[place] ?? 1))
}

/** Weights in eight bits; the few that are larger than the rest are cut to what fits. */
function inBytes(weights: Float32Array): { readonly step: number; readonly weights: string } {
  const sizes = weights
    .filter(weight => weight !== 0)
    .map(Math.abs)
    .sort()
  const step = (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / 127
  const bytes = Int8Array.from(weights, weight => Math.max(-127, Math.min(127, Math.round(weight / step))))
  return { step, weights: Buffer.from(bytes.buffer).toString('base64') }
}

/** The features in the order of their hashes, each as its distance from the one before: seven bits a byte, the low ones first. */
function inOrder(known: ReadonlyMap<number, number>): string {
  const bytes: number[] = []
  let before = 0
  for (const feature of known.keys()) {
    let gap = feature - before
    before = feature
    for (; gap > 127; gap = Math.floor(gap / 128)) bytes.push((gap % 128) | 128)
    bytes.push(gap)
  }
  return Buffer.from(bytes).toString('base64')
}

export function learn(examples: readonly Example[]): Learnt {
  const riskRows = rowsOf(examples, forRisk, fewest.risk)
  const risk = part(riskRows, row => examples[row]?.risky === true)
  const size = riskRows.known.size
  const kinds = examples.filter(one => one.category !== undefined)
  const names = [...new Set(kinds.map(one => one.category ?? ''))].sort()
  const kindRows = rowsOf(kinds, forKind, fewest.kind)
  const byKind = names.map(name => part(kindRows, row => kinds[row]?.category === name))
  const all = new Float32Array(names.length * kindRows.known.size)
  for (const [kind, weights] of byKind.entries()) {
    for (let row = 0; row < kindRows.known.size; row += 1) all[row * names.length + kind] = weights[row] ?? 0
  }
  return {
    risk: {
      bias: (risk[size] ?? 0) * biasValue,
      features: inOrder(riskRows.known),
      ...inBytes(risk.subarray(0, size)),
    },
    kinds: {
      names,
      biases: byKind.map(weights => (weights[kindRows.known.size] ?? 0) * biasValue),
      features: inOrder(kindRows.known),
      ...inBytes(all),
    },
  }
}
