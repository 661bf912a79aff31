// Variants: given a sentence, when it is said in other words, then only words of one sense give way to each other.
import { describe, expect, test } from 'vitest'
import { makeVary } from '../../bench/variants.ts'
import { sensesFile } from '../../src/talk/risk/senses.ts'

const senses = sensesFile.parse({
  withhold: { finer: { stop: { zh: '停发 扣发 压着 克扣', en: 'hold back, withhold, retain, keep back' } } },
  money: { finer: { pay: { zh: '工资 薪水 薪资 月薪', en: 'wages, salary, pay packet, earnings' } } },
})
/** Always the same number: which word gives way, and to which. */
const vary = (number: number) => makeVary(senses, () => number)

describe('variants', () => {
  test.each([
    [0, '公司先停发工资', undefined],
    [0.3, '公司先停发工资', '公司先扣发工资'],
    [0.6, '公司先停发工资', '公司先停发薪资'],
    [0.3, 'we withhold it', undefined],
    [0.6, 'we withhold it', 'we retain it'],
    [0.6, 'we are upholding it', undefined],
  ])('given %d as chance, when %s is varied, then it is %s', (number, text, other) => {
    expect(vary(number)(text)).toBe(other)
  })
})
