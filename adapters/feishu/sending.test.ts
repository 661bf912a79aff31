// What the Feishu adapter sends when the platform does not play along: tokens, rates, people who left, rules on content, forms and files.
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { CardView } from '../../src/model/card.ts'
import { whole } from '../../test/contract/cards.ts'
import { paper } from '../../test/contract/deps.ts'
import { type ConnectedBot, connectedBot } from '../../test/emulators/feishu/connected.ts'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function botOf(): Promise<ConnectedBot> {
  const bot = await connectedBot()
  opened.push(bot)
  return bot
}

describe('what is sent', () => {
  test('with a token that ran out is sent with a new one', async () => {
    const bot = await botOf()
    await bot.show(whole)
    bot.emulator.tenant.tokens.clear()
    await bot.show({ ...whole, hash: 'second' })
    expect(bot.emulator.tenant.messages).toHaveLength(2)
    expect(bot.emulator.tenant.tokens.size).toBe(1)
  })

  test.each([
    ['left', 'feishu/230029'],
    ['blocked', 'feishu/230053'],
    ['out-of-range', 'feishu/230013'],
  ] as const)('to somebody who %s is refused for good, with a cure', async (state, code) => {
    const bot = await botOf()
    bot.emulator.tenant.member(bot.phone.account.id).state = state
    await expect(bot.show(whole)).rejects.toMatchObject({ kind: 'refused', code })
  })

  test('to an account of another shape is refused', async () => {
    const bot = await botOf()
    await expect(bot.platform.show({ platform: 'feishu', id: 'E10866' }, whole, 'k')).rejects.toMatchObject({
      kind: 'refused',
      code: 'feishu/230034',
    })
  })

  test('and answered with a code nobody knows is visible as such', async () => {
    const bot = await botOf()
    bot.emulator.tenant.trouble.code = 424_242
    await expect(bot.show(whole)).rejects.toMatchObject({
      kind: 'broken',
      message: expect.stringContaining('424242'),
    })
  })

  test('while somebody presses the card waits a moment', async () => {
    const bot = await botOf()
    const receipt = await bot.show(whole)
    const message = bot.emulator.tenant.message(receipt.message)
    if (message) message.locked = true
    const update = { ...whole, hash: 'later' }
    await expect(bot.platform.show(bot.phone.account, update, 'u', receipt)).rejects.toMatchObject({
      kind: 'throttled',
    })
  })

  test('and repeated after the platform has forgotten the key is still one message', async () => {
    const bot = await botOf()
    const first = await bot.show(whole, 'same')
    // Feishu keeps a uuid for an hour; this adapter keeps it longer.
    expect(await bot.show({ ...whole, hash: 'x' }, 'same')).toEqual(first)
    expect(bot.emulator.tenant.messages).toHaveLength(1)
  })

  test('against a rule on phone numbers goes out as a link to the whole card', async () => {
    const bot = await botOf()
    bot.emulator.tenant.trouble.dataLossRule = true
    await bot.show({ ...whole, blocks: [{ kind: 'words', text: '请联系 13812345678' }] })
    const seen = (await bot.phone.screen()).at(-1)
    expect(seen?.text).toContain(bot.words('held-back'))
    expect(seen?.text).toContain(bot.words('open-whole'))
    expect(seen?.text).not.toContain('138')
    expect(JSON.stringify(bot.emulator.tenant.messages.at(-1)?.body)).toContain('https://haosan.example/l/card.')
  })

  test('a card older than fourteen days is sent anew', async () => {
    const bot = await botOf()
    const old = { message: 'om_old', at: new Date(Date.now() - 15 * 86_400_000).toISOString() }
    await expect(bot.platform.show(bot.phone.account, whole, 'k', old)).rejects.toMatchObject({ kind: 'gone' })
  })

  test('an answer that may not have arrived is put there again', async () => {
    const bot = await botOf()
    const receipt = await bot.show(whole)
    const next = { ...whole, hash: 'next', revision: 2, title: '结算明细 v2' }
    bot.answer = async () => ({ card: next })
    await bot.phone.press('确认这份结算单')
    const message = bot.emulator.tenant.messages.at(-1)
    // The answer got lost on its way to the phone.
    if (message?.body.kind === 'card') message.body.card.header = undefined
    await bot.platform.show(bot.phone.account, next, 'outbox', receipt)
    expect((await bot.phone.screen()).at(-1)?.title).toBe('结算明细 v2')
  })
})

