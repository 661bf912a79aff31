// What follows the agreement, as each person sees it: the employee's own view, narrow task cards, money, what is late, the report.
import { describe, expect, it } from 'vitest'
import { card, everyText, labels, rows } from '../../../test/card-view.ts'
import { effectiveCase, reportedCase } from '../../../test/settled-case.ts'
import { moveTo, type Play, press, rendered } from '../../../test/world.ts'

const evening = '2025-11-30T10:30:00Z'
const nextDay = '2025-12-01T02:00:00Z'
const voucher = (amount: string) => ({ amount, paidOn: '2025-11-30', proof: ['file-voucher'] })
const text = (play: Play, ...who: Parameters<typeof card> extends [Play, ...infer Rest] ? Rest : never): string =>
  everyText(card(play, ...who))

describe('E5, the employee', () => {
  it('has the signed copy, who owes what by when, and the way back while it is open', () => {
    const view = card(effectiveCase(), 'employee', 'effective-employee')
    expect(view.blocks.find(block => block.kind === 'files')).toMatchObject({
      items: [{ name: '协议(双方已签署).pdf' }],
    })
    expect(everyText(view)).toContain('出具解除劳动合同证明 · 由 沈宁 · 2025 年 11 月 30 日 星期日 前')
    expect(everyText(view)).toContain('转移档案和社会保险关系 · 由 沈宁 · 2025 年 12 月 15 日 星期一 前')
    expect(everyText(view)).toContain('2025 年 11 月 3 日 星期一 18:00 前,你可以撤回协议')
    expect(labels(view.buttons)).toEqual(['撤回协议', '申请纸质件'])
  })

  it('keeps the choice of when and how colleagues are told; the manager reads it as the words of the employee', () => {
    const choice = { when: '2025-11-24', how: 'own-words', words: '我月底离开。' }
    const play = press(effectiveCase(), 'employee', 'announcement', 'choose', choice)
    const own = text(play, 'employee', 'announcement')
    for (const words of ['2025 年 11 月 24 日', '按我写的说', '我月底离开。']) expect(own).toContain(words)
    const told = text(play, 'manager', 'told-announcement')
    for (const words of ['照员工写的说', '我月底离开。']) expect(told).toContain(words)
    expect(told).not.toContain('按我写的说')
  })

  it('sees what is late, and no way back once it is over', () => {
    const view = card(moveTo(effectiveCase(), nextDay), 'employee', 'effective-employee')
    expect(everyText(view)).toContain(
      '付清工资和其他应付款 · 由 丁予安 · 应在 2025 年 11 月 30 日 星期日 前完成,已逾期',
    )
    expect(labels(view.buttons)).toEqual(['申请纸质件'])
  })
})

describe('nobody sees more than their task', () => {
  const play = effectiveCase()
  const money = /22 ?300|130 ?200|152 ?500|18 ?600|经济补偿|实发/

  it.each([
    ['it', 'accounts'],
    ['admin', 'assets'],
    ['manager', 'handover'],
    ['manager', 'effective-manager'],
  ] as const)('%s: %s has no amount', (who, step) => {
    expect(text(play, who, step)).not.toMatch(money)
  })

  it('IT has a person and a day', () => {
    const view = card(play, 'it', 'accounts')
    expect(view.blocks.filter(block => block.kind === 'facts')).toEqual([
      {
        kind: 'facts',
        rows: [
          ['员工', '林晓'],
          ['最后工作日', '2025 年 11 月 30 日 星期日'],
          ['期限', '2025 年 11 月 30 日 星期日 18:00'],
        ],
      },
    ])
    expect(view.next).toContain('江屿')
  })
})

describe('money', () => {
  it('finance sees the lines of one payment and their sum', () => {
    const view = card(moveTo(effectiveCase(), evening), 'finance', 'pay-separation')
    expect(rows(view).map(row => row.id)).toEqual(['wage', 'overtime', 'bonus', 'leave', 'social', 'wage-tax', 'loan'])
    expect(view.blocks.find(block => block.kind === 'lines')).toMatchObject({
      total: { amount: { value: '22300.00' } },
    })
  })

  it('the employee checks what should have arrived, with the voucher', () => {
    const play = press(moveTo(effectiveCase(), evening), 'finance', 'pay-separation', 'proof', voucher('22300.00'))
    const view = card(play, 'employee', 'payment-check')
    expect(view.title).toBe('款项应已到账 22 300.00 元')
    expect(view.blocks.find(block => block.kind === 'files')).toMatchObject({
      items: [{ name: 'file-voucher.jpg', size: 1024 }],
    })
    expect(labels(view.buttons)).toEqual(['已收到', '没收到 / 金额不对'])
  })

  it('what is late is red for the head of HR, with what the law says', () => {
    const play = moveTo(effectiveCase(), nextDay)
    const late = play.state.steps.filter(step => step.step === 'told-overdue')
    const titles = late.map(step => step.data?.what)
    expect(titles).toContain('certificate')
    const view = card(play, 'hrd', 'told-overdue')
    expect(view.tone).toBe('stop')
    expect(everyText(view)).toMatch(/劳动合同法》第 (50|85|89)[、 ]|工资支付暂行规定》第 9 条/)
  })
})

