// The second reader: learnt from the labelled sentences, it finds what no frame names yet, says how sure it is, of which
// category, and which clause made it think so. A linear model over features.
import { z } from 'zod'
import { type FeatureRows, rowsOf, weightsOf } from './feature-rows.ts'
import { type Features, families } from './features.ts'
import { clausesOf } from './words.ts'

/**
 * What was learnt, as base64: the known features and for each of them its weight in eight bits, a byte times `step`. A feature
 * is the hash of a word, a run of words, a sense, …; what is not listed says nothing.
 */
const table = z.strictObject({ step: z.number(), features: z.base64(), weights: z.base64() })
export const learntFile = z.strictObject({
  risk: table.extend({ bias: z.number() }),
  /** For each feature one weight for every category, in the order of `names`. */
  kinds: table.extend({ names: z.array(z.string()).min(1), biases: z.array(z.number()) }),
})
export type Learnt = z.output<typeof learntFile>

export interface Opinion {
  /** From 0 (as harmless sentences are) to 1 (as risky ones are); not a probability. */
  readonly risk: number
  readonly category: string
  /** The clause that weighs most, in the normalised text. */
  readonly start: number
  readonly end: number
}

type SecondReader = (text: string, features: Features) => Opinion

/** How much each family may say, whatever the number of its features. */
const voice = { near: 0.6, far: 0.8, terms: 0.7, senses: 1, finer: 1, frames: 0.5 } as const
/** A word or two alone must not shout: a family speaks as if it had at least this many features. */
const fewestHeard = 8
/** What tells the category; pairs of distant words do not. */
const tellsKind: readonly (keyof Features)[] = ['near', 'senses', 'finer', 'frames']

/** The row of every known feature with its value: a family of which much is known says each of them more quietly. */
export function valuesOf(
  features: Features,
  use: readonly (keyof Features)[],
  rows: FeatureRows,
  tell: (row: number, value: number, clause: number) => void,
): void {
  for (const family of use) {
    const known: number[] = []
    const clauses: number[] = []
    for (const [feature, clause] of features[family]) {
      const row = rows.get(feature)
      if (row === undefined) continue
      known.push(row)
      clauses.push(clause)
    }
    const value = voice[family] / Math.sqrt(Math.max(fewestHeard, known.length))
    for (let at = 0; at < known.length; at += 1) tell(known[at] ?? 0, value, clauses[at] ?? -1)
  }
}

export const forRisk = families
export const forKind = tellsKind

const indexOfMost = (list: readonly number[]): number => list.indexOf(Math.max(...list))

export function makeSecondReader({ risk, kinds }: Learnt): SecondReader {
  const riskRows = rowsOf(risk.features)
  const riskWeights = weightsOf(risk.weights)
  const kindRows = rowsOf(kinds.features)
  const kindWeights = weightsOf(kinds.weights)

  return (text, features) => {
    const clauses = clausesOf(text)
    const byClause = clauses.map(() => 0)
    let sum = 0
    valuesOf(features, forRisk, riskRows, (row, value, clause) => {
      const weight = (riskWeights[row] ?? 0) * risk.step * value
      sum += weight
      if (clause >= 0) byClause[clause] = (byClause[clause] ?? 0) + weight
    })
    const byKind = [...kinds.biases]
    valuesOf(features, forKind, kindRows, (row, value) => {
      const loud = value * kinds.step
      const first = row * byKind.length
      for (let kind = 0; kind < byKind.length; kind += 1) {
        byKind[kind] = (byKind[kind] ?? 0) + (kindWeights[first + kind] ?? 0) * loud
      }
    })
    const heaviest = clauses[indexOfMost(byClause)]
    return {
      risk: 1 / (1 + Math.exp(-2 * (risk.bias + sum))),
      category: kinds.names[indexOfMost(byKind)] ?? '',
      start: heaviest?.start ?? 0,
      end: heaviest?.end ?? text.length,
    }
  }
}
