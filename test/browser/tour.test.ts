// The guided tour on the running program, as a first-time visitor walks it: to the archive, and to a no of the employee.
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { noBrowser } from './browser.ts'
import { wholeProgram } from './whole-program.ts'

if (noBrowser) console.warn(noBrowser)

describe.skipIf(noBrowser)('the tour', () => {
  const { open } = wholeProgram()

  test('a visitor declines as the employee, starts over with somebody else, and sees that case through to the archive', async () => {
    const { page, faults } = await open('/?lang=zh-CN')
    page.setDefaultTimeout(20_000)
    const visitor = visitorOf(page)
    await visitor.toTheSettlement()
    await visitor.press(visitor.phone('员工 林晓'), '我不接受协商', '我不接受协商', '确认')
    await visitor.says('员工没有接受,合同继续履行。')
    await visitor.phone('员工 林晓').getByRole('article', { name: '你的合同继续履行' }).waitFor()

    await visitor.phone('员工 林晓').getByRole('combobox', { name: '换人' }).selectOption('E10917')
    await visitor.strip.getByRole('button', { name: '从头再来' }).click()
    await visitor.says('第 1 步,共 7 步')
    visitor.count()
    const employee = visitor.phone('员工 Daniel Brooks')
    await visitor.toTheSettlement()
    await visitor.fill('提交疑问')
    await visitor.play('让 陈默 处理')
    // The version before it has the same button.
    await visitor.press(employee.getByRole('article', { name: /^结算明细 v2/ }), '逐项核对')
    await visitor.play('让 Daniel Brooks 处理')
    await visitor.press(employee, '确认这份结算单(v2)', '下一步', '确认')
    await visitor.press(employee, '公司', '确认')
    await visitor.play('让 沈宁 处理')
    await visitor.says('24 小时')
    await visitor.clock('+1 天')
    await visitor.press(employee, '去签署', '没有,我自己决定')
    const code = await employee.getByText(/验证码 \d{6}/).textContent()
    await visitor.fill('签署', { '6 位验证码': code?.match(/\d{6}/)?.[0] ?? '' })
    await visitor.press(employee, '确认')
    await visitor.play('让 梁景行 处理')
    await visitor.play('让他们处理')
    await visitor.says('导览到此结束')
    await visitor.phone('HR 沈宁').getByRole('article', { name: '已归档:Daniel Brooks', exact: true }).waitFor()
    expect(visitor.count()).toBeLessThanOrEqual(36)
    expect(faults).toEqual([])
  }, 240_000)
})

/** Presses what a visitor would press, and counts. */
function visitorOf(page: Page) {
  let presses = 0
  const strip = page.getByRole('complementary', { name: '导览' })
  const phone = (name: string) => page.getByRole('region', { name, exact: true })
  const says = (words: string) => strip.getByText(words).first().waitFor({ timeout: 90_000 })
  async function click(button: Locator) {
    await button.click()
    presses += 1
  }
  async function press(where: Locator, ...labels: readonly string[]) {
    for (const label of labels) await click(where.getByRole('button', { name: label, exact: true }).last())
  }
  async function play(label: string) {
    await click(strip.getByRole('button', { name: label, exact: true }))
    await strip.getByRole('button', { name: label, exact: true }).waitFor({ state: 'detached' })
    // While others act there is nothing to press on the strip.
    await strip.getByRole('button', { name: '跳过导览' }).waitFor({ timeout: 90_000 })
  }
  async function fill(submit: string, own: Readonly<Record<string, string>> = {}) {
    await click(strip.getByRole('button', { name: '填入示例' }))
    const send = page.locator('section[data-turn]').getByRole('button', { name: submit, exact: true }).last()
    for (const [label, value] of Object.entries(own)) await page.getByLabel(label, { exact: true }).fill(value)
    await click(send)
  }
  async function toTheSettlement() {
    await press(phone('经理 周航'), '发起沟通')
    await says('员工选')
    await fill('提交检查')
    await says('补上你缺的几项')
    await fill('补充材料')
    await play('让他们处理')
    await says('法定补偿试算')
    await fill('放行,可以沟通')
    await press(phone('HR 沈宁'), '确认')
    await play('让 周航 处理')
    await press(phone('经理 周航'), '谈话已开始', '确认')
    await press(page.locator('section[data-turn]'), '我已阅读')
    await play('让他们处理')
    await says('缺的数字')
    await fill('保存草稿')
    await play('让他们处理')
    await says('每一项都能点开')
  }
  return {
    strip,
    phone,
    says,
    press,
    play,
    fill,
    toTheSettlement,
    clock: (label: string) => click(page.getByRole('button', { name: label, exact: true })),
    /** How often was pressed since the last count. */
    count: () => {
      const all = presses
      presses = 0
      return all
    },
  }
}
