// What a screen reader gets: short sentences for what comes in, whole figures, the language of names, and a focus that stays.
import { describe, expect, test } from 'vitest'
import type { Line } from '../../web/src/api/wire.ts'
import { newsIn, toldOf } from '../../web/src/chat/news.ts'
import { spoken } from '../../web/src/texts/said.tsx'
import { sayIn } from '../../web/src/texts/texts.ts'
import { noBrowser } from './browser.ts'
import { button, cardOf, moneyRow } from './fixtures/card.ts'
import { openingCard, settlementCard } from './fixtures/settlement.ts'
import { pagesAlone } from './pages-alone.ts'

const zh = sayIn('zh-CN')
const line = (id: string, rest: Partial<Line>): Line => ({
  id,
  cursor: 1,
  at: '2025-10-20T01:00:00Z',
  from: 'bot',
  ...rest,
})

test('a figure is heard as one number and its sign as a word', () => {
  expect(spoken('实发 155\u00a0442.53 元,借款 −2\u00a0000.00 元,工龄 7 年', '负')).toBe(
    '实发 155442.53 元,借款 负2000.00 元,工龄 7 年',
  )
  expect(spoken('Monday, 20\u00a0October\u00a02025 09:15, −420.00', 'minus ')).toBe(
    'Monday, 20\u00a0October\u00a02025 09:15, minus 420.00',
  )
})

test('of a card only its title is told, of words all, and nothing twice', () => {
  const card = line('1', { card: openingCard })
  const words = line('2', { text: '好的' })
  expect(newsIn([card, words], new Map(), zh)).toEqual(['新卡片:关于今天的沟通', '人事服务助手说: 好的'])
  expect(newsIn([card, words], toldOf([card, words]), zh)).toEqual([])
  expect(newsIn([line('3', { from: 'person', text: '帮助' })], new Map(), zh)).toEqual([])
})

test('a change is told as one, except where the answer to a press has told it; an end is always told', () => {
  const told = toldOf([line('1', { card: openingCard })])
  const changed = line('1', { card: { ...openingCard, revision: 2 } })
  const closed = line('1', { card: { ...openingCard, revision: 2, closed: true } })
  expect(newsIn([changed], told, zh)).toEqual(['卡片有变化:关于今天的沟通'])
  expect(newsIn([changed], told, zh, true)).toEqual([])
  expect(newsIn([closed], told, zh, true)).toEqual(['卡片已结束:关于今天的沟通'])
})

test('many at once are told as a number', () => {
  const lines = ['1', '2', '3', '4'].map(id => line(id, { card: openingCard }))
  expect(newsIn(lines, new Map(), zh)).toEqual(['有 4 张卡片是新的或有变化。'])
})

if (noBrowser) console.warn(noBrowser)

describe.skipIf(noBrowser)('the pages by ear', () => {
  const { sandbox } = pagesAlone()

  test('given someone who writes, when a card arrives, then it is told by name and phone, and the focus stays', async () => {
    const { server, phone, page } = await sandbox()
    const field = phone('员工 林晓').getByRole('textbox', { name: '消息' })
    await field.focus()
    expect(await phone('员工 林晓').getByRole('log').getAttribute('aria-live')).toBe('off')
    server.put('E1007', { card: settlementCard })
    await page
      .locator('[aria-live="polite"]')
      .getByText(/^员工 林晓: 新卡片:结算明细 v1/)
      .waitFor()
    expect(await field.evaluate(box => box === document.activeElement)).toBe(true)
  })

  test('given a line that was checked, then the focus stays at this line and not at the top', async () => {
    const { server, phone } = await sandbox()
    const row = moneyRow('overtime', '加班费', '1200.00', { buttons: [button('ok', '没问题')] })
    const card = cardOf('settlement-review#1', 'E1007', {
      title: '结算明细 v1',
      blocks: [{ kind: 'lines', rows: [moneyRow('wage', '11 月工资', '16000.00'), row] }],
    })
    server.put('E1007', { card })
    server.answer(() => ({
      toast: { text: '已标为没问题。', tone: 'calm' },
      card: { ...card, revision: 2, blocks: [{ kind: 'lines', rows: [{ ...row, buttons: [] }] }] },
    }))
    const article = phone('员工 林晓').getByRole('article', { name: '结算明细 v1', exact: true })
    await article.getByRole('button', { name: '没问题', exact: true }).press('Enter')
    const kept = article.locator('[data-line="overtime"] summary')
    await expect.poll(() => kept.evaluate(place => place === document.activeElement)).toBe(true)
  })

  test('the list of conversations and the way back keep the focus', async () => {
    const { phone } = await sandbox()
    const back = phone('员工 林晓').getByRole('button', { name: '返回会话列表' })
    const item = phone('员工 林晓').getByRole('navigation').getByRole('button')
    await back.press('Enter')
    await expect.poll(() => item.evaluate(button => button === document.activeElement)).toBe(true)
    await item.press('Enter')
    await expect.poll(() => back.evaluate(button => button === document.activeElement)).toBe(true)
  })

  test('in English, Chinese names carry their language, and buttons below cards the name of their card', async () => {
    const { server, page, phone } = await sandbox('/?lang=en')
    const heading = phone('Employee 林晓').getByRole('heading', { name: 'Employee 林晓' })
    expect(await heading.locator('[lang="zh-CN"]').allTextContents()).toEqual(['林晓'])
    server.put('E1007', { card: openingCard })
    await page.getByRole('group', { name: openingCard.title }).getByRole('button', { name: '稍后再看' }).waitFor()
  })
})
