// The file of what was learnt: given its numbers and bytes, when it is written and read, then they are the same; else it says why.
import { describe, expect, test } from 'vitest'
import { addNumbers } from './feature-rows.ts'
import { readLearnt, writeLearnt } from './learnt.ts'

const few = {
  linear: { bias: 0.25, step: 0.5 },
  net: {
    width: 2,
    step: 0.1,
    inner: { weights: [1, 0], biases: [0] },
    outer: { weights: [2, 0, 1], biases: [-1, 0, 0] },
  },
  kinds: { names: ['insult', 'privacy'], step: 1, biases: [0, 0.5] },
}
const bytes = {
  // Features 5 and 300.
  features: Uint8Array.of(5, 39 + 128, 2),
  weights: Uint8Array.of(3, 254),
  // Only the second is heard: 7 and -1.
  heard: Uint8Array.of(0b10),
  vectors: Uint8Array.of(15 + 7 * 16),
  telling: Uint8Array.of(0b01),
  votes: Uint8Array.of(8 + 9 * 16),
}

const numbersOf = (row: number): readonly number[] => {
  const learnt = readLearnt(writeLearnt(few, bytes))
  const sum = new Float64Array(2)
  if (typeof learnt !== 'string') addNumbers(learnt.net.vectors, row, 10, sum)
  return [...sum]
}

describe('the file of what was learnt', () => {
  test('given a file, when it is read, then each feature has its row, its weight and its numbers', () => {
    const learnt = readLearnt(writeLearnt(few, bytes))
    if (typeof learnt === 'string') throw new Error(learnt)
    expect([5, 300, 6].map(feature => learnt.rows.get(feature))).toEqual([0, 1, undefined])
    expect([...learnt.linear.weights]).toEqual([3, -2])
    expect(learnt.kinds.names).toEqual(few.kinds.names)
    expect(numbersOf(0)).toEqual([0, 0])
    expect(numbersOf(1)).toEqual([7, -1])
  })

  test.each([
    ['no first line', new Uint8Array(5)],
    ['not JSON', new TextEncoder().encode('{\n')],
    ['linear: ', new TextEncoder().encode('{}\n')],
    ['bytes instead of', writeLearnt(few, bytes).subarray(0, -1)],
  ])('given a broken file, then it says: %s', (why, file) => {
    expect(readLearnt(file)).toContain(why)
  })
})
