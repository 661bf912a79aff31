// The cards of the settlement word by word where it matters: E2, a new version, the dispute, H2, and what the manager may not see.
import { beforeAll, describe, expect, test } from 'vitest'
import { card, everyText, firstClick, labels, rows, viewOf } from '../../../test/card-view.ts'
import {
  checkedCase,
  confirmedCase,
  draftingCase,
  laterOn,
  sentCase,
  talkDay,
  verifiedCase,
} from '../../../test/settlement-play.ts'
import { attempt, everybody, moveTo, type Play, press, testWorld } from '../../../test/world.ts'
import { payrollFigures } from '../../demo/figures.ts'
import type { CardView } from '../../model/card.ts'

const tuesday = '2025-10-28T02:00:00Z'

const question = { line: 'overtime', said: '10 月两个周六共 16 小时没算', files: ['file-photo'] }
const disputed = (): Play => press(laterOn(sentCase(), tuesday), 'employee', 'settlement-review', 'question', question)
const rejected = (): Play => press(disputed(), 'payroll', 'dispute', 'reject', { why: '没有审批', basis: '审批记录' })
const authorised = (months: string): Play =>
  sentCase(
    verifiedCase(
      draftingCase({ world: testWorld({ now: talkDay }), change: s => ({ ...s, authorityMonths: months }) }),
    ),
  )
describe('E2', () => {
  let sent: Play
  beforeAll(() => {
    sent = sentCase()
  })

  test('says what it is, opens every line and names both payment clocks and the end with its weekday', () => {
    const view = card(sent, 'employee', 'settlement-review')
    expect(view.title).toBe('结算明细 v1(供核对)· 实发 152 500.00 元')
    expect(rows(view).map(row => row.label)).toEqual([
      '11 月工资',
      '加班费',
      '项目奖金',
      '未休年假 5 天',
      '经济补偿 7 个月',
      '个人社保公积金',
      '个税(工资部分)',
      '经济补偿个税',
      '员工借款(有书面扣还约定)',
    ])
    expect(rows(view).every(row => row.detail.length >= 3)).toBe(true)
    expect(rows(view)[3]?.detail).toContainEqual(['公式', '5 × 17 400.00 ÷ 21.75 × 200%'])
    expect(rows(view)[4]?.detail).toContainEqual(['依据', '《劳动合同法》第 46、47 条'])
    expect(rows(view)[0]?.markLabel).toBe('预计')
    expect(everyText(view)).toContain('2025 年 11 月 3 日 星期一 18:00')
    expect(everyText(view)).toContain('不以交接为条件')
    expect(everyText(view)).toContain('在办结工作交接时支付')
    expect(labels(view.buttons)).toEqual([
      '逐项核对',
      '我对某项有疑问',
      '我想提出自己的方案',
      '我想再考虑',
      '我不接受协商',
    ])
    expect(labels(view.footer ?? [])).toEqual(['问 HR 真人', '查看我的权利', '稍后再看'])
  })

  test('shows 「没问题」 and 「有疑问」 at each line once checking, and confirming only when all are fine', () => {
    const checking = press(sent, 'employee', 'settlement-review', 'check')
    const view = card(checking, 'employee', 'settlement-review')
    expect(rows(view).every(row => labels(row.buttons ?? []).join() === '没问题,有疑问')).toBe(true)
    expect(labels(view.buttons)).not.toContain('确认这份结算单(v1)')
    // The line comes with the button: nobody has to choose it again.
    expect(rows(view)[0]?.buttons?.[1]?.form?.fields.map(field => field.name)).toEqual(['said', 'files'])
    const all = card(checkedCase(sent), 'employee', 'settlement-review')
    expect(labels(all.buttons)).toContain('确认这份结算单(v1)')
    expect(card(checkedCase(sent), 'employee', 'settlement-review', 'en').buttons.map(b => b.label)).toContain(
      'Confirm this settlement (v1)',
    )
    expect(rows(all).every(row => row.mark === 'checked')).toBe(true)
  })

  test('says the exact effect before the second click', () => {
    const view = card(
      firstClick(checkedCase(sent), 'employee', 'settlement-review', 'confirm'),
      'employee',
      'settlement-review',
    )
    expect(everyText(view)).toContain('你确认结算单 v1 的金额无误,实发 152 500.00 元。')
    expect(labels(view.buttons)).toEqual(['确认', '返回'])
  })

  test('closes on its own version and says what was chosen', () => {
    const view = card(confirmedCase(checkedCase(sent)), 'employee', 'settlement-review')
    expect(view.closed).toBe(true)
    expect(view.buttons).toEqual([])
    expect(everyText(view)).toContain('林晓 已选择「确认这份结算单(v1)」')
    expect(rows(view).every(row => row.buttons === undefined)).toBe(true)
  })

  test('is frozen in words while a line is disputed', () => {
    const view = card(disputed(), 'employee', 'settlement-review')
    expect(everyText(view)).toContain('结算单已冻结,考虑期暂停')
    expect(rows(view).find(row => row.id === 'overtime')?.mark).toBe('disputed')
    expect(labels(view.buttons)).not.toContain('确认这份结算单(v1)')
  })
})

