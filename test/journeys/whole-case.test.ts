// The storyboard from the first message to the archive, pressed by label, seen by everyone it concerns and by nobody else.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldAll } from '../../src/engine/fold/index.ts'
import { tellCases } from '../../src/ingress/data-arrived.ts'
import { importPeople } from '../../src/people/import-people.ts'
import { checkedLines, offered, openStory, type Story } from './story.ts'

describe('an employer-proposed agreement, from the first message to the archive', () => {
  let story: Story
  beforeAll(async () => {
    story = await openStory()
  })
  afterAll(() => story.close())

  test('is prepared, talked over, and offered with the figures of the law', async () => {
    await offered(story)
    const { employee, manager } = story
    await employee.sees('经济补偿 7 个月', '130200.00', '7 × 18 600.00')
    await employee.sees('未休年假 5 天', '8000.00')
    await employee.sees('2025 年 11 月 3 日 星期一 18:00')
    await manager.neverSaw('152 500.00')
    await manager.neverSaw('3480.00')
  })

  test('is confirmed line by line, bound to what was shown', async () => {
    const { employee } = story
    await employee.cannot('确认这份结算单(v1)')
    await checkedLines(story)
    await story.clock('2025-10-29 11:00')
    await employee.press('确认这份结算单(v1)', {})
    await employee.sees('你已确认结算单 v1')
    await employee.press('公司')
    const state = await story.state()
    expect(state.confirmation?.hash).toBe(state.settlements.at(-1)?.hash)
  })

  test('becomes an agreement that cannot be signed for 24 hours', async () => {
    const { hr, employee } = story
    await hr.press('填写条款', { confidentiality: 'yes', nonCompete: 'no' })
    await hr.press('发给员工')
    await employee.sees('协议 v1')
    const early = await employee.press('去签署')
    expect(early.toast?.text ?? '').not.toContain('验证码')
    await employee.cannot('签署')
  })

  test('first asks whether anybody pressed for today, then is signed by both', async () => {
    const { employee, signatory } = story
    await story.clock('2025-10-30 12:00')
    await employee.press('去签署')
    await employee.press('没有,我自己决定')
    const code = /\d{6}/.exec((await employee.sees('请不要告诉任何人')).text ?? '')?.[0] ?? ''
    const wrong = await employee.press('签署', { code: '000000', fullName: '林晓', intent: '我已阅读全文,自愿签署' })
    expect(wrong.fields).toHaveProperty('code')
    await employee.press('签署', { code, fullName: '林晓', intent: '我已阅读全文,自愿签署' })
    await signatory.press('用印')
    const seal = /\d{6}/.exec((await signatory.sees('请不要告诉任何人')).text ?? '')?.[0] ?? ''
    await signatory.press('输入验证码并用印', { code: seal, intent: '代表公司签署' })
    await employee.sees('已生效')
    expect((await story.state()).effectiveAt).toBeDefined()
  })

  test('only now do IT, administration and finance hear of it, and only what they need', async () => {
    const { it, admin, finance } = story
    await it.sees('账号停用')
    await admin.sees('设备归还')
    await finance.sees('费用报销')
    await it.neverSaw('16 000')
    await it.neverSaw('130')
    await admin.neverSaw('经济补偿')
  })

  test('and the record of all of it holds', async () => {
    const check = await story.h.store.verify(undefined, foldAll)
    expect(check.ok).toBe(true)
    for (const id of ['E10421', 'E10392', 'E10456']) {
      const lines = await story.h.lines(id)
      expect(lines.every(line => line.card === undefined || line.card.preview === '您有一项人事事项待查看')).toBe(true)
    }
  })
})

describe('a dispute, a withdrawal and a change (P1, P8, P12)', () => {
  let story: Story
  beforeAll(async () => {
    story = await openStory()
    await offered(story)
  })
  afterAll(() => story.close())

  test('a questioned line freezes the settlement and comes back as version 2', async () => {
    const { employee, payroll, hr } = story
    await employee.press('我对某项有疑问', { 哪一项: '加班费', 请说明: '10 月两个周六共 16 小时没算' })
    await employee.sees('结算单已冻结')
    await hr.cannot('发给员工')
    await payroll.sees('10 月两个周六共 16 小时没算')
    await payroll.press('采纳', { 休息日加班小时: '16', inBase: '不计入', why: '补录两个周六加班' })
    await employee.sees('v1→v2', '4142.53')
    await employee.cannot('确认这份结算单(v1)')
    expect((await story.state()).settlements.at(-1)?.net.value).toBe('155442.53')
  })

  test('a confirmation is withdrawn with two clicks and no reason (P12 b)', async () => {
    const { employee } = story
    await checkedLines(story)
    await employee.press('确认这份结算单(v2)', { reservation: '保留对奖金口径的意见' })
    await employee.press('撤回确认')
    expect((await story.state()).confirmation).toBeUndefined()
    await employee.sees('结算明细 v2')
  })

  test('declining ends it with the contract going on, and no new start inside the cooling-off time (P7)', async () => {
    const { employee, manager } = story
    await employee.press('我不接受协商', {})
    await employee.sees('合同继续履行')
    await manager.sees('员工未接受', '照常安排工作')
    await manager.say('发起沟通')
    const again = await manager.press('提交检查', {
      员工: '林晓',
      工号末四位: '0866',
      情形: '业务调整',
      谁先提出: '公司',
      期望最后工作日: '2025-12-31',
      事实说明: '再次发起。',
    })
    expect(again.toast?.text).toContain('冷静期')
    expect(await story.h.store.cases.list()).toHaveLength(1)
  })

  test('pay that an import lowers afterwards reaches the head of HR alone, on the record of that case (G8)', async () => {
    const { store } = story.h
    const file = 'employee_no,name,roles,monthly_wage\nE10866,林晓,employee,12000.00\n'
    const now = '2025-11-10T02:00:00Z'
    const imported = await importPeople(Buffer.from(file), false, { ...store, now, by: 'operator' })
    if (!imported.ok) throw new Error('not imported')
    await tellCases(store, imported.people, now)
    await story.hrd.sees('林晓 的工资数据变少了', '表示不接受协商')
    for (const person of [story.manager, story.hr, story.employee]) await person.neverSaw('工资数据变少了')
    expect(await store.verify()).toMatchObject({ ok: true })
  })
})
