// The second reader: learnt from the labelled sentences, it finds what no frame names yet and says which clause made it think so.
import { z } from 'zod'
import { clausesOf, featuresOf } from './features.ts'

/** What was learnt: a weight for each feature, and in how many risky sentences of which category it stood. */
export const learntFile = z.strictObject({
  bias: z.number(),
  /** Each category with the number of its risky sentences. */
  categories: z.array(z.tuple([z.string(), z.number().int()])),
  /** `name: [weight × 100, category, count, category, count, …]`; categories by their index. */
  weights: z.record(z.string(), z.array(z.number().int()).min(1)),
})
export type Learnt = z.infer<typeof learntFile>

export interface Opinion {
  /** From 0 (as harmless sentences are) to 1 (as risky ones are). */
  readonly risk: number
  readonly category: string
  /** The clause that weighs most, in the normalised text. */
  readonly start: number
  readonly end: number
}

export type SecondReader = (text: string, notice: boolean) => Opinion

interface Known {
  readonly clause: number
  readonly weight: number
  /** For each category in which it stood: how much more often than chance, as a logarithm. */
  readonly speaksFor: readonly (readonly [category: number, by: number])[]
}

/** How many sentences a category is thought to have besides those that were seen. */
const smoothing = 0.4

export function makeSecondReader(learnt: Learnt): SecondReader {
  const all = learnt.categories.reduce((sum, [, count]) => sum + count, 0)
  const weights = new Map(Object.entries(learnt.weights))

  const speaksFor = (counts: readonly number[]): Known['speaksFor'] => {
    const total = counts.reduce((sum, count, at) => (at % 2 === 1 ? sum + count : sum), 0)
    return learnt.categories.map(([, size], category) => {
      const at = counts.findIndex((value, index) => index % 2 === 0 && value === category)
      const seen = at < 0 ? 0 : (counts[at + 1] ?? 0)
      const chance = ((total + 1) * size) / all
      return [category, Math.log((seen + smoothing) / (chance * smoothing + smoothing))] as const
    })
  }

  return (text, notice) => {
    const known: readonly Known[] = featuresOf(text, notice).flatMap(({ name, clause }) => {
      const [weight, ...counts] = weights.get(name) ?? []
      if (weight === undefined) return []
      return [{ clause, weight: weight / 100, speaksFor: counts.length > 0 ? speaksFor(counts) : [] }]
    })
    const sum = known.reduce((total, one) => total + one.weight, 0)
    const risk = 1 / (1 + Math.exp(-(learnt.bias + sum / Math.sqrt(Math.max(1, known.length)))))
    const clauses = clausesOf(text)
    const byClause = clauses.map(() => 0)
    const byCategory = learnt.categories.map(() => 0)
    for (const { clause, weight, speaksFor } of known) {
      if (clause >= 0) byClause[clause] = (byClause[clause] ?? 0) + weight
      for (const [category, by] of speaksFor) byCategory[category] = (byCategory[category] ?? 0) + by
    }
    const heaviest = clauses[byClause.indexOf(Math.max(...byClause))]
    return {
      risk,
      category: learnt.categories[byCategory.indexOf(Math.max(...byCategory))]?.[0] ?? '',
      start: heaviest?.start ?? 0,
      end: heaviest?.end ?? text.length,
    }
  }
}
