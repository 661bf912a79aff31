// How papers print amounts, dates, service and punctuation.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money } from '../../model/money.ts'
import { capitalAmount, figure, groupFigures } from './amount.ts'
import { dateText, exactInstant, instantText, serviceBetween } from './date.ts'
import { fillWords, numeral, punctuate, readableFormula } from './wording.ts'

describe('amounts', () => {
  test.each([
    ['152500', '152,500.00'],
    ['-3480', '−3,480.00'],
    ['0', '0.00'],
    ['-0', '0.00'],
    ['1234567.5', '1,234,567.50'],
  ])('%s prints as %s', (value, printed) => {
    expect(figure(money(value))).toBe(printed)
  })

  test('a currency keeps its own digits', () => {
    expect(figure(money('1234567', 'JPY'))).toBe('1,234,567')
    expect(figure(money('1234.5', 'BHD'))).toBe('1,234.500')
  })

  test('formulas group their figures and leave years alone', () => {
    expect(groupFigures('7.0 × 18600.00')).toBe('7.0 × 18,600.00')
    expect(groupFigures('2942.53 + 334/365')).toBe('2,942.53 + 334/365')
    expect(groupFigures('2025 年')).toBe('2025 年')
  })

  test.each([
    ['152500', '人民币壹拾伍万贰仟伍佰元整'],
    ['0', '人民币零元整'],
    ['0.05', '人民币伍分'],
    ['0.5', '人民币伍角整'],
    ['10', '人民币壹拾元整'],
    ['105.06', '人民币壹佰零伍元零陆分'],
    ['1001.5', '人民币壹仟零壹元伍角整'],
    ['100000', '人民币壹拾万元整'],
    ['100001', '人民币壹拾万零壹元整'],
    ['10010000', '人民币壹仟零壹万元整'],
    ['100000000', '人民币壹亿元整'],
    ['100010001', '人民币壹亿零壹万零壹元整'],
    ['130200', '人民币壹拾叁万零贰佰元整'],
  ])('%s in capital characters is %s', (value, words) => {
    expect(capitalAmount(money(value))).toBe(words)
  })

  test('capital characters exist for renminbi that is not negative, and for nothing else', () => {
    expect(capitalAmount(money('-1'))).toBeUndefined()
    expect(capitalAmount(money('1', 'EUR'))).toBeUndefined()
  })

  test('two different amounts never read the same', () => {
    const fen = fc.integer({ min: 0, max: 2_000_000_000 })
    fc.assert(
      fc.property(fen, fen, (a, b) => {
        const read = (value: number) => capitalAmount(money((value / 100).toFixed(2)))
        expect(read(a) === read(b)).toBe(a === b)
        expect(read(a)).not.toMatch(/零零|零万零|undefined/)
      }),
    )
  })
})

describe('dates', () => {
  test('carry their weekday', () => {
    expect(dateText('2025-11-30', 'zh-CN')).toBe('2025年11月30日（星期日）')
    expect(dateText('2025-11-30', 'en')).toBe('Sunday, 30 November 2025')
  })

  test('instants are said where the person is, and exactly in evidence', () => {
    expect(instantText('2025-11-03T10:00:00Z', 'Asia/Shanghai', 'zh-CN')).toBe('2025年11月3日（星期一）18:00')
    expect(exactInstant('2025-11-03T20:30:05Z', 'Asia/Shanghai')).toBe('2025-11-04 04:30:05 +08:00')
  })

  test('service counts the first and the last day', () => {
    expect(serviceBetween('2019-03-18', '2025-11-30')).toEqual({ years: 6, months: 8, days: 13 })
    expect(serviceBetween('2024-02-29', '2025-02-28')).toEqual({ years: 1, months: 0, days: 1 })
    expect(serviceBetween('2025-01-01', '2025-12-31')).toEqual({ years: 1, months: 0, days: 0 })
  })
})

describe('words', () => {
  test('Chinese print has full-width marks where they touch Chinese, and no space around a filled place', () => {
    expect(punctuate('到期,付 {amount} 元:见(第 3 条);', 'zh-CN')).toBe('到期，付{amount}元：见（第 3 条）；')
    expect(punctuate('PAdES (ETSI.CAdES.detached), 16,000.00', 'zh-CN')).toBe('PAdES (ETSI.CAdES.detached), 16,000.00')
    expect(punctuate('Delivered, {date}', 'en')).toBe('Delivered, {date}')
  })

  test('what a person wrote is not touched when it is filled in', () => {
    expect(fillWords(punctuate('原文:{said}', 'zh-CN'), { said: '我,不同意' })).toBe('原文：我,不同意')
  })

  test('a place that nobody filled is an error, never a hole', () => {
    expect(() => fillWords('付 {amount}', {})).toThrow('{amount}')
  })

  test('floor brackets are said in words', () => {
    expect(readableFormula('⌊334/365×10 − 4⌋', 'zh-CN')).toBe('取整(334/365×10 − 4)')
    expect(readableFormula('⌊5.15⌋', 'en')).toBe('floor(5.15)')
  })

  test('a whole number of months has no decimal, half a month keeps it', () => {
    expect(readableFormula('7.0 × 18600.00', 'zh-CN')).toBe('7 × 18600.00')
    expect(readableFormula('6.5 × 18600.00', 'en')).toBe('6.5 × 18600.00')
    expect(readableFormula('min(14.0, 12.0)', 'en')).toBe('min(14, 12)')
  })

  test('units are in the language of the paper, whichever the record has', () => {
    expect(readableFormula('6 年 8 个月 13 天 → 7.0', 'en')).toBe('6 years 8 months 13 days → 7')
    expect(readableFormula('16 小时 × 91.95', 'en')).toBe('16 hours × 91.95')
    expect(readableFormula('16 h × 91.95', 'zh-CN')).toBe('16 小时 × 91.95')
  })

  test.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [32, '三十二'],
  ])('%i is %s', (n, text) => {
    expect(numeral(n)).toBe(text)
  })
})
