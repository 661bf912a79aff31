// Somebody is filling in a form inside a card while the card changes: they lose nothing, and hear what it means for the form.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Button, CardView, MoneyRow } from '../../src/model/card.ts'
import type { Receipt } from '../../src/ports/platform.ts'
import { closed, whole } from '../../test/contract/cards.ts'
import { account, type Connected, connected } from '../../test/emulators/dingtalk/connected.ts'
import { fieldsOf } from '../../test/emulators/dingtalk/render.ts'
import { openDingtalk } from './index.ts'

let line: Connected
let receipt: Receipt
beforeEach(async () => {
  line = await connected()
  receipt = await line.show()
})
afterEach(() => line.close())

const typed = { 标题: '加班费', 说明: '两个周六', 类型: '甲' }
const taken = expect.objectContaining({ title: '加班费', reason: '两个周六', kind: 'a' })
const elsewhere: CardView = { ...whole, hash: 'hash-2', title: '结算明细 v1 · 财务已读' }
const anew: CardView = { ...whole, hash: 'hash-3', seen: 'seen-2', title: '结算明细 v2' }

const params = () => line.emulator.state.cards.get(receipt.message)?.params ?? {}
const say = (key: string) => line.deps.say('zh-CN', `dingtalk.${key}`)
const shownNow = (card: CardView) => {
  line.deps.cards.set(card.key, card)
  return line.platform.show(account, card, `to-${card.hash}`, receipt)
}
const sent = () => line.events.map(({ what }) => (what.kind === 'press' ? what.values : undefined))
/** The rules have moved on: what the old form brings is refused, and the card of now comes with the answer. */
const refusedAs = (card: CardView) =>
  line.answer(async () => ({ toast: { text: '没有提交。', tone: 'calm' }, card, refused: true }))

