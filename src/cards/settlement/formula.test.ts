// The arithmetic beside an amount, as its reader reads it: whole numbers as such, units in the reader's language, limits by name.
import { describe, expect, test } from 'vitest'
import { card, rows, texts } from '../../../test/card-view.ts'
import { linXiao } from '../../../test/company.ts'
import { draftingCase, laterOn, sentCase } from '../../../test/settlement-play.ts'
import { type Play, press } from '../../../test/world.ts'
import type { Locale } from '../../model/person.ts'
import { readableFormula, readableValue } from './formula.ts'

const detail = (play: Play, line: string, locale: Locale = 'zh-CN'): Readonly<Record<string, string>> => {
  const hr = card(play, 'hrbp', 'settlement-draft', locale)
  return Object.fromEntries(rows(hr).find(({ id }) => id === line)?.detail ?? [])
}
const earning = (avgWage12m: string): Play => draftingCase({ record: { ...linXiao, avgWage12m } })

describe('a formula', () => {
  const zh = texts.in('zh-CN')

  test('has no decimal where months are whole, and keeps half a month and every amount', () => {
    expect(readableFormula('7.0 × 18600.00', zh)).toBe('7 × 18\u00a0600.00')
    expect(readableFormula('6.5 × 18600.00', zh)).toBe('6.5 × 18\u00a0600.00')
    expect(readableFormula('min(14.0, 12.0)', zh)).toBe('min(14, 12)')
    expect([readableValue('7.0'), readableValue('6.5'), readableValue('3000.00')]).toEqual([
      '7',
      '6.5',
      '3\u00a0000.00',
    ])
  })

  test('that is on record in Chinese has its units in English for an English reader', () => {
    const question = { line: 'overtime', said: '10 月两个周六共 16 小时没算' }
    const asked = press(
      laterOn(sentCase(), '2025-10-28T02:00:00Z'),
      'employee',
      'settlement-review',
      'question',
      question,
    )
    const adopted = press(asked, 'payroll', 'dispute', 'adopt', { restDayHours: '16', inBase: 'no', why: '补录' })
    const line = rows(card(adopted, 'employee', 'settlement-review', 'en')).find(({ id }) => id === 'overtime')
    expect(line?.detail?.[0]?.[1]).toContain('16 hours ×')
  })
})

describe('the base of the severance', () => {
  test('names the three local averages it was compared with', () => {
    expect(detail(earning('18600.00'), 'severance')).toMatchObject({
      '基数核对(上限为当地月平均工资的 3 倍)': '18 600.00 ≤ 37 302.00',
    })
    expect(detail(earning('60000.00'), 'severance', 'en')).toMatchObject({
      'Base checked against three local average monthly wages': 'min(60 000.00, 37 302.00)',
    })
  })

  test('names the minimum wage where that is what it was compared with', () => {
    expect(detail(earning('1000.00'), 'severance')).toMatchObject({
      '基数核对(不低于当地最低月工资)': 'max(1 000.00, 2 740.00)',
    })
  })
})
