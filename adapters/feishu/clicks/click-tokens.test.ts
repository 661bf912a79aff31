// Cards that change after a click: by the click's own token while it lives, by their message after that, anew when they are dead.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CardView } from '../../../src/model/card.ts'
import type { Receipt } from '../../../src/ports/platform.ts'
import { whole } from '../../../test/contract/cards.ts'
import { type ConnectedBot, connectedBot } from '../../../test/emulators/feishu/connected.ts'
import { makeClickTokens } from './click-tokens.ts'

describe('after a click', () => {
  let bot: ConnectedBot
  let receipt: Receipt
  beforeEach(async () => {
    bot = await connectedBot()
    receipt = await bot.show(whole)
  })
  afterEach(() => bot.close())

  const press = () => bot.phone.press('确认这份结算单')
  const later = (revision: number): CardView => ({
    ...whole,
    revision,
    hash: `hash-${revision}`,
    title: `结算明细 v${revision}`,
  })
  const update = (revision: number) =>
    bot.platform.show(bot.phone.account, later(revision), `update-${revision}`, receipt)
  const title = async () => (await bot.phone.screen()).at(-1)?.title
  const token = () => [...bot.emulator.tenant.clickTokens.values()].at(-1)

  test('the card is replaced by the token twice, and by its message from the third time on', async () => {
    await press()
    for (const [revision, uses] of [
      [2, 1],
      [3, 2],
      [4, 2],
    ] as const) {
      expect(await update(revision)).toEqual(receipt)
      expect(await title()).toBe(`结算明细 v${revision}`)
      expect(token()?.uses).toBe(uses)
    }
    expect(bot.emulator.tenant.messages).toHaveLength(1)
  })

  test('another click brings another token', async () => {
    await press()
    await update(2)
    await press()
    await update(3)
    expect([...bot.emulator.tenant.clickTokens.values()].map(one => one.uses)).toEqual([1, 1])
  })

  test('nothing is replaced before the answer is out', async () => {
    let answer = () => {}
    bot.answer = () => new Promise(resolve => (answer = () => resolve({})))
    const pressed = press()
    await expect.poll(() => bot.accepted.length).toBe(1)
    await expect(update(2)).rejects.toMatchObject({ kind: 'throttled' })
    expect(token()).toMatchObject({ answered: false, uses: 0 })
    answer()
    await pressed
    await update(2)
    expect(token()?.uses).toBe(1)
  })

  test.each([
    ['has run out', { clickedAt: Date.now() - 31 * 60_000 }],
    ['is used up elsewhere', { uses: 2 }],
    ['is refused with a code nobody knows', 'code'],
  ] as const)('a token that %s leaves the card to its message, and is not tried again', async (_, trouble) => {
    await press()
    if (trouble === 'code') bot.emulator.tenant.trouble.code = 424_242
    else Object.assign(token() ?? {}, trouble)
    const before = token()?.uses
    expect(await update(2)).toEqual(receipt)
    expect(await title()).toBe('结算明细 v2')
    await update(3)
    expect(token()?.uses).toBe(before)
  })

  test('a card that was recalled is dead for both ways and goes out anew', async () => {
    await press()
    const message = bot.emulator.tenant.message(receipt.message)
    if (message) message.state = 'recalled'
    await expect(update(2)).rejects.toMatchObject({ kind: 'gone', code: 'feishu/230011' })
    await bot.show(later(2), 'anew')
    expect(await title()).toBe('结算明细 v2')
  })

  test('a card nobody has pressed has no token', async () => {
    await update(2)
    expect(await title()).toBe('结算明细 v2')
    expect(token()).toBeUndefined()
  })

  test('too fast is too fast here too: it is said when to come again', async () => {
    await press()
    bot.emulator.tenant.trouble.throttleMs = 2_000
    await expect(update(2)).rejects.toMatchObject({ kind: 'throttled', retryAt: expect.any(String) })
    expect(token()?.uses).toBe(0)
  })
})

test('given half an hour, then a token is not offered any more', () => {
  let now = 0
  const tokens = makeClickTokens(() => now)
  tokens.answered('om_1', 'c-1')
  now = 28 * 60_000
  expect(tokens.take('om_1')).toBe('c-1')
  now = 29 * 60_000
  expect(tokens.take('om_1')).toBeUndefined()
})
