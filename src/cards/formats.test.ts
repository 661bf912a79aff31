// Dates and amounts on cards: a line may break beside them, never inside.
import { expect, test } from 'vitest'
import { formatsFor } from './formats.ts'

const breaks = (text: string): readonly string[] => text.split(' ')

test.each([
  ['zh-CN', ['2025\u00a0年\u00a011\u00a0月\u00a03\u00a0日', '星期一', '18:00']],
  ['en', ['Monday,', '3\u00a0November\u00a02025', '18:00']],
] as const)('given %s, then a moment breaks beside the weekday and the hour only', (locale, parts) => {
  expect(breaks(formatsFor(locale, 'Asia/Shanghai').moment('2025-11-03T10:00:00Z'))).toEqual(parts)
})

test.each([
  ['zh-CN', '2025\u00a0年\u00a02\u00a0月'],
  ['en', 'February\u00a02025'],
] as const)('given %s, then a month is one word', (locale, month) => {
  expect(formatsFor(locale, 'Asia/Shanghai').month('2025-02-01')).toBe(month)
})

test('an amount is one word', () => {
  const { amount } = formatsFor('en', 'Asia/Shanghai')
  expect(amount({ value: '-1234567.80', currency: 'CNY' })).toBe('−1\u00a0234\u00a0567.80')
})
