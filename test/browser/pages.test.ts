// The pages alone, in a real browser, over lines that the test puts there: phones, clock, languages, widths, tour, connection.
import { describe, expect, test } from 'vitest'
import { faintTexts, namelessControls, noBrowser } from './browser.ts'
import { checksCard, reviewCard, startCard } from './fixtures/prepare.ts'
import {
  agreementCard,
  closedCard,
  openingCard,
  riskCard,
  secondSettlement,
  settlementCard,
} from './fixtures/settlement.ts'
import { pagesAlone } from './pages-alone.ts'

if (noBrowser) console.warn(noBrowser)

describe.skipIf(noBrowser)('the pages', () => {
  const { open, sandbox } = pagesAlone()

  test('three phones stand side by side, each named by role and person, with log, input and button', async () => {
    const { page, phone, faults } = await sandbox()
    expect(await page.getByRole('region').count()).toBe(3)
    for (const name of ['经理 周航', 'HR 沈宁', '员工 林晓']) {
      expect(await phone(name).getByRole('log').count()).toBe(1)
      expect(await phone(name).getByRole('textbox', { name: '消息', exact: true }).isVisible()).toBe(true)
      expect(await phone(name).getByRole('button', { name: '发送', exact: true }).isVisible()).toBe(true)
    }
    expect(await page.getByText('沙盒 · 示例公司 · 不会发给任何真人').isVisible()).toBe(true)
    expect(faults).toEqual([])
  })

  test('everybody the sandbox follows is asked for in one request, also when the page is looked at again', async () => {
    const { page, phone } = await sandbox()
    await phone('员工 林晓').locator('[role="log"][aria-busy="false"]').waitFor()
    const asked = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => new URL(name))
          .filter(({ pathname }) => pathname.startsWith('/api/web/lines'))
          .map(({ searchParams }) => searchParams.getAll('as').length),
      )
    // Once at once, and once when the stream stands.
    await expect.poll(asked).toEqual([4, 4])
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect.poll(asked).toEqual([4, 4, 4])
  })

  test('Enter sends, Shift+Enter breaks the line, and words that did not arrive stay', async () => {
    const { server, phone } = await sandbox()
    const manager = phone('经理 周航')
    const input = manager.getByRole('textbox', { name: '消息' })
    await input.fill('第一行')
    await input.press('Shift+Enter')
    await input.pressSequentially('第二行')
    await input.press('Enter')
    await manager.getByRole('log').getByText('第二行').waitFor()
    expect(server.requests.at(-1)?.text).toBe('第一行\n第二行')
    await expect.poll(() => input.inputValue()).toBe('')

    server.answer(() => 'drop')
    await input.fill('会丢吗')
    await input.press('Enter')
    await manager.getByRole('status').getByText('这次没有送到').waitFor()
    expect(await input.inputValue()).toBe('会丢吗')
    const tries = server.requests.filter(request => request.text === '会丢吗')
    expect(new Set(tries.map(request => request.key)).size).toBe(1)
  })

  test('the clock moves by buttons and to a later date only', async () => {
    const { page } = await sandbox()
    const clock = page.getByRole('group', { name: '沙盒时钟' })
    expect(await clock.locator('time').textContent()).toContain('10 月 20 日 星期一 09:00')
    await clock.getByRole('button', { name: '+4 小时', exact: true }).click()
    await clock.getByText('星期一 13:00').waitFor()
    await clock.getByRole('button', { name: '+1 天', exact: true }).click()
    await clock.getByText('星期二 13:00').waitFor()
    await clock.getByRole('button', { name: '选日期', exact: true }).click()
    await clock.getByLabel('日期', { exact: true }).fill('2025-10-01')
    await clock.getByRole('button', { name: '走到这一天' }).click()
    await clock.getByText('时钟只能往后走').waitFor()
    await clock.getByLabel('日期', { exact: true }).fill('2025-11-30')
    await clock.getByRole('button', { name: '走到这一天' }).click()
    await clock.getByText('11 月 30 日 星期日 09:00').waitFor()
  })

  test('any other person can hold a phone, and somebody with work waiting is pointed out', async () => {
    const { server, page, phone } = await sandbox()
    server.put('E1004', { card: { ...reviewCard, key: 'case-1/settlement-verify#1/E1004' } })
    const choose = phone('HR 沈宁').getByRole('combobox', { name: '换人' })
    await expect.poll(() => choose.textContent()).toContain('陈默 · 产品研发部 · 1 件待办')
    await choose.selectOption('E1004')
    await phone('薪酬 陈默').getByRole('article').waitFor()
    expect(await page.getByRole('region').count()).toBe(3)
    const list = phone('薪酬 陈默').getByRole('combobox', { name: '换人' })
    expect(await list.evaluate(field => field === document.activeElement)).toBe(true)
  })

  test('what comes while somebody reads further up waits behind a button, and without motion one is there at once', async () => {
    const { server, phone } = await sandbox()
    const log = phone('员工 林晓').getByRole('log')
    for (let line = 1; line <= 30; line += 1) server.put('E1007', { text: `第 ${line} 句` })
    await log.getByText('第 30 句').waitFor()
    await expect.poll(() => log.evaluate(box => box.scrollTop + box.clientHeight - box.scrollHeight)).toBe(0)
    await log.evaluate(async box => {
      box.scrollTo({ top: 0 })
      for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame)
    })
    server.put('E1007', { text: '又来一句' })
    const newer = phone('员工 林晓').getByRole('button', { name: '看新消息' })
    await newer.waitFor()
    expect(await log.evaluate(box => box.scrollTop)).toBe(0)
    // A click of the page itself: what is looked at next is what stands there then.
    await newer.dispatchEvent('click')
    expect(await log.evaluate(box => box.scrollTop)).toBeGreaterThan(600)
  })

  test('the list of conversations shows a neutral preview and what is unread', async () => {
    const { server, phone } = await sandbox()
    server.put('E1007', { card: settlementCard })
    const employee = phone('员工 林晓')
    await employee.getByRole('article').waitFor()
    await employee.getByRole('button', { name: '返回会话列表' }).click()
    server.put('E1007', { card: agreementCard })
    const item = employee.getByRole('navigation', { name: '会话' }).getByRole('button')
    await expect.poll(() => item.textContent()).toMatch(/人事服务助手.*您有一项人事事项待查看.*1 条未读/)
    expect(await item.textContent()).not.toContain('协议')
    await item.click()
    await employee.getByRole('article', { name: agreementCard.title }).waitFor()
  })

  test('?lang=en speaks English, and switching keeps the address', async () => {
    const { page, phone } = await sandbox('/?lang=en')
    for (const name of ['Manager 周航', 'HR 沈宁', 'Employee 林晓']) {
      expect(await phone(name).getByRole('textbox', { name: 'Message', exact: true }).isVisible()).toBe(true)
      expect(await phone(name).getByRole('button', { name: 'Send', exact: true }).isVisible()).toBe(true)
    }
    expect(await page.getByRole('button', { name: '+4 h', exact: true }).isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: '+1 day', exact: true }).isVisible()).toBe(true)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByRole('button', { name: '中文' }).click()
    await phone('经理 周航').waitFor()
    expect(new URL(page.url()).searchParams.get('lang')).toBe('zh-CN')
  })

  test.each([375, 320])('at %i px one phone at a time fits without sideways scrolling', async width => {
    const { server, page, phone } = await sandbox('/', { width, height: 700 })
    server.put('E1007', { card: settlementCard })
    server.put('E1002', { card: startCard })
    expect(await page.getByRole('region').count()).toBe(1)
    const tabs = page.getByRole('navigation', { name: '正在看谁的手机' })
    await tabs.getByRole('button', { name: /员工 林晓/ }).click()
    await phone('员工 林晓').getByRole('article').waitFor()
    for (const name of ['员工 林晓', '经理 周航']) {
      await tabs.getByRole('button', { name: new RegExp(name) }).click()
      await phone(name).getByRole('article').waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      const log = phone(name).getByRole('log')
      expect(await log.evaluate(box => box.scrollWidth - box.clientWidth)).toBe(0)
      const box = await phone(name).getByRole('button', { name: '发送' }).boundingBox()
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(width)
    }
  })

  test('a page with room for one phone shows the same one after a reload, and in a low window keeps room for a card', async () => {
    const { page, phone } = await sandbox('/', { width: 720, height: 450 })
    const tabs = page.getByRole('navigation', { name: '正在看谁的手机' })
    await tabs.getByRole('button', { name: /员工 林晓/ }).click()
    await phone('员工 林晓').waitFor()
    await page.reload()
    await phone('员工 林晓').waitFor()
    const log = await phone('员工 林晓').getByRole('log').boundingBox()
    expect(log?.height).toBeGreaterThan(280)
    const send = phone('员工 林晓').getByRole('button', { name: '发送', exact: true })
    await send.scrollIntoViewIfNeeded()
    expect((await send.boundingBox())?.y).toBeLessThan(450)
  })

  test('everything has a name, and no text is too faint to read', async () => {
    const { server, page } = await sandbox()
    for (const card of [startCard, riskCard, checksCard]) server.put('E1002', { card })
    for (const card of [closedCard, reviewCard]) server.put('E1003', { card })
    for (const card of [openingCard, settlementCard, secondSettlement, agreementCard]) server.put('E1007', { card })
    await page.getByRole('article', { name: agreementCard.title }).waitFor()
    expect(await namelessControls(page)).toEqual([])
    expect(await faintTexts(page)).toEqual([])
    // Each button of a card is called exactly what the card says.
    for (const { label } of [...openingCard.buttons, ...(openingCard.footer ?? [])]) {
      const card = page.getByRole('article', { name: openingCard.title })
      expect(await card.getByRole('button', { name: label, exact: true }).count()).toBeGreaterThan(0)
    }
  })

  test('the tour says what to do, moves on by what the phones show, and can be skipped and found again', async () => {
    const { server, page, phone } = await sandbox()
    const tour = page.getByRole('complementary', { name: '导览' })
    await tour.getByText('第 1 步,共 7 步').waitFor()
    server.put('E1002', { card: startCard })
    await tour.getByText('提交检查').waitFor()
    server.put('E1003', { card: { ...reviewCard, key: 'case-1/item-check#1/E1003', closed: true, buttons: [] } })
    server.put('E1003', { card: { ...reviewCard, key: 'case-1/hr-review#1/E1003' } })
    await tour.getByText('法定补偿试算').waitFor()
    await phone('HR 沈宁').getByRole('combobox', { name: '换人' }).selectOption('E1004')
    // With the keyboard: the button goes, the focus stays in the tour.
    await tour.getByRole('button', { name: '换成 HR 沈宁' }).press('Enter')
    await phone('HR 沈宁').waitFor()
    await expect.poll(() => tour.evaluate(strip => strip.contains(document.activeElement))).toBe(true)
    await page.reload()
    await tour.getByText('第 3 步,共 7 步').waitFor()
    await tour.getByRole('button', { name: '跳过导览' }).click()
    expect(await tour.count()).toBe(0)
    await page.getByRole('button', { name: '导览', exact: true }).click()
    await tour.getByText('第 3 步,共 7 步').waitFor()
  })

  test('after the server was away everything is there again without a reload', async () => {
    const { server, page, phone } = await sandbox()
    await page.context().setOffline(true)
    await server.cut()
    await page.getByText('连接断开,正在重连').waitFor()
    server.put('E1007', { card: openingCard })
    await page.context().setOffline(false)
    await phone('员工 林晓').getByRole('article', { name: openingCard.title }).waitFor()
    await expect.poll(() => page.getByText('连接断开,正在重连').count()).toBe(0)
  })

  test('a network that goes away is told without a press', async () => {
    const { page } = await sandbox()
    await page.context().setOffline(true)
    await page.getByText('连接断开,正在重连').waitFor()
    await page.context().setOffline(false)
    await expect.poll(() => page.getByText('连接断开,正在重连').count()).toBe(0)
  })

  test('whoever left in another tab is soon shown nothing of the conversation here', async () => {
    const { page, server } = await open('live')
    server.put('E1007', { card: settlementCard })
    await page.getByRole('region', { name: '员工 林晓' }).getByRole('article').waitFor()
    server.reset('nobody')
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.getByRole('heading', { name: '请用你收到的链接打开' }).waitFor()
    expect(await page.getByRole('article').count()).toBe(0)
  })

  test('a signed-in person has their own conversation, no clock and nobody to choose; a stranger is told to use the link', async () => {
    const { page, server } = await open('live')
    server.put('E1007', { card: settlementCard })
    await page.getByRole('region', { name: '员工 林晓' }).getByRole('article').waitFor()
    expect(await page.getByRole('combobox').count()).toBe(0)
    expect(await page.getByText('+4 小时').count()).toBe(0)
    await page.getByRole('button', { name: '退出' }).waitFor()

    const stranger = await open('nobody')
    await stranger.page.getByRole('heading', { name: '请用你收到的链接打开' }).waitFor()
  })

  test('behind a link that was sent stands one button; looking leaves it closed, the button leads on', async () => {
    const { page, faults } = await open('nobody', '/signin/mine')
    await page.getByRole('heading', { name: '登录你的对话' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('region', { name: '员工 林晓' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
    expect(faults).toEqual([])

    const sealed = await open('nobody', '/l/mine?lang=en')
    await sealed.page.getByRole('heading', { name: 'Something for you' }).waitFor()
    expect(await sealed.page.title()).toBe('HR service assistant')
    await sealed.page.getByRole('button', { name: 'Open' }).click()
    await sealed.page.getByRole('article').waitFor()
    expect(await namelessControls(sealed.page)).toEqual([])

    const over = await open('nobody', '/signin/over')
    await over.page.getByRole('heading', { name: 'This link does not open' }).waitFor()
    await over.page.getByText('It has expired.').waitFor()
  })
})
