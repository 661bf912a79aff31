// The last day as the employee and payroll read it: what is paid without an answer, whose figure it is, and since when.
import { describe, expect, test } from 'vitest'
import { card, everyText, rows, viewOf } from '../../../test/card-view.ts'
import { lastDayCase } from '../../../test/settlement-play.ts'
import { moveTo, type Play, press } from '../../../test/world.ts'
import type { FormValues } from '../../model/card.ts'

const final = (values: FormValues): Play =>
  press(lastDayCase(), 'payroll', 'closing-figures', 'set', { ...values, source: '工资表' })
const loss = { social: '3600', why: '基数调整' }

describe('given the final figures are higher', () => {
  test('then the employee reads that the higher amount is paid also without an answer', () => {
    const told = (locale: 'zh-CN' | 'en') =>
      everyText(card(final({ wage: '16500' }), 'employee', 'closing-review', locale))
    expect(told('zh-CN')).toContain('你不答复,公司也按这个金额支付')
    expect(told('en')).toContain('without an answer this amount is paid all the same')
  })

  test('then the line names the day on which it became final, the others keep theirs', () => {
    const lines = rows(card(final({ wage: '16500' }), 'employee', 'closing-review'))
    const at = (id: string) => Object.fromEntries(lines.find(line => line.id === id)?.detail ?? []).更新时间
    expect(at('wage')).toBe('2025 年 11 月 30 日 星期日 09:00')
    expect(at('bonus')).toBe('2025 年 10 月 27 日 星期一 10:00')
  })
})

test('given nobody confirms what became less, then payroll reads of the employee and the employee of themselves', () => {
  const lapsed = moveTo(final(loss), '2025-12-09T02:00:00Z')
  const [own, payroll] = lapsed.state.steps
    .filter(({ step }) => step === 'told-closing-stands')
    .map(({ id }) => everyText(viewOf(lapsed, id)))
  expect(own).toContain('你没有确认变少的项目')
  expect(payroll).toContain('员工没有确认变少的项目')
  expect(payroll).not.toContain('你没有')
})
