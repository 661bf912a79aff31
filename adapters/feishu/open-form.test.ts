// Somebody is filling in a form inside a card while the card changes: they lose nothing, and hear what it means for the form.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CardView } from '../../src/model/card.ts'
import type { Receipt } from '../../src/ports/platform.ts'
import { closed, whole } from '../../test/contract/cards.ts'
import { type ConnectedBot, connectedBot } from '../../test/emulators/feishu/connected.ts'

let bot: ConnectedBot
let receipt: Receipt
beforeEach(async () => {
  bot = await connectedBot()
  receipt = await bot.show(whole)
})
afterEach(() => bot.close())

const typed = { 标题: '加班费', 说明: '两个周六', 类型: '甲' }
const taken = expect.objectContaining({ title: '加班费', reason: '两个周六', kind: 'a' })
const elsewhere: CardView = { ...whole, hash: 'hash-2', title: '结算明细 v1 · 财务已读' }
const anew: CardView = { ...whole, hash: 'hash-3', seen: 'seen-2', title: '结算明细 v2' }

const shownNow = (card: CardView) => {
  bot.deps.cards.set(card.key, card)
  return bot.platform.show(bot.phone.account, card, `to-${card.hash}`, receipt)
}
const title = async () => (await bot.phone.screen()).at(-1)?.title
const raw = () => JSON.stringify(bot.emulator.tenant.messages.at(-1)?.body)
const sent = () => bot.accepted.map(({ what }) => (what.kind === 'press' ? what.values : undefined))
const thanks = (card: CardView) => {
  bot.answer = async () => ({ toast: { text: '已记录。', tone: 'calm' }, card })
}
/** The rules have moved on: what the old form brings is refused, and the card of now comes with the answer. */
const refusedAs = (card: CardView) => {
  bot.answer = async () => ({ toast: { text: '没有提交。', tone: 'calm' }, card, refused: true })
}

describe('a replacement while a form stands open', () => {
  test('given it changes nothing the form is bound to, then the form stays, is sent, and the card is there after it', async () => {
    bot.whileTyping = () => shownNow(elsewhere)
    thanks(elsewhere)
    expect(await bot.phone.press('补充说明', typed)).toEqual({ toast: '已记录。' })
    expect(sent()).toEqual([taken])
    await shownNow({ ...elsewhere, hash: 'hash-4', title: '结算明细 v1 · 已答复' })
    expect(await title()).toContain('已答复')
  })

  test('given another process replaces the card, then the form stays all the same', async () => {
    const other = bot.emulator.open(bot.deps)
    bot.whileTyping = () => other.show(bot.phone.account, elsewhere, 'k', receipt)
    thanks(elsewhere)
    await bot.phone.press('补充说明', typed)
    expect(sent()).toEqual([taken])
  })

  test('given what it is bound to changed, then once refused the words wait for the next try on the new card', async () => {
    bot.whileTyping = () => shownNow(anew)
    refusedAs(anew)
    expect((await bot.phone.press('补充说明', typed)).toast).toBe(`没有提交。 ${bot.words('words-kept')}`)
    expect(await title()).toBe('结算明细 v2')

    thanks(anew)
    // Nothing is typed again: what was typed stands in the fields.
    await bot.phone.press('补充说明', {})
    expect(sent()).toEqual([taken, taken])
    // Once taken it is nowhere any more.
    expect((await bot.phone.press('补充说明', {})).fields).toMatchObject({ title: '有必填项未填写' })
  })

  test('given the card is over, then it says that the form was closed and nothing was sent', async () => {
    bot.whileTyping = () => shownNow(closed)
    expect((await bot.phone.press('补充说明', typed)).toast).toContain(bot.words('form-closed'))
    expect(sent()).toEqual([])
  })

  test('given it comes while the sent form is being taken, then it is not held back for somebody who types no more', async () => {
    let meanwhile: string | undefined
    bot.answer = async () => {
      await shownNow(elsewhere)
      meanwhile = await title()
      return { toast: { text: '已记录。', tone: 'calm' } }
    }
    await bot.phone.press('补充说明', typed)
    expect(meanwhile).toBe(elsewhere.title)
  })

  test('given nobody has typed for half an hour, then the card is put in its place', async () => {
    bot.whileTyping = async () => {
      const later = new Date(Date.now() + 31 * 60_000).toISOString()
      bot.deps.clock.now = () => later
      await shownNow(elsewhere)
    }
    await bot.phone.press('补充说明', typed)
    expect(await title()).toBe(elsewhere.title)
    expect(raw()).not.toContain(bot.words('form-closed'))
  })

  test('given the person went back, then the next replacement is put in its place', async () => {
    await bot.phone.press('补充说明', {})
    const [message] = bot.emulator.tenant.messages
    if (message === undefined) throw new Error('no card')
    await bot.emulator.deliveries.click(message, bot.phone.account.id, { value: { do: 'back', k: whole.key } })
    await shownNow(elsewhere)
    expect(await title()).toBe(elsewhere.title)
  })
})

describe('a form that is refused as a whole', () => {
  test('given it could be sent again, then what was typed stays in it', async () => {
    refusedAs(whole)
    expect((await bot.phone.press('补充说明', typed)).toast).toBe('没有提交。')
    expect(raw()).toContain('"tag":"form"')
    expect(raw()).toContain('两个周六')
  })
})
