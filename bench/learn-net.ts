// A small net: every feature has a vector, a sentence is the sum of its features' vectors, a hidden layer of rectified sums
// reads it and answers how risky it is. While it learns it also answers of which category, so that sentences of one category
// come to lie together; half of the features and a third of the hidden units are left out each time, so that none is relied on.
// Steps get smaller where much was learnt already (Duchi and others 2011). The same rows give the same net.
import { chance, type Rows, shuffle } from './learn-rows.ts'

export interface Net {
  /** `width` numbers for each feature. */
  readonly vectors: Float32Array
  readonly inner: Layer
  /** The first answer is how risky a sentence is. */
  readonly outer: Layer
}

/** Sums of what comes in, one for each unit; `paces` remember how much was learnt. */
interface Layer {
  readonly ins: number
  readonly weights: Float32Array
  readonly paces: Float32Array
  readonly biases: Float32Array
  readonly biasPaces: Float32Array
}

export const width = 16
const units = 32
const rounds = 6
const firstStep = 0.05
const left = { features: 0.5, units: 0.3 } as const
/** How much a category matters against the risk. */
const kindMatters = 0.7

function layer(ins: number, outs: number, next: () => number): Layer {
  const reach = 2 * Math.sqrt(3 / ins)
  return {
    ins,
    weights: Float32Array.from({ length: ins * outs }, () => (next() - 0.5) * reach),
    paces: new Float32Array(ins * outs).fill(1e-6),
    biases: new Float32Array(outs),
    biasPaces: new Float32Array(outs).fill(1e-6),
  }
}

/** What comes out of a layer. */
function pass({ ins, weights, biases }: Layer, input: Float32Array, output: Float32Array): void {
  for (let unit = 0; unit < output.length; unit += 1) {
    let sum = biases[unit] ?? 0
    const from = unit * ins
    for (let at = 0; at < ins; at += 1) sum += (weights[from + at] ?? 0) * (input[at] ?? 0)
    output[unit] = sum
  }
}

/** Moves the layer against the slopes of its output, and tells the slopes of its input. */
function learn(own: Layer, input: Float32Array, slopes: Float32Array, step: number, back: Float32Array): void {
  const { ins, weights, paces, biases, biasPaces } = own
  back.fill(0)
  for (let unit = 0; unit < slopes.length; unit += 1) {
    const slope = slopes[unit] ?? 0
    if (slope === 0) continue
    const from = unit * ins
    for (let at = 0; at < ins; at += 1) {
      const place = from + at
      const weight = weights[place] ?? 0
      back[at] = (back[at] ?? 0) + slope * weight
      const change = slope * (input[at] ?? 0)
      if (change === 0) continue
      const pace = (paces[place] ?? 0) + change * change
      paces[place] = pace
      weights[place] = weight - (step * change) / Math.sqrt(pace)
    }
    const pace = (biasPaces[unit] ?? 0) + slope * slope
    biasPaces[unit] = pace
    biases[unit] = (biases[unit] ?? 0) - (step * slope) / Math.sqrt(pace)
  }
}

/** How far the answers are from what is right: the risk as odds, the categories against each other, if there is one. */
function slopesOf(answers: Float32Array, risky: boolean, kind: number, slopes: Float32Array): void {
  slopes.fill(0)
  slopes[0] = 1 / (1 + Math.exp(-(answers[0] ?? 0))) - (risky ? 1 : 0)
  if (kind < 0) return
  const kinds = answers.subarray(1)
  const most = kinds.reduce((a, b) => Math.max(a, b), -Infinity)
  const sum = kinds.reduce((all, answer) => all + Math.exp(answer - most), 0)
  for (const [at, answer] of kinds.entries()) {
    slopes[at + 1] = kindMatters * (Math.exp(answer - most) / sum - (at === kind ? 1 : 0))
  }
}

/** `kinds`: the number of each row's category, `-1` where it has none. */
export function learnNet(rows: Rows, sides: Int8Array, kinds: Int16Array): Net {
  const { starts, places, values, size } = rows
  const next = chance(1)
  const vectors = Float32Array.from({ length: size * width }, () => (next() - 0.5) / 40)
  const paces = new Float32Array(size).fill(1e-6)
  const inner = layer(width, units, next)
  const outer = layer(units, 2 + kinds.reduce((a, b) => Math.max(a, b), -1), next)
  const sum = new Float32Array(width)
  const hidden = new Float32Array(units)
  const answers = new Float32Array(outer.biases.length)
  const slopes = new Float32Array(answers.length)
  const hiddenSlopes = new Float32Array(units)
  const sumSlopes = new Float32Array(width)
  const order = Uint32Array.from(sides, (_, row) => row)
  const heard: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, next)
    const step = firstStep * (1 - (0.9 * round) / rounds)
    for (const row of order) {
      heard.length = 0
      sum.fill(0)
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0) - 1; at += 1) {
        if (next() < left.features) continue
        heard.push(at)
        const from = (places[at] ?? 0) * width
        const value = (values[at] ?? 0) / (1 - left.features)
        for (let k = 0; k < width; k += 1) sum[k] = (sum[k] ?? 0) + (vectors[from + k] ?? 0) * value
      }
      pass(inner, sum, hidden)
      for (let unit = 0; unit < units; unit += 1) {
        const raised = hidden[unit] ?? 0
        hidden[unit] = raised > 0 && next() >= left.units ? raised / (1 - left.units) : 0
      }
      pass(outer, hidden, answers)
      slopesOf(answers, (sides[row] ?? 0) > 0, kinds[row] ?? -1, slopes)
      learn(outer, hidden, slopes, step, hiddenSlopes)
      for (let unit = 0; unit < units; unit += 1) {
        hiddenSlopes[unit] = (hidden[unit] ?? 0) > 0 ? (hiddenSlopes[unit] ?? 0) / (1 - left.units) : 0
      }
      learn(inner, sum, hiddenSlopes, step, sumSlopes)
      const steep = sumSlopes.reduce((all, slope) => all + slope * slope, 0) / width
      for (const at of heard) {
        const place = places[at] ?? 0
        const value = (values[at] ?? 0) / (1 - left.features)
        const pace = (paces[place] ?? 0) + steep * value * value
        paces[place] = pace
        const far = (step * value) / Math.sqrt(pace)
        for (let k = 0; k < width; k += 1) {
          const number = place * width + k
          vectors[number] = (vectors[number] ?? 0) - far * (sumSlopes[k] ?? 0)
        }
      }
    }
  }
  return { vectors, inner, outer }
}
