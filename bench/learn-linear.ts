// A linear support vector machine: weights that part the rows of one side from the others, by dual coordinate descent with
// squared hinge loss (Hsieh and others 2008). The same rows give the same weights.
import { chance, type Rows, shuffle } from './learn-rows.ts'

const rounds = 10

/**
 * How loudly each feature speaks: the more often it stands in one kind of row than in the other, the louder (Wang and Manning
 * 2012, here a power of it, and never silent). Words of no side are heard less, and new hands are judged better.
 */
function loudness({ size, starts, places }: Rows, sides: Int8Array): Float32Array {
  const meant = new Float64Array(size + 1).fill(1)
  const others = new Float64Array(size + 1).fill(1)
  for (const [row, side] of sides.entries()) {
    const counts = side > 0 ? meant : others
    for (const place of places.subarray(starts[row], starts[row + 1])) counts[place] = (counts[place] ?? 0) + 1
  }
  const many = sides.filter(side => side > 0).length
  const odds = Math.log(many / (sides.length - many))
  const loud = Float32Array.from(meant, (count, place) => {
    return Math.abs(Math.log(count / (others[place] ?? 1)) - odds) ** 0.7 + 0.1
  })
  loud[size] = 1
  return loud
}

/** A weight for every place, that of the bias last. `costs`: how much a mistake costs against the length of the weights. */
export function part(rows: Rows, sides: Int8Array, costs: Float32Array): Float32Array {
  const { size, starts, places } = rows
  const loud = loudness(rows, sides)
  const values = rows.values.map((value, at) => value * (loud[places[at] ?? 0] ?? 1))
  const weights = new Float32Array(size + 1)
  const alphas = new Float64Array(sides.length)
  const softs = costs.map(cost => 1 / (2 * cost))
  const norms = Float64Array.from(sides, (_, row) => {
    let sum = softs[row] ?? 0
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) sum += (values[at] ?? 0) ** 2
    return sum
  })
  const order = Uint32Array.from(sides, (_, row) => row)
  const next = chance(7)
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, next)
    for (const row of order) {
      const from = starts[row] ?? 0
      const to = starts[row + 1] ?? 0
      const side = sides[row] ?? 1
      const alpha = alphas[row] ?? 0
      let sum = 0
      for (let at = from; at < to; at += 1) sum += (weights[places[at] ?? 0] ?? 0) * (values[at] ?? 0)
      const better = Math.max(0, alpha - (side * sum - 1 + (softs[row] ?? 0) * alpha) / (norms[row] ?? 1))
      if (better === alpha) continue
      alphas[row] = better
      const move = (better - alpha) * side
      for (let at = from; at < to; at += 1) {
        const place = places[at] ?? 0
        weights[place] = (weights[place] ?? 0) + move * (values[at] ?? 0)
      }
    }
  }
  return weights.map((weight, place) => weight * (loud[place] ?? 1))
}
