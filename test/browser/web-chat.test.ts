// The web messenger on the running program: three phones, the start card and its form, English, phone width.
import { describe, expect, test } from 'vitest'
import { faintTexts, namelessControls, noBrowser } from './browser.ts'
import { wholeProgram } from './whole-program.ts'

if (noBrowser) console.warn(noBrowser)

describe.skipIf(noBrowser)('the web messenger', () => {
  const { open } = wholeProgram()

  test('shows three phones of the sample company, and nothing on the page is nameless or faint', async () => {
    const { page, faults } = await open()
    for (const name of ['经理 周航', 'HR 沈宁', '员工 林晓']) {
      const phone = page.getByRole('region', { name, exact: true })
      await phone.getByRole('log').waitFor()
      expect(await phone.getByRole('textbox', { name: '消息', exact: true }).count()).toBe(1)
      expect(await phone.getByRole('button', { name: '发送', exact: true }).count()).toBe(1)
    }
    expect(await page.getByRole('region').count()).toBe(3)
    expect(await namelessControls(page)).toEqual([])
    expect(await faintTexts(page)).toEqual([])
    expect(faults).toEqual([])
  })

  test('发起沟通 brings the start card with labelled fields; what is missing is told at the field', async () => {
    const { page } = await open()
    const manager = page.getByRole('region', { name: '经理 周航', exact: true })
    await manager.getByRole('textbox', { name: '消息', exact: true }).fill('发起沟通')
    await manager.getByRole('button', { name: '发送', exact: true }).click()
    const card = manager.getByRole('article', { name: '发起一项人事沟通(仅你与 HR 可见)', exact: true }).last()
    await card.getByRole('button', { name: '提交检查', exact: true }).waitFor()
    expect(await card.getAttribute('data-state')).toBe('open')
    expect(await card.getByRole('combobox').or(card.getByRole('textbox')).count()).toBeGreaterThan(3)
    await card.getByRole('button', { name: '提交检查', exact: true }).click()
    await expect.poll(() => card.locator('[aria-invalid="true"]').count()).toBeGreaterThan(3)
    expect(await namelessControls(page)).toEqual([])
    expect(await faintTexts(page)).toEqual([])
  })

  test('only the manager is offered to start; an employee who writes it is told calmly', async () => {
    const { page } = await open()
    const employee = page.getByRole('region', { name: '员工 林晓', exact: true })
    await employee.getByRole('textbox', { name: '消息' }).waitFor()
    expect(await employee.getByRole('button', { name: '发起沟通', exact: true }).count()).toBe(0)
    await employee.getByRole('textbox', { name: '消息' }).fill('发起沟通')
    await employee.getByRole('textbox', { name: '消息' }).press('Enter')
    await employee.getByRole('log').getByText('发起沟通').first().waitFor()
    expect(await employee.getByRole('button', { name: '提交检查' }).count()).toBe(0)
  })

  test('?lang=en speaks English on the page and in the cards', async () => {
    const { page } = await open('/?lang=en')
    const manager = page.getByRole('region', { name: 'Manager 周航', exact: true })
    await manager.getByRole('textbox', { name: 'Message', exact: true }).fill('start')
    await manager.getByRole('button', { name: 'Send', exact: true }).click()
    const card = manager.getByRole('article').last()
    await card.waitFor()
    expect(await card.getByRole('heading').first().textContent()).toMatch(/[A-Za-z]{3}/)
    await page.getByRole('region', { name: 'HR 沈宁', exact: true }).waitFor()
    await page.getByRole('region', { name: 'Employee 林晓', exact: true }).waitFor()
  })

  test('at phone width one phone at a time, without sideways scrolling', async () => {
    const { page } = await open('/', { width: 375, height: 740 })
    await page.getByRole('region', { name: '经理 周航', exact: true }).waitFor()
    expect(await page.getByRole('region').count()).toBe(1)
    await page
      .getByRole('navigation', { name: '正在看谁的手机' })
      .getByRole('button', { name: /^员工 林晓/ })
      .click()
    await page.getByRole('region', { name: '员工 林晓', exact: true }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  })
})