describe('H6, the report', () => {
  it('tells follow-ups with owner and day, and measures without a signing rate', () => {
    const play = press(reportedCase(), 'hrbp', 'report', 'follow-up', {
      what: '归还调休单据',
      owner: 'E10233',
      due: '2025-12-31',
    })
    const view = card(play, 'hrbp', 'report')
    expect(everyText(view)).toContain('归还调休单据 · 由 方蓉 · 2025 年 12 月 31 日 星期三 前')
    expect(everyText(view)).toContain('不单独统计签署率')
    expect(labels(view.buttons)).toEqual(['确认报告', '补充后续事项'])
  })

  it('tells how often the coach was asked and spoke up, by kind, and no sentence', () => {
    const play = reportedCase()
    const data = { verdict: 'block', count: '1', 'category-1': 'threat_general', 'severity-1': 'block', 'why-1': 'x' }
    const check = { step: 'told-check', openedAt: evening, status: 'done', clocks: {}, reminded: 0, data } as const
    const outcome = { option: 'take', by: 'E10421', at: evening }
    const alarm = { ...check, step: 'false-alarm', outcome: { ...outcome, option: 'was-false' } }
    const steps = [
      { ...check, id: 'told-check#1', outcome },
      { ...check, id: 'told-check#2' },
      { ...alarm, id: 'false-alarm#1', data: { categories: 'threat_general', sentence: '不签就走着瞧。' } },
    ]
    const asked = { ...play, state: { ...play.state, steps: [...play.state.steps, ...steps] } }
    const shown = text(asked, 'hrbp', 'report')
    expect(shown).toContain('看过的句子: 2 句,换了说法 1 句')
    expect(shown).toContain('提醒:威胁: 2 次,报告误报 1 次,HR 认同 1 次')
    expect(shown).not.toContain('走着瞧')
    expect(text(asked, 'hrbp', 'report', 'en')).toContain('Remarks: Threat: 2, 1 reported as false alarm')
  })

  it('names what is missing before it can be archived', () => {
    const play = reportedCase()
    const state = { ...play.state, papers: play.state.papers.filter(paper => paper.name !== 'settlement-v1') }
    const checked = press(press({ ...play, state }, 'hrbp', 'report', 'confirm'), 'hrbp', 'report', 'check')
    const view = card(checked, 'hrbp', 'report')
    expect(view.blocks).toContainEqual(
      expect.objectContaining({
        kind: 'steps',
        items: expect.arrayContaining([{ text: '结算明细', state: 'missing' }]),
      }),
    )
    expect(labels(view.buttons)).not.toContain('归档')
  })

  it('waits for the survey, says so, and then archives; the package comes back with what its check found', () => {
    const checked = press(press(reportedCase(), 'hrbp', 'report', 'confirm'), 'hrbp', 'report', 'check')
    expect(text(checked, 'hrbp', 'report')).toContain('员工回访结束后可以归档')
    const surveyed = press(moveTo(checked, '2025-12-08T02:00:00Z'), 'employee', 'survey', 'skip')
    expect(labels(card(surveyed, 'hrbp', 'report').buttons)).toEqual(['归档'])
    const archived = press(surveyed, 'hrbp', 'report', 'archive')
    expect(archived.last?.kind === 'done' && archived.last.effects).toContainEqual({
      kind: 'render',
      caseId: 'C-1',
      document: 'archive',
      type: 'archive',
      version: 1,
    })
    expect(text(archived, 'hrbp', 'archived')).toContain('归档包正在生成')
    const packed = rendered(archived, 'archive')
    expect(card(packed, 'hrbp', 'archived').blocks[0]).toMatchObject({ kind: 'files', items: [{ name: '归档包.zip' }] })
    expect(packed.last?.kind === 'done' && packed.last.effects).toContainEqual({
      kind: 'show',
      ref: { caseId: 'C-1', instance: 'archived#1', card: 'archived', to: 'E10208' },
      asks: false,
    })
  })

  it('tells a passed check in the words of who reads it, and a failed one with what was found', () => {
    const checked = press(press(reportedCase(), 'hrbp', 'report', 'confirm'), 'hrbp', 'report', 'check')
    const surveyed = press(moveTo(checked, '2025-12-08T02:00:00Z'), 'employee', 'survey', 'skip')
    const packed = rendered(press(surveyed, 'hrbp', 'report', 'archive'), 'archive')
    const found = (words: string): Play => ({
      ...packed,
      state: {
        ...packed.state,
        papers: packed.state.papers.map(paper => (paper.name === 'archive' ? { ...paper, text: words } : paper)),
      },
    })
    const passed = card(found('真实性：通过'), 'hrbp', 'archived', 'en')
    expect(everyText(passed)).toContain('authentic, complete, usable and safe')
    expect(everyText(passed)).not.toContain('真实性')
    const failed = card(found('× 真实性：未通过。文件内容与摘要不符 (v1.json)'), 'hrbp', 'archived', 'en')
    expect(failed.tone).toBe('stop')
    expect(everyText(failed)).toContain('v1.json')
  })
})

describe('E6, the survey', () => {
  const surveyed = (pressure: string): Play =>
    press(moveTo(reportedCase(), '2025-12-08T02:00:00Z'), 'employee', 'survey', 'start', {
      respect: '3',
      clarity: '3',
      pressure,
      money: '3',
    })

  it('says beforehand from which answer on somebody sees whose it is, and it is so', () => {
    const asked = moveTo(reportedCase(), '2025-12-08T02:00:00Z')
    expect(text(asked, 'employee', 'survey')).toContain('「感到压力」选 4 或更高,HR 总监会看到')
    const told = (play: Play): boolean => play.state.steps.some(({ step }) => step === 'told-survey-pressure')
    expect(told(surveyed('3'))).toBe(false)
    expect(told(surveyed('4'))).toBe(true)
  })
})
