// Words and what they are about: given a list of senses, when a clause is read, then its longest known words carry them.
import { describe, expect, test } from 'vitest'
import { rowsOf } from './feature-rows.ts'
import { makeSenses, sensesFile } from './senses.ts'
import { hashOf, wordsOf } from './words.ts'

const read = makeSenses(
  sensesFile.parse({
    withhold: { zh: '扣 停发', en: 'hold back', finer: { 'stop-pay': { zh: '停发工资', en: 'stop paying' } } },
    refuse: { en: 'refuse, say no' },
    no: { zh: '不', denies: true },
  }),
)
const withhold = hashOf('{withhold}')
const stopPay = hashOf('{withhold/stop-pay}')

describe('senses', () => {
  test('given a word of a finer sense, then it has the wider one too, and the longer word counts', () => {
    expect(read(wordsOf('停发工资'))).toMatchObject([{ wide: [withhold], fine: [stopPay] }])
    expect(read(wordsOf('停发了'))).toMatchObject([{ wide: [withhold], fine: [] }, { wide: [] }])
  })

  test.each(['refuse', 'refuses', 'refused', 'refusing'])('given %s, then it is one word', form => {
    expect(read(wordsOf(form))).toMatchObject([{ wide: [hashOf('{refuse}')] }])
  })

  test('given a denial, then it says so, and a word nobody listed says nothing', () => {
    expect(read(wordsOf('不急'))).toMatchObject([{ denies: true }, { wide: [], fine: [], denies: false }])
  })
})

test('given features as their distances, then each has its row and others have none', () => {
  // 5, then 295 more (39 + 2 × 128).
  const rows = rowsOf(Uint8Array.of(5, 39 + 128, 2))
  expect([5, 300, 0, 6, 299, 4_000_000_000].map(feature => rows.get(feature))).toEqual([
    0,
    1,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
