// The second reader: learnt from the labelled sentences, it finds what no frame names yet, says how sure it is, of which
// category, and which clause made it think so. A linear model and a small net over the same features, heard half and half.
import { addNumbers, type FeatureRows } from './feature-rows.ts'
import { type Features, families } from './features.ts'
import type { Layer, Learnt } from './learnt.ts'
import { clausesOf } from './words.ts'

export interface Opinion {
  /** From 0 (as harmless sentences are) to 1 (as risky ones are); not a probability. */
  readonly risk: number
  readonly category: string
  /** The clause that weighs most, in the normalised text. */
  readonly start: number
  readonly end: number
}

type SecondReader = (text: string, features: Features) => Opinion

export type Family = keyof Features

/** How much each family may say, whatever the number of its features. */
const voice = { near: 0.6, far: 0.8, terms: 0.7, senses: 1, finer: 1, frames: 0.5 } as const
/** A word or two alone must not shout: a family speaks as if it had at least this many features. */
const fewestHeard = 8
/** What tells the category; pairs of distant words do not. */
export const tellsKind: Readonly<Record<Family, boolean>> = {
  near: true,
  far: false,
  terms: false,
  senses: true,
  finer: true,
  frames: true,
}
/** The net is surer of itself than the linear models: how much its answers count beside theirs. */
const netCounts = { risk: 1 / 3, kind: 1 / 4 } as const

/** A family of which much is known says each of its features more quietly. */
export const valueIn = (family: Family, known: number): number =>
  voice[family] / Math.sqrt(Math.max(fewestHeard, known))

type Tell = (row: number, value: number, clause: number, family: Family) => void

/** The row of every known feature with its value and its clause. */
function tellKnown(features: Features, rows: FeatureRows, tell: Tell): void {
  for (const family of families) {
    const known: number[] = []
    const clauses: number[] = []
    for (const [feature, clause] of features[family]) {
      const row = rows.get(feature)
      if (row === undefined) continue
      known.push(row)
      clauses.push(clause)
    }
    const value = valueIn(family, known.length)
    for (let at = 0; at < known.length; at += 1) tell(known[at] ?? 0, value, clauses[at] ?? -1, family)
  }
}

/** What a layer makes of what comes in: for each unit a sum, and no less than `least`. */
const pass = ({ weights, biases }: Layer, input: ArrayLike<number>, least: number): Float64Array =>
  Float64Array.from(biases, (bias, unit) => {
    let sum = bias
    for (let at = 0; at < input.length; at += 1) sum += (weights[unit * input.length + at] ?? 0) * (input[at] ?? 0)
    return Math.max(least, sum)
  })

const indexOfMost = (list: ArrayLike<number>): number => {
  let most = 0
  for (let at = 1; at < list.length; at += 1) if ((list[at] ?? 0) > (list[most] ?? 0)) most = at
  return most
}

export function makeSecondReader({ rows, linear, net, kinds }: Learnt): SecondReader {
  return (text, features) => {
    const clauses = clausesOf(text)
    const byClause = clauses.map(() => 0)
    const byKind = Float64Array.from(kinds.biases)
    const vector = new Float64Array(net.width)
    let sum = linear.bias
    tellKnown(features, rows, (row, value, clause, family) => {
      const weight = (linear.weights[row] ?? 0) * linear.step * value
      sum += weight
      if (clause >= 0) byClause[clause] = (byClause[clause] ?? 0) + weight
      addNumbers(net.vectors, row, value, vector)
      if (tellsKind[family]) addNumbers(kinds.votes, row, value, byKind)
    })
    const [netsRisk = 0, ...netsKinds] = pass(net.outer, pass(net.inner, vector, 0), -Infinity)
    const votes = byKind.map((vote, kind) => vote + (netsKinds[kind] ?? 0) * netCounts.kind)
    const heaviest = clauses[indexOfMost(byClause)]
    return {
      risk: 1 / (1 + Math.exp(-(sum + netsRisk * netCounts.risk))),
      category: kinds.names[indexOfMost(votes)] ?? '',
      start: heaviest?.start ?? 0,
      end: heaviest?.end ?? text.length,
    }
  }
}