describe('a new version', () => {
  test('shows old, new and why, and the old card keeps its own figures', () => {
    const second = press(laterOn(disputed(), '2025-10-30T02:00:00Z'), 'payroll', 'dispute', 'adopt', {
      restDayHours: '16',
      inBase: 'no',
      why: '补录两个周六',
    })
    const view = card(second, 'employee', 'settlement-review')
    expect(view.title).toBe('结算明细 v2(供核对)· 实发 155 442.53 元')
    expect(everyText(view)).toContain('v1→v2 改了 1 处')
    expect(everyText(view)).toContain('补录两个周六')
    const overtime = rows(view).find(row => row.id === 'overtime')
    expect(overtime).toMatchObject({ mark: 'changed', before: { value: '1200.00' }, amount: { value: '4142.53' } })
    const old = second.state.steps.find(step => step.step === 'settlement-review')
    const oldView = viewOf(second, old?.id ?? '')
    expect(oldView).toMatchObject({ closed: true, title: '结算明细 v1(供核对)· 实发 152 500.00 元' })
  })
})

const filesOn = (view: CardView): readonly string[] =>
  view.blocks.flatMap(block => (block.kind === 'files' ? block.items.map(({ name }) => name) : []))

describe('the dispute card', () => {
  test('names what proves a rejection: before the second click, and on the card that the employee gets', () => {
    const proven = { why: '没有审批', basis: '审批记录', files: ['file-approvals'] }
    expect(
      everyText(card(firstClick(disputed(), 'payroll', 'dispute', 'reject', proven), 'payroll', 'dispute')),
    ).toContain('file-approvals.jpg')
    expect(
      filesOn(card(press(disputed(), 'payroll', 'dispute', 'reject', proven), 'employee', 'dispute-answer')),
    ).toEqual(['file-approvals.jpg'])
  })

  test('puts record, words and material side by side and, before the second click, what adopting comes to', () => {
    const view = card(disputed(), 'payroll', 'dispute')
    expect(everyText(view)).toContain('原记录')
    expect(everyText(view)).toContain(question.said)
    expect(filesOn(view)).toEqual(['file-photo.jpg'])
    expect(labels(view.buttons)).toEqual(['采纳', '部分采纳', '不采纳,写理由和依据', '出示依据'])
    const armed = card(
      firstClick(disputed(), 'payroll', 'dispute', 'adopt', { restDayHours: '16', inBase: 'no', why: '补录' }),
      'payroll',
      'dispute',
    )
    expect(everyText(armed)).toContain('+2 942.53')
    expect(everyText(armed)).toContain('16 小时 × 16 000.00 ÷ 21.75 ÷ 8 × 200%')
    expect(everyText(armed)).toContain('4 142.53')
  })

  test('given a second look, then the closed cards of the first round keep their own answer', () => {
    const asked = press(rejected(), 'employee', 'dispute-answer', 'review', { why: '我有排班表' })
    const again = press(asked, 'hrd', 'dispute-review', 'reject', { why: '排班表没有签字', basis: '考勤制度' })
    const [first, second] = again.state.steps.filter(step => step.step === 'dispute-answer')
    const early = everyText(viewOf(again, first?.id ?? ''))
    expect(early).toContain('没有审批')
    expect(early).not.toContain('排班表没有签字')
    expect(everyText(viewOf(again, second?.id ?? ''))).toContain('排班表没有签字')
    const payroll = card(again, 'payroll', 'dispute')
    expect(payroll).toMatchObject({ title: '林晓 对「加班费」有疑问', closed: true })
    expect(everyText(payroll)).toContain('没有审批')
    expect(everyText(payroll)).not.toContain('我有排班表')
    const head = everyText(card(again, 'hrd', 'dispute-review'))
    for (const words of ['第一轮答复', '没有审批', '我有排班表', '排班表没有签字']) expect(head).toContain(words)
  })

  test('given an answer, then its closed card says what was adopted and why', () => {
    const adopted = press(disputed(), 'payroll', 'dispute', 'adopt', { restDayHours: '16', inBase: 'no', why: '补录' })
    const closed = everyText(card(adopted, 'payroll', 'dispute'))
    for (const words of ['采纳的理由', '补录', '2 942.53', '陈默']) expect(closed).toContain(words)
  })

  test('given the undisputed part is taken, then the new version names the line and does not call their words a reason', () => {
    const asked = press(rejected(), 'employee', 'dispute-answer', 'review')
    const again = press(asked, 'hrd', 'dispute-review', 'reject', { why: '没有审批', basis: '审批记录' })
    const partial = press(again, 'employee', 'dispute-answer', 'pay-undisputed')
    const view = card(partial, 'employee', 'settlement-review')
    const [changed] = view.blocks.flatMap(block => (block.kind === 'facts' ? block.rows : []))
    expect(changed).toEqual(['加班费', '金额不变,无争议部分先付,争议部分保留'])
    expect(everyText(view)).toContain(`保留的意见:${question.said}`)
    expect(everyText(view)).not.toContain(`原因:${question.said}`)
  })

  test('offers the undisputed part only after the second round', () => {
    expect(labels(card(rejected(), 'employee', 'dispute-answer').buttons)).toEqual([
      '我理解了',
      '我仍不同意,写入保留意见',
      '申请复核(HRD)',
    ])
    const asked = press(rejected(), 'employee', 'dispute-answer', 'review')
    const again = press(asked, 'hrd', 'dispute-review', 'reject', { why: '没有审批', basis: '审批记录' })
    expect(labels(card(again, 'employee', 'dispute-answer').buttons)).toEqual([
      '我理解了',
      '我仍不同意,写入保留意见',
      '无争议部分先付,争议部分保留',
    ])
  })

  test('pushes none of the ways on from an answer, and a closed answer can still be read with its reason and basis', () => {
    const open = card(rejected(), 'employee', 'dispute-answer')
    expect(open.buttons.map(button => button.style)).toEqual(['plain', 'plain', 'plain'])
    const understood = press(rejected(), 'employee', 'dispute-answer', 'understood')
    const closed = card(understood, 'employee', 'dispute-answer')
    expect(closed.closed).toBe(true)
    for (const words of [question.said, '没有审批', '审批记录', '陈默']) expect(everyText(closed)).toContain(words)
  })
})

