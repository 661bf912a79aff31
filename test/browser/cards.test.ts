// Cards in a real browser: forms, mistakes, presses that count once, changes in place, money lines that open.
import { describe, expect, test } from 'vitest'
import { faintTexts, noBrowser } from './browser.ts'
import { button, cardOf, moneyRow } from './fixtures/card.ts'
import { checksCard, startCard } from './fixtures/prepare.ts'
import { openingCard, secondSettlement, settlementCard } from './fixtures/settlement.ts'
import { pagesAlone } from './pages-alone.ts'

if (noBrowser) console.warn(noBrowser)

describe.skipIf(noBrowser)('cards on the pages', () => {
  const { sandbox } = pagesAlone()

  test('a start card lies open as its form, tells mistakes at the field and sends what was typed', async () => {
    const { server, page, phone } = await sandbox()
    server.put('E1002', { card: startCard })
    const card = phone('经理 周航').getByRole('article', { name: startCard.title, exact: true })
    await card.getByRole('button', { name: '提交检查', exact: true }).click()
    await card.getByText('有 6 处需要修改').waitFor()
    expect(server.requests).toEqual([])
    expect(
      await card
        .getByRole('combobox', { name: '员工', exact: true })
        .evaluate(field => field === document.activeElement),
    ).toBe(true)

    await card
      .getByRole('combobox', { name: '员工', exact: true })
      .selectOption({ label: '林晓 · 产品研发部 · 直属经理 周航 · 工号 E1007' })
    await card.getByLabel('员工工号后四位').fill('1007')
    await card.getByRole('radio', { name: '业务调整' }).check()
    await card.getByRole('radiogroup', { name: '谁先提出' }).getByRole('radio', { name: '公司' }).check()
    await card.getByLabel('期望最后工作日').fill('2025-11-30')
    await card.getByLabel('事实说明').fill('业务线收缩,该岗位取消。')
    // By keyboard: Enter opens the choice of files and sends nothing.
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), card.getByLabel('材料').press('Enter')])
    expect(server.requests).toEqual([])
    await chooser.setFiles({ name: '调整文件.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await card.getByText('调整文件.txt').waitFor()
    server.answer(() => ({ fields: { last4: '后四位与工号不符。' } }))
    await card.getByRole('button', { name: '提交检查', exact: true }).click()
    await card.getByText('后四位与工号不符。').waitFor()
    const wrong = card.getByLabel('员工工号后四位')
    await expect.poll(() => wrong.evaluate(field => field === document.activeElement)).toBe(true)
    expect(server.requests.at(-1)?.values).toEqual({
      employee: 'E1007',
      last4: '1007',
      reason: 'business',
      proposedBy: 'employer',
      lastDay: '2025-11-30',
      statement: '业务线收缩,该岗位取消。',
      papers: ['file-调整文件.txt'],
    })
    expect(await card.getByLabel('事实说明').inputValue()).toBe('业务线收缩,该岗位取消。')
    // A new look at the conversation does not turn the file into its number.
    server.put('E1002', { text: '另一句话' })
    await phone('经理 周航').getByText('另一句话').waitFor()
    expect(await card.getByText('调整文件.txt').isVisible()).toBe(true)
  })

  test('what was typed stays through a reload until it was sent, a code does not', async () => {
    const { server, phone, page } = await sandbox()
    const code = { kind: 'text', name: 'code', label: '验证码' } as const
    const why = { kind: 'long', name: 'why', label: '原因', required: true } as const
    const asks = { ...button('return', '退回', 'main'), form: { fields: [why, code], submit: '退回' } }
    server.put('E1003', { card: cardOf('hr-review#1', 'E1003', { title: '待你审核', buttons: [asks] }) })
    const field = (label: string) => phone('HR 沈宁').getByRole('article').getByLabel(label)
    await field('原因').fill('材料还差一份')
    await field('验证码').fill('123456')
    await page.reload()
    await expect.poll(() => field('原因').inputValue()).toBe('材料还差一份')
    expect(await field('验证码').inputValue()).toBe('')
    server.answer(() => ({ toast: { text: '已退回', tone: 'calm' } }))
    await phone('HR 沈宁').getByRole('button', { name: '退回', exact: true }).click()
    await expect.poll(() => server.requests.at(-1)?.values).toEqual({ why: '材料还差一份' })
    await page.reload()
    await expect.poll(() => field('原因').inputValue()).toBe('')
  })

  test('a form below the card reads as well as one on it', async () => {
    const { server, page, phone } = await sandbox()
    server.put('E1007', { card: openingCard })
    const card = phone('员工 林晓').getByRole('article', { name: openingCard.title })
    await card.locator('footer').getByRole('button', { name: '问 HR 真人', exact: true }).click()
    await card.locator('footer').getByLabel('你想问什么').waitFor()
    expect(await faintTexts(page)).toEqual([])
  })

  test('a pressed button asks once, a lost answer is asked for again with the same key', async () => {
    const { server, phone } = await sandbox()
    server.put('E1007', { card: openingCard })
    const card = phone('员工 林晓').getByRole('article', { name: openingCard.title })
    let drops = 1
    server.answer(async () => {
      await new Promise(resolve => setTimeout(resolve, 150))
      if (drops-- > 0) return 'drop'
      const closed = { ...openingCard, revision: 2, closed: true, buttons: [], footer: undefined }
      return { card: closed, toast: { text: '已记录', tone: 'calm' } }
    })
    await card.getByRole('button', { name: '我已阅读', exact: true }).dblclick()
    await phone('员工 林晓').getByRole('status').getByText('已记录').waitFor()
    expect(server.requests).toHaveLength(2)
    expect(new Set(server.requests.map(request => request.key)).size).toBe(1)
    expect(await card.getAttribute('data-state')).toBe('closed')
    expect(await card.getByRole('button').count()).toBe(0)
    expect(await card.locator('button').count()).toBe(0)
  })

  test('given a slow server, then the card says that the press is on its way, and only one was sent', async () => {
    const { server, phone } = await sandbox()
    server.put('E1007', { card: openingCard })
    const card = phone('员工 林晓').getByRole('article', { name: openingCard.title })
    server.answer(async () => {
      await new Promise(resolve => setTimeout(resolve, 2500))
      return { toast: { text: '已记录', tone: 'calm' } }
    })
    const read = card.getByRole('button', { name: '我已阅读', exact: true })
    await read.click()
    await card.getByText('正在送达').waitFor()
    await read.click({ force: true })
    await phone('员工 林晓').getByText('已记录').waitFor()
    expect(await card.getByText('正在送达').count()).toBe(0)
    expect(server.requests).toHaveLength(1)
  })

  test('a double click on a button of legal effect does not reach the confirmation that appears in its place', async () => {
    const { server, phone } = await sandbox()
    server.put('E1007', { card: { ...openingCard, buttons: [button('decline', '我不接受协商', 'main')] } })
    const card = phone('员工 林晓').getByRole('article', { name: openingCard.title })
    server.answer(({ token }) =>
      token?.includes('decline')
        ? { card: { ...openingCard, revision: 2, buttons: [button('yes', '确认', 'main'), button('back', '返回')] } }
        : { toast: { text: '已记录', tone: 'calm' } },
    )
    // The second half of a double click hits whatever stands first on the card by then.
    await card.evaluate(async article => {
      const first = () => article.querySelector<HTMLButtonElement>('[data-button] button')
      first()?.click()
      while (first()?.textContent !== '确认') await new Promise(requestAnimationFrame)
      await new Promise(resolve => setTimeout(resolve, 120))
      first()?.click()
    })
    expect(server.requests).toHaveLength(1)
    await expect.poll(() => card.evaluate(article => article === document.activeElement)).toBe(true)
    await card.getByRole('button', { name: '确认', exact: true }).click()
    await expect.poll(() => server.requests.length).toBe(2)
  })

  test('a card changes in its place without a reload, and what was typed in its form stays', async () => {
    const { server, phone } = await sandbox()
    server.put('E1002', { card: checksCard })
    const log = phone('经理 周航').getByRole('log')
    await log.getByRole('button', { name: '补充材料', exact: true }).click()
    const field = log.getByLabel('其他岗位的情况')
    await field.fill('没有空缺')
    server.put('E1002', { card: { ...checksCard, revision: 2, title: '检查结果 10/11 已完成 · 还不能沟通' } })
    await log.getByRole('article', { name: '检查结果 10/11 已完成 · 还不能沟通' }).waitFor()
    expect(await log.getByRole('article').count()).toBe(1)
    expect(await field.inputValue()).toBe('没有空缺')
    await field.press('Escape')
    expect(await field.count()).toBe(0)
    const back = log.getByRole('button', { name: '补充材料', exact: true })
    await expect.poll(() => back.evaluate(button => button === document.activeElement)).toBe(true)
  })

  test('a money line opens to formula, facts, source and article; a changed one shows what it was', async () => {
    const { server, phone } = await sandbox()
    server.put('E1007', { card: settlementCard })
    const card = phone('员工 林晓').getByRole('article', { name: settlementCard.title })
    await card.getByText('经济补偿 7 个月').click()
    for (const text of ['7.0 × 18 600.00 = 130 200.00', '6 年 8 个月 13 天', '《劳动合同法》第 47 条']) {
      expect(await card.getByText(text, { exact: true }).isVisible()).toBe(true)
    }
    expect(await card.locator('[data-line="net"]').textContent()).toMatch(/152\s500\.00 元/)
    expect(await card.getByRole('link', { name: /结算明细 v1\.pdf/ }).getAttribute('href')).toBe(
      '/api/web/files/f1?as=E1007',
    )

    const row = card.locator('[data-line="overtime"]')
    await row.getByRole('button', { name: '有疑问', exact: true }).click()
    await row.getByLabel('哪里不对').fill('10 月两个周六共 16 小时没算')
    await row.getByRole('button', { name: '提出疑问', exact: true }).click()
    await expect.poll(() => server.requests.at(-1)?.values).toEqual({ said: '10 月两个周六共 16 小时没算' })
    server.put('E1007', { card: secondSettlement })
    const changed = phone('员工 林晓').getByRole('article', { name: secondSettlement.title })
    await changed.waitFor()
    expect(await changed.locator('[data-line="overtime"]').textContent()).toMatch(/原为 1\s200\.00/)
  })

  test('lines that begin to ask come into view, and what is said of it covers nothing of the conversation', async () => {
    const { server, page, phone } = await sandbox()
    const asking = { buttons: [button('line-ok', '没问题')] }
    const rows = ['wage', 'overtime', 'bonus', 'leave'].map(id => moneyRow(id, `项目 ${id}`, '1200.00'))
    const facts = {
      kind: 'facts',
      rows: Array.from({ length: 24 }, (_, at) => [`事实 ${at}`, '有记录'] as const),
    } as const
    const card = cardOf('settlement-review#1', 'E1007', {
      title: '结算明细 v1',
      blocks: [{ kind: 'lines', rows }, facts],
      buttons: [button('begin', '逐项核对', 'main')],
    })
    const asks = rows.map(row => ({ ...row, ...asking }))
    server.put('E1007', { card })
    server.answer(() => ({
      toast: { text: '每一行下面都可以点「没问题」或「有疑问」。', tone: 'calm' },
      card: { ...card, revision: 2, blocks: [{ kind: 'lines', rows: asks }, facts], buttons: [] },
    }))
    await phone('员工 林晓').getByRole('button', { name: '逐项核对', exact: true }).click()
    const toast = phone('员工 林晓').getByRole('status').getByText('每一行下面')
    await toast.waitFor()
    const first = page.locator('[data-line="wage"]')
    await expect.poll(() => first.locator('summary').evaluate(line => line === document.activeElement)).toBe(true)
    const [log, line, told] = await Promise.all(
      [phone('员工 林晓').getByRole('log'), first, toast].map(place => place.boundingBox()),
    )
    if (!log || !line || !told) throw new Error('something is not on the page')
    expect(line.y).toBeGreaterThanOrEqual(log.y)
    expect(line.y + line.height).toBeLessThanOrEqual(log.y + log.height)
    expect(told.y + told.height).toBeLessThanOrEqual(log.y)
  })

  test('sample answers leave a form that stands open as it is: no second title, and the other buttons stay', async () => {
    const { server, page, phone } = await sandbox()
    const other = button('cancel', '取消本事项')
    server.put('E1002', { card: { ...startCard, buttons: [...startCard.buttons, other] } })
    const card = phone('经理 周航').getByRole('article', { name: startCard.title, exact: true })
    await card.getByLabel('事实说明').waitFor()
    await page.getByRole('button', { name: '填入示例', exact: true }).click()
    await expect.poll(() => card.getByLabel('事实说明').inputValue()).toContain('业务线收缩')
    expect(await card.getByRole('heading').count()).toBe(1)
    expect(await card.getByRole('button', { name: '取消本事项', exact: true }).isVisible()).toBe(true)
    expect(await card.locator('form').evaluate(form => form.contains(document.activeElement))).toBe(true)
  })
})
