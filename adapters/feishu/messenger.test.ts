// What reaches the Feishu adapter when things go wrong: redelivery, a slow or absent core, strangers, lost and silent connections.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/model/refusal.ts'
import { whole } from '../../test/contract/cards.ts'
import { contractDeps } from '../../test/contract/deps.ts'
import { type ConnectedBot, connectedBot } from '../../test/emulators/feishu/connected.ts'
import { openFeishuEmulator } from '../../test/emulators/feishu/index.ts'
import { messageEvent } from '../../test/emulators/feishu/phone.ts'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function botOf(pingSeconds?: number): Promise<ConnectedBot> {
  const bot = await connectedBot(pingSeconds)
  opened.push(bot)
  return bot
}

describe('what arrives', () => {
  test('an event that was not kept is not acked and comes again with the same key', async () => {
    const bot = await botOf()
    let away = 2
    bot.answer = async () => {
      if (away-- > 0) throw new AppError('unavailable', 'store-away', 'The database is away.')
      return {}
    }
    await bot.phone.say('我的事项')
    expect(bot.accepted).toHaveLength(3)
    expect(new Set(bot.accepted.map(event => event.key)).size).toBe(1)
  })

  test('a click that was not kept says honestly that it did not count, and is heard once', async () => {
    const bot = await botOf()
    await bot.show(whole)
    bot.answer = async () => {
      throw new AppError('unavailable', 'store-away', 'The database is away.')
    }
    expect(await bot.phone.press('确认这份结算单')).toEqual({ toast: bot.words('not-taken') })
    expect(bot.accepted).toHaveLength(1)
  })

  test('a click whose decision takes too long is answered in time', async () => {
    const bot = await botOf()
    await bot.show(whole)
    bot.answer = () => new Promise(() => {})
    const began = performance.now()
    expect(await bot.phone.press('确认这份结算单')).toEqual({ toast: bot.words('slow') })
    expect(performance.now() - began).toBeLessThan(2_500)
  })

  test('a click is answered in time although the reader’s language cannot be looked up', async () => {
    const bot = await botOf()
    await bot.show(whole)
    bot.deps.directoryHangs = true
    bot.answer = () => new Promise(() => {})
    expect(await bot.phone.press('确认这份结算单')).toEqual({ toast: bot.words('slow') })
  })

  test('the chat being opened again and again is told once', async () => {
    const bot = await botOf()
    const enter = () =>
      bot.emulator.deliveries.event('im.chat.access_event.bot_p2p_chat_entered_v1', {
        chat_id: 'oc_1',
        operator_id: { open_id: bot.phone.account.id },
      })
    await enter()
    await enter()
    expect(bot.accepted.map(event => event.what)).toEqual([{ kind: 'opened' }])
  })

  test('that a card was read is told with the card it was', async () => {
    const bot = await botOf()
    const { message } = await bot.show(whole)
    await bot.emulator.deliveries.event('im.message.message_read_v1', {
      reader: { reader_id: { open_id: bot.phone.account.id }, read_time: '1' },
      message_id_list: [message, 'om_of_nobody'],
    })
    expect(bot.accepted.map(event => event.what)).toEqual([{ kind: 'seen', card: whole.key }])
  })

  test('a stranger gets the one sentence the core has for them, also for a file', async () => {
    const bot = await botOf()
    bot.deps.person = undefined
    bot.answer = async () => ({ toast: { text: '这个账号还没有和员工档案关联。', tone: 'calm' } })
    await bot.phone.say('你好')
    await vi.waitFor(async () => expect(await bot.lastText()).toContain('还没有和员工档案关联'))
    await bot.phone.attach('x.pdf', Buffer.from('%PDF-1.7'))
    expect(await bot.lastText()).toContain('还没有和员工档案关联')
    expect(bot.deps.files.size).toBe(0)
  })

  test('too long a text and a voice message are declined politely and never stored', async () => {
    const bot = await botOf()
    await bot.phone.say('长'.repeat(4_001))
    await vi.waitFor(async () => expect(await bot.lastText()).toBe(bot.words('too-long')))
    const { tenant, deliveries } = bot.emulator
    const voice = messageEvent(tenant, bot.phone.account.id, 'audio', { file_key: 'f', duration: 2_000 })
    await deliveries.event('im.message.receive_v1', voice)
    await vi.waitFor(async () => expect(await bot.lastText()).toBe(bot.words('not-text')))
    expect(bot.accepted).toEqual([])
  })

  test('bytes that are no frame and a message in pieces disturb nothing', async () => {
    const bot = await botOf()
    bot.emulator.gateway.garbage()
    const long = '请看:'.repeat(900)
    await bot.phone.say(long)
    expect(bot.accepted.map(event => event.what)).toEqual([{ kind: 'text', text: long }])
  })
})

describe('the long connection', () => {
  test('that is dead without a word is given up and made again', async () => {
    const bot = await botOf(1)
    const back = bot.emulator.gateway.connected()
    bot.emulator.gateway.freeze()
    await back
    await bot.emulator.ready()
    await bot.phone.say('帮助')
    expect(bot.accepted.map(event => event.what)).toEqual([{ kind: 'text', text: '帮助' }])
  })

  test('with a wrong secret ends with a fault of credentials, not with silence', async () => {
    const emulator = await openFeishuEmulator('socket')
    opened.push(emulator)
    emulator.tenant.trouble.secretRevoked = true
    const platform = emulator.open(contractDeps())
    await platform.start(async () => ({}))
    await expect(platform.connect?.(new AbortController().signal)).rejects.toMatchObject({ kind: 'credentials' })
  })
})