describe('forms and files', () => {
  const withFile: CardView = {
    ...whole,
    buttons: [
      {
        id: 'prove',
        label: '补充材料',
        style: 'main',
        token: 'token-of-prove',
        form: {
          fields: [
            { kind: 'long', name: 'why', label: '说明', required: true },
            { kind: 'file', name: 'proof', label: '材料', required: true },
          ],
          submit: '提交',
        },
      },
    ],
  }

  test('a file that was sent to the chat is chosen in the form and used once', async () => {
    const bot = await botOf()
    await bot.show(withFile)
    bot.answer = async () => ({ card: withFile })
    const name = await bot.phone.attach('考勤.txt', Buffer.from('十月'))
    await bot.phone.press('补充材料', { 说明: '两个周六', 材料: [name] })
    const [id] = bot.deps.files.keys()
    expect(bot.accepted.at(-1)?.what).toEqual({
      kind: 'press',
      token: 'token-of-prove',
      values: { why: '两个周六', proof: [id] },
    })
    // The next form does not offer it again.
    await vi.waitFor(() => expect(bot.phone.press('补充材料', { 材料: [name] })).rejects.toThrow('no field 材料'))
  })

  test('files that are sent at once are all offered', async () => {
    const bot = await botOf()
    await bot.show(withFile)
    bot.answer = async () => ({ card: withFile })
    const names = ['一.txt', '二.txt', '三.txt']
    await Promise.all(names.map(name => bot.phone.attach(name, Buffer.from(name))))
    await vi.waitFor(() => expect(bot.deps.files.size).toBe(3))
    await vi.waitFor(() => bot.phone.press('补充材料', { 材料: names }))
    const press = bot.accepted.at(-1)?.what
    expect(press?.kind === 'press' && press.values?.proof).toHaveLength(3)
  })

  test('looking for new files keeps what was typed', async () => {
    const bot = await botOf()
    await bot.show(withFile)
    await bot.phone.press('补充材料', { 说明: '写了一半' })
    const body = bot.emulator.tenant.messages[0]
    await bot.phone.attach('后来的.txt', Buffer.from('x'))
    if (body === undefined) throw new Error('no card')
    const again = { do: 'again', k: withFile.key, b: 'prove' }
    const form_value = { why: '写了一半', proof: [] }
    const answer = await bot.emulator.deliveries.click(body, bot.phone.account.id, { value: again, form_value })
    expect(JSON.stringify(answer)).toContain('写了一半')
    expect(JSON.stringify(answer)).toContain('后来的.txt')
  })

  test('a file of a card comes under a name that says nothing', async () => {
    const bot = await botOf()
    await bot.show(whole)
    const bytes = Buffer.from('%PDF-1.7 结算单')
    bot.deps.files.set('file-1', paper(bytes))
    expect(Buffer.from(await bot.phone.open('结算单.pdf'))).toEqual(bytes)
    expect((await bot.phone.notices()).at(-1)).toBe('[文件] 文件.pdf')
  })

  test('a file that may not be opened is declined in words', async () => {
    const bot = await botOf()
    await bot.show(whole)
    await expect(bot.phone.open('结算单.pdf')).rejects.toThrow('cannot open')
    expect(await bot.lastText()).toBe(bot.words('file-refused'))
  })

  test('a button of a card that is gone says so', async () => {
    const bot = await botOf()
    await bot.show(whole)
    bot.deps.cards.clear()
    expect(await bot.phone.press('补充说明', {})).toEqual({ toast: bot.words('stale') })
  })
})
