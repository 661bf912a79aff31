// A signature taken back, a new version, the last day with other figures, another case beside it: through the real spine, and after each part the record holds (P8, P12 c, P31).
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { payrollFigures } from '../../src/demo/figures.ts'
import { dueOf } from '../../src/engine/after/dues.ts'
import { foldAll } from '../../src/engine/fold/index.ts'
import { checkedLines, offered, openStory, type Story } from './story.ts'

describe('an agreement that is signed twice', () => {
  let story: Story
  beforeAll(async () => {
    story = await openStory()
  })
  afterAll(() => story.close())

  const holds = async () => expect((await story.h.store.verify(undefined, foldAll)).ok).toBe(true)
  const codeOf = async (who: 'employee' | 'signatory', nth: number): Promise<string> => {
    const codes = async () =>
      (await story.h.lines(story[who].id)).flatMap(line =>
        /请不要告诉任何人/.test(line.text ?? '') ? (/\d{6}/.exec(line.text ?? '') ?? []) : [],
      )
    await expect.poll(async () => (await codes()).length, { timeout: 8_000 }).toBe(nth)
    return (await codes()).at(-1) ?? ''
  }
  const confirms = async (version: number) => {
    await checkedLines(story)
    await story.employee.press(`确认这份结算单(v${version})`, {})
  }
  const issues = async (version: number) => {
    await story.hr.press('发给员工', undefined, { on: '协议' })
    await story.employee.sees(`协议 v${version}`)
  }
  const signs = async (nth: number) => {
    const { employee } = story
    await employee.press('去签署')
    await employee.press('没有,我自己决定')
    await employee.press('签署', {
      code: await codeOf('employee', nth),
      fullName: '林晓',
      intent: '我已阅读全文,自愿签署',
    })
  }

  test('given an offer that she has confirmed', async () => {
    await offered(story)
    await confirms(1)
    await holds()
  })

  test('when she signs and takes it back, then HR hears of it and the company cannot seal', async () => {
    const { hr, employee, signatory } = story
    await employee.press('公司')
    await hr.press('填写条款', { confidentiality: 'yes', nonCompete: 'no' })
    await issues(1)
    await story.clock('2025-10-29 12:00')
    await signs(1)
    await signatory.sees('用印')
    await employee.press('撤回签名')
    await hr.sees('撤回了签名')
    await signatory.cannot('用印')
    expect((await story.state()).agreements.at(-1)?.signatures).toEqual([])
    await holds()
  })

  test('when HR changes the settlement, then the agreement is void, and she is asked everything anew', async () => {
    const { hr, payroll, employee } = story
    await hr.press('修改结算单', { why: '奖金核定为 3 500.00' })
    await hr.press('保存草稿', { ...payrollFigures, bonus: '3500' })
    await hr.sees('结算单制作 v2', '3500.00')
    await hr.press('提交复核')
    await payroll.press('复核通过')
    await hr.press('发给员工核对')
    await employee.sees('v1→v2', '153 000.00')
    await employee.cannot('去签署')
    const state = await story.state()
    expect(state.confirmation).toBeUndefined()
    expect(state.agreements.at(-1)?.withdrawn).toBeDefined()
    await holds()
  })

  test('then she confirms and signs version 2, and it takes effect with what she saw', async () => {
    const { employee, signatory } = story
    await confirms(2)
    await issues(2)
    await story.clock('2025-10-30 14:00')
    await signs(2)
    await signatory.press('用印')
    await signatory.press('输入验证码并用印', { code: await codeOf('signatory', 1), intent: '代表公司签署' })
    await employee.sees('已生效')
    const state = await story.state()
    expect(state.agreements).toHaveLength(2)
    expect(state.agreements.at(-1)?.settlementHash).toBe(state.settlements.at(-1)?.hash)
    await holds()
  })

  test('given less overtime on the last day, then until she says yes the settlement is paid, and after it what she said yes to (P31)', async () => {
    const { payroll, finance, employee } = story
    await story.clock('2025-11-30 18:30')
    await payroll.press('提交结清金额', { overtime: '1000', source: '11 月考勤', why: '一次加班被撤回' })
    await employee.sees('结清明细', '1000.00')
    expect(dueOf(await story.state(), 'separation').value).toBe('22800.00')
    await employee.press('确认结清明细')
    await expect.poll(async () => dueOf(await story.state(), 'separation').value).toBe('22600.00')
    const proof = [await finance.upload('凭证.txt')]
    const refused = await finance.press('上传凭证', { amount: '22800.00', paidOn: '2025-11-30', proof })
    expect(refused.fields).toHaveProperty('amount')
    await finance.press('上传凭证', { amount: '22600.00', paidOn: '2025-11-30', proof })
    await employee.press('已收到')
    await holds()
  })
})