describe('the card of a proposal', () => {
  const proposed = press(sentCase(), 'employee', 'settlement-review', 'propose', { months: '2', said: 'N+2' })

  test('given an answer and a later proposal, then the closed card and the answer keep what they were about', () => {
    const explained = press(proposed, 'hrbp', 'counter-offer', 'explain', { answer: '没有预算' })
    const again = press(laterOn(explained, '2025-10-28T02:00:00Z'), 'employee', 'settlement-review', 'propose', {
      said: '想晚一个月走',
    })
    const [first] = again.state.steps.filter(step => step.step === 'counter-offer')
    const closed = viewOf(again, first?.id ?? '')
    expect(closed.closed).toBe(true)
    for (const words of ['N+2', '没有预算']) expect(everyText(closed)).toContain(words)
    expect(everyText(closed)).not.toContain('想晚一个月走')
    const answer = everyText(card(again, 'employee', 'told-proposal-answer'))
    for (const words of ['N+2', '没有预算']) expect(answer).toContain(words)
    expect(everyText(card(again, 'hrbp', 'counter-offer'))).toContain('想晚一个月走')
  })
})

describe('H2', () => {
  test('says which fact is missing, gives no total and no button to submit', () => {
    const play = draftingCase({ world: testWorld(), facts: { leaveTakenDays: undefined } })
    const view = card(play, 'hrbp', 'settlement-draft')
    expect(everyText(view)).toContain('未休年假:缺 本年已休年假天数')
    expect(view.blocks.some(block => block.kind === 'lines' && block.total !== undefined)).toBe(false)
    expect(labels(view.buttons)).toEqual(['保存草稿', '补充事实', '法定之上的方案', '增加一项'])
  })

  test('keeps what was typed in its forms and offers to submit when nothing is missing', () => {
    const saved = press(draftingCase(), 'hrbp', 'settlement-draft', 'save', payrollFigures)
    const view = card(saved, 'hrbp', 'settlement-draft')
    expect(labels(view.buttons)).toContain('提交复核')
    const field = view.buttons[0]?.form?.fields.find(one => one.name === 'overtime')
    expect(field?.value).toBe('1200')
  })

  test('given a figure from an import, then its form names the record and not a row of a file', () => {
    const given = { ...payrollFigures, overtimeSource: 'overtime.csv 2025-10-20 #2' }
    const view = card(press(draftingCase(), 'hrbp', 'settlement-draft', 'save', given), 'hrbp', 'settlement-draft')
    const field = view.buttons[0]?.form?.fields.find(one => one.name === 'overtimeSource')
    expect(field?.value).toBe('「加班」记录(人事提供)第 2 行,2025 年 10 月 20 日 星期一 导入')
  })
})