describe('an update while a form stands open', () => {
  test('given it changes nothing the form is bound to, then the form stays, is sent, and the card is drawn after it', async () => {
    line.whileTyping(() => shownNow(elsewhere))
    line.answer(async () => ({ toast: { text: '已记录。', tone: 'calm' }, card: elsewhere }))
    expect(await line.phone.press('补充说明', typed)).toEqual({ toast: '已记录。' })
    expect(sent()).toEqual([taken])
    expect(params()).toMatchObject({ title: elsewhere.title, form_t: '' })
    await shownNow({ ...elsewhere, hash: 'hash-4', title: '结算明细 v1 · 已答复' })
    expect(params().title).toContain('已答复')
  })

  test('given another process updates the card while the sent form is being taken, then the answer shows it as it is by then', async () => {
    const other = openDingtalk(line.emulator.settings, line.deps)
    line.answer(async () => {
      line.deps.cards.set(elsewhere.key, elsewhere)
      await other.show(account, elsewhere, 'to-elsewhere', receipt)
      return { toast: { text: '已记录。', tone: 'calm' }, card: whole }
    })
    await line.phone.press('补充说明', typed)
    expect(params()).toMatchObject({ title: elsewhere.title, form_t: '' })
  })

  test('given the person goes back instead, then the card is there as it is by then', async () => {
    line.whileTyping(async () => {
      await shownNow(elsewhere)
      expect(params()).toMatchObject({ title: whole.title, form_submit: '提交说明' })
      const cardParamMap = expect.objectContaining({ title: elsewhere.title, form_t: '' })
      expect(await line.turnTo('m0', receipt)).toMatchObject({ response: { cardData: { cardParamMap } } })
    })
    await line.phone.press('补充说明', typed)
    expect.assertions(2)
  })

  test('given what it is bound to changed, then that is said; once refused, the words wait for the next try on the new card', async () => {
    line.whileTyping(async () => {
      await shownNow(anew)
      expect(params()).toMatchObject({ notice: say('form-outdated'), form_submit: '提交说明' })
    })
    refusedAs(anew)
    expect((await line.phone.press('补充说明', typed)).toast).toBe(`没有提交。\n${say('words-kept')}`)
    expect(params()).toMatchObject({ title: '结算明细 v2', form_t: '' })

    line.answer(async () => ({ toast: { text: '已记录。', tone: 'calm' }, card: anew }))
    // Nothing is typed again: what was typed stands in the fields.
    await line.phone.press('补充说明', {})
    expect(sent()).toEqual([taken, taken])
    // Once taken it is nowhere any more.
    expect((await line.phone.press('补充说明', {})).fields).toMatchObject({ title: 'required' })
  })

  test('given the same form at several lines, then words wait at the line they were typed for', async () => {
    const ask = (line: string): Button => ({
      id: 'question',
      label: '有疑问',
      style: 'plain',
      token: `token-of-${line}`,
      form: { fields: [{ kind: 'long', name: 'said', label: '说明' }], submit: '提交' },
    })
    const lines: readonly MoneyRow[] = ['wage', 'bonus'].map(id => ({
      id,
      label: `项目 ${id}`,
      amount: { value: '100.00', currency: 'CNY' },
      detail: [],
      buttons: [ask(id)],
    }))
    const card: CardView = { ...whole, blocks: [{ kind: 'lines', rows: lines }] }
    await shownNow(card)
    line.whileTyping(() => shownNow({ ...card, hash: 'hash-9', seen: 'seen-9' }))
    refusedAs({ ...card, hash: 'hash-9', seen: 'seen-9' })
    await line.phone.press('有疑问', { 说明: '没算奖金' }, { line: '项目 bonus' })
    await line.phone.press('有疑问', {}, { line: '项目 wage' })
    await line.phone.press('有疑问', {}, { line: '项目 bonus' })
    expect(sent()).toEqual([{ said: '没算奖金' }, {}, { said: '没算奖金' }])
  })

  test('given words too long for the form, then they stand above it to be copied', async () => {
    const long = '很长的一段说明。'.repeat(60)
    line.whileTyping(() => shownNow(anew))
    refusedAs(anew)
    await line.phone.press('补充说明', { ...typed, 说明: long })
    line.whileTyping(async () => {
      const text = Array.from({ length: 14 }, (_, at) => params()[`s${at + 1}`]).join('')
      expect(text.replaceAll(/\s/g, '')).toContain(`${say('typed-before').replaceAll(/\s/g, '')}加班费${long}`)
      const card = line.emulator.state.cards.get(receipt.message)
      expect(card && fieldsOf(card).every(field => field.defaultValue === undefined)).toBe(true)
    })
    await line.phone.press('补充说明', {})
  })

  test('given the card is over, then it says that the form was closed and nothing was sent', async () => {
    line.whileTyping(() => shownNow(closed))
    expect((await line.phone.press('补充说明', typed)).toast).toBe(say('form-closed'))
    expect(sent()).toEqual([])
    expect(params()).toMatchObject({ state: say('closed'), form_t: '' })
  })

  test('given nobody has typed for half an hour, then the card is drawn again', async () => {
    line.whileTyping(async () => {
      const later = new Date(Date.now() + 31 * 60_000).toISOString()
      line.deps.clock.now = () => later
      await shownNow(elsewhere)
    })
    await line.phone.press('补充说明', typed)
    expect(params()).toMatchObject({ title: elsewhere.title, form_t: '' })
    // A person who sits there all that time is told nothing more than what the card shows.
    expect(line.emulator.state.violations).toEqual(['a form was closed and nobody was told'])
  })
})

describe('a form that is refused as a whole', () => {
  test('given it could be sent again, then what was typed stays in it', async () => {
    refusedAs(whole)
    expect((await line.phone.press('补充说明', typed)).toast).toBe('没有提交。')
    expect(params()).toMatchObject({ form_submit: '提交说明' })
  })
})

test('given somebody is quicker than the note of what was sent, then the form opens all the same', async () => {
  const { memory } = line.deps
  const { put } = memory
  let noted = async () => {}
  vi.spyOn(memory, 'put').mockImplementationOnce(
    (key, value) =>
      new Promise(resolve => {
        noted = async () => resolve(await put(key, value))
      }),
  )
  const sending = line.show({ ...whole, key: 'case/other#1/E1' }, 'key-2')
  await expect.poll(() => line.emulator.state.cards.size).toBe(2)
  const pressed = line.phone.press('补充说明', typed)
  setTimeout(() => void noted(), 200)
  await pressed
  await sending
  expect(sent()).toEqual([taken])
})