describe('after the time to consider', () => {
  test('given HR records the silence two days later, then the employee reads when the time was over', () => {
    const later = moveTo(sentCase(), '2025-11-05T03:00:00Z')
    const recorded = press(later, 'hrbp', 'settlement-silence', 'not-accepted')
    const view = card(recorded, 'employee', 'declined-receipt')
    expect(everyText(view)).toContain('考虑期到 2025 年 11 月 3 日 星期一 18:00 为止')
    expect(everyText(view)).toContain('劳动合同继续履行')
  })
})

describe('after a no', () => {
  test('given somebody who works further west, then nobody asks again until the cool-down is over there', () => {
    const persons = everybody.map(one => (one.id === 'E10866' ? { ...one, timezone: 'Asia/Dubai' } : one))
    const play = sentCase(verifiedCase(draftingCase({ world: testWorld({ now: talkDay, persons }) })))
    const declined = press(laterOn(play, tuesday), 'employee', 'settlement-review', 'decline')
    // Ten working days, until 18:00 in Dubai, which the manager in Shanghai reads as 22:00.
    expect(everyText(card(declined, 'manager', 'told-declined'))).toContain('2025 年 11 月 11 日 星期二 22:00')
  })
})

describe('who may not see what', () => {
  test('the manager sees no figure of the settlement and no reason of a decline', () => {
    const told = card(sentCase(), 'manager', 'told-considering')
    expect(everyText(told)).not.toMatch(/\d{3}\.\d\d/)
    const declined = press(sentCase(), 'employee', 'settlement-review', 'decline', { why: '我想留下照顾家里' })
    const view = card(declined, 'manager', 'told-declined')
    expect(everyText(view)).not.toContain('照顾家里')
    expect(everyText(view)).toContain('劳动合同继续履行')
    expect(view.buttons).toEqual([])
    expect(everyText(card(declined, 'hrbp', 'told-declined-hr'))).toContain('照顾家里')
  })

  test('a proposal beyond the authority cannot be accepted by HR, only passed on', () => {
    const play = press(authorised('1'), 'employee', 'settlement-review', 'propose', { months: '2', said: 'N+2' })
    const view = card(play, 'hrbp', 'counter-offer')
    expect(labels(view.buttons)).toEqual(['给出新方案', '说明不能接受的理由', '请 HR 总监决定'])
    expect(everyText(view)).toContain('37 200.00')
    expect(attempt(play, 'hrbp', 'counter-offer', 'accept').kind).toBe('refused')
  })
})
