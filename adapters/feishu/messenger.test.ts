// The Feishu adapter when the platform does not play along: redelivery, tokens, rates, people who left, rules on content, lost connections.
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { CardView } from '../../src/model/card.ts'
import type { InboundEvent } from '../../src/model/inbound.ts'
import { AppError } from '../../src/model/refusal.ts'
import type { Accept, Ack, Platform } from '../../src/ports/platform.ts'
import { whole } from '../../test/contract/cards.ts'
import { type ContractDeps, contractDeps } from '../../test/contract/deps.ts'
import { type FeishuEmulator, openFeishuEmulator } from '../../test/emulators/feishu/index.ts'
import { messageEvent } from '../../test/emulators/feishu/phone.ts'
import type { Phone } from '../../test/journeys/phone.ts'

interface Rig {
  readonly emulator: FeishuEmulator
  readonly platform: Platform
  readonly phone: Phone
  readonly deps: ContractDeps
  readonly accepted: InboundEvent[]
  answer: (event: InboundEvent) => Promise<Ack>
  show(card: CardView, key?: string): ReturnType<Platform['show']>
}

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0)) await close()
})

async function rigOf(pingSeconds?: number): Promise<Rig> {
  const emulator = await openFeishuEmulator('socket', pingSeconds === undefined ? {} : { pingSeconds })
  const deps = contractDeps()
  const platform = emulator.open(deps)
  const accepted: InboundEvent[] = []
  const rig: Rig = {
    emulator,
    platform,
    deps,
    accepted,
    phone: emulator.phone('E10866'),
    answer: async () => ({}),
    show(card, key = `key-${card.hash}`) {
      deps.cards.set(card.key, card)
      return platform.show(rig.phone.account, card, key)
    },
  }
  const accept: Accept = event => {
    accepted.push(event)
    return rig.answer(event)
  }
  await platform.start(accept)
  const end = new AbortController()
  const connection = platform.connect?.(end.signal)
  opened.push(async () => {
    end.abort()
    await connection?.catch(() => {})
    await platform.stop()
    await emulator.close()
  })
  await emulator.ready()
  return rig
}

const lastText = async ({ phone }: Rig): Promise<string> => (await phone.screen()).at(-1)?.text ?? ''
const words = (rig: Rig, key: string): string => rig.deps.say('zh-CN', `feishu.${key}`)

describe('what arrives', () => {
  test('an event that was not kept is not acked and comes again with the same key', async () => {
    const rig = await rigOf()
    let away = 2
    rig.answer = async () => {
      if (away-- > 0) throw new AppError('unavailable', 'store-away', 'The database is away.')
      return {}
    }
    await rig.phone.say('我的事项')
    expect(rig.accepted).toHaveLength(3)
    expect(new Set(rig.accepted.map(event => event.key)).size).toBe(1)
  })

  test('a click that was not kept says honestly that it did not count, and is heard once', async () => {
    const rig = await rigOf()
    await rig.show(whole)
    rig.answer = async () => {
      throw new AppError('unavailable', 'store-away', 'The database is away.')
    }
    expect(await rig.phone.press('确认这份结算单')).toEqual({ toast: words(rig, 'not-taken') })
    expect(rig.accepted).toHaveLength(1)
  })

  test('a click whose decision takes too long is answered in time', async () => {
    const rig = await rigOf()
    await rig.show(whole)
    rig.answer = () => new Promise(() => {})
    expect(await rig.phone.press('确认这份结算单')).toEqual({ toast: words(rig, 'slow') })
  })

  test('the chat being opened again and again is told once', async () => {
    const rig = await rigOf()
    const enter = () =>
      rig.emulator.deliveries.event('im.chat.access_event.bot_p2p_chat_entered_v1', {
        chat_id: 'oc_1',
        operator_id: { open_id: rig.phone.account.id },
      })
    await enter()
    await enter()
    expect(rig.accepted.map(event => event.what)).toEqual([{ kind: 'opened' }])
  })

  test('that a card was read is told with the card it was', async () => {
    const rig = await rigOf()
    const { message } = await rig.show(whole)
    await rig.emulator.deliveries.event('im.message.message_read_v1', {
      reader: { reader_id: { open_id: rig.phone.account.id }, read_time: '1' },
      message_id_list: [message, 'om_of_nobody'],
    })
    expect(rig.accepted.map(event => event.what)).toEqual([{ kind: 'seen', card: whole.key }])
  })

  test('a stranger gets the one sentence the core has for them, also for a file', async () => {
    const rig = await rigOf()
    rig.deps.person = undefined
    rig.answer = async () => ({ toast: { text: '这个账号还没有和员工档案关联。', tone: 'calm' } })
    await rig.phone.say('你好')
    await vi.waitFor(async () => expect(await lastText(rig)).toContain('还没有和员工档案关联'))
    await rig.phone.attach('x.pdf', Buffer.from('%PDF-1.7'))
    expect(await lastText(rig)).toContain('还没有和员工档案关联')
    expect(rig.deps.files.size).toBe(0)
  })

  test('too long a text and a voice message are declined politely and never stored', async () => {
    const rig = await rigOf()
    await rig.phone.say('长'.repeat(4_001))
    await vi.waitFor(async () => expect(await lastText(rig)).toBe(words(rig, 'too-long')))
    const { tenant, deliveries } = rig.emulator
    const voice = messageEvent(tenant, rig.phone.account.id, 'audio', { file_key: 'f', duration: 2_000 })
    await deliveries.event('im.message.receive_v1', voice)
    await vi.waitFor(async () => expect(await lastText(rig)).toBe(words(rig, 'not-text')))
    expect(rig.accepted).toEqual([])
  })

  test('bytes that are no frame and a message in pieces disturb nothing', async () => {
    const rig = await rigOf()
    rig.emulator.gateway.garbage()
    const long = '请看:'.repeat(900)
    await rig.phone.say(long)
    expect(rig.accepted.map(event => event.what)).toEqual([{ kind: 'text', text: long }])
  })
})

describe('the long connection', () => {
  test('that is dead without a word is given up and made again', async () => {
    const rig = await rigOf(1)
    const back = rig.emulator.gateway.connected()
    rig.emulator.gateway.freeze()
    await back
    await rig.emulator.ready()
    await rig.phone.say('帮助')
    expect(rig.accepted.map(event => event.what)).toEqual([{ kind: 'text', text: '帮助' }])
  })

  test('with a wrong secret ends with a fault of credentials, not with silence', async () => {
    const emulator = await openFeishuEmulator('socket')
    opened.push(() => emulator.close())
    emulator.tenant.trouble.secretRevoked = true
    const platform = emulator.open(contractDeps())
    await platform.start(async () => ({}))
    await expect(platform.connect?.(new AbortController().signal)).rejects.toMatchObject({ kind: 'credentials' })
  })
})

describe('what is sent', () => {
  test('with a token that ran out is sent with a new one', async () => {
    const rig = await rigOf()
    await rig.show(whole)
    rig.emulator.tenant.tokens.clear()
    await rig.show({ ...whole, hash: 'second' })
    expect(rig.emulator.tenant.messages).toHaveLength(2)
    expect(rig.emulator.tenant.tokens.size).toBe(1)
  })

  test.each([
    ['left', 'feishu/230029'],
    ['blocked', 'feishu/230053'],
    ['out-of-range', 'feishu/230013'],
  ] as const)('to somebody who %s is refused for good, with a cure', async (state, code) => {
    const rig = await rigOf()
    rig.emulator.tenant.member(rig.phone.account.id).state = state
    await expect(rig.show(whole)).rejects.toMatchObject({ kind: 'refused', code })
  })

  test('to an account of another shape is refused', async () => {
    const rig = await rigOf()
    await expect(rig.platform.show({ platform: 'feishu', id: 'E10866' }, whole, 'k')).rejects.toMatchObject({
      kind: 'refused',
      code: 'feishu/230034',
    })
  })

  test('and answered with a code nobody knows is visible as such', async () => {
    const rig = await rigOf()
    rig.emulator.tenant.trouble.code = 424_242
    await expect(rig.show(whole)).rejects.toMatchObject({
      kind: 'broken',
      message: expect.stringContaining('424242'),
    })
  })

  test('while somebody presses the card waits a moment', async () => {
    const rig = await rigOf()
    const receipt = await rig.show(whole)
    const message = rig.emulator.tenant.message(receipt.message)
    if (message) message.locked = true
    const update = { ...whole, hash: 'later' }
    await expect(rig.platform.show(rig.phone.account, update, 'u', receipt)).rejects.toMatchObject({
      kind: 'throttled',
    })
  })

  test('and repeated after the platform has forgotten the key is still one message', async () => {
    const rig = await rigOf()
    const first = await rig.show(whole, 'same')
    // Feishu keeps a uuid for an hour; this adapter keeps it longer.
    expect(await rig.show({ ...whole, hash: 'x' }, 'same')).toEqual(first)
    expect(rig.emulator.tenant.messages).toHaveLength(1)
  })

  test('against a rule on phone numbers goes out as a link to the whole card', async () => {
    const rig = await rigOf()
    rig.emulator.tenant.trouble.dataLossRule = true
    await rig.show({ ...whole, blocks: [{ kind: 'words', text: '请联系 13812345678' }] })
    const seen = (await rig.phone.screen()).at(-1)
    expect(seen?.text).toContain(words(rig, 'held-back'))
    expect(seen?.text).toContain(words(rig, 'open-whole'))
    expect(seen?.text).not.toContain('138')
    expect(JSON.stringify(rig.emulator.tenant.messages.at(-1)?.body)).toContain('https://haosan.example/l/card.')
  })

  test('a card older than fourteen days is sent anew', async () => {
    const rig = await rigOf()
    const old = { message: 'om_old', at: new Date(Date.now() - 15 * 86_400_000).toISOString() }
    await expect(rig.platform.show(rig.phone.account, whole, 'k', old)).rejects.toMatchObject({ kind: 'gone' })
  })

  test('what the answer to a click showed is not put there again over a form that was opened since', async () => {
    const rig = await rigOf()
    const receipt = await rig.show(whole)
    const next = { ...whole, hash: 'next', revision: 2, title: '结算明细 v2' }
    rig.answer = async () => {
      rig.deps.cards.set(whole.key, next)
      return { card: next }
    }
    await rig.phone.press('确认这份结算单')
    await expect(rig.phone.press('补充说明', { 说明: 'x' })).resolves.toMatchObject({
      fields: { title: '有必填项未填写' },
    })
    await rig.platform.show(rig.phone.account, next, 'outbox', receipt)
    // An older view that was on its way does not take its place either.
    await rig.platform.show(rig.phone.account, { ...whole, revision: 1 }, 'late', receipt)
    expect(JSON.stringify(rig.emulator.tenant.messages.at(-1)?.body)).toContain('"tag":"form"')
    await rig.platform.show(rig.phone.account, { ...next, hash: 'third', revision: 3 }, 'newer', receipt)
    expect(JSON.stringify(rig.emulator.tenant.messages.at(-1)?.body)).not.toContain('"tag":"form"')
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
    const rig = await rigOf()
    await rig.show(withFile)
    rig.answer = async () => ({ card: withFile })
    const name = await rig.phone.attach('考勤.txt', Buffer.from('十月'))
    await rig.phone.press('补充材料', { 说明: '两个周六', 材料: [name] })
    const [id] = rig.deps.files.keys()
    expect(rig.accepted.at(-1)?.what).toEqual({
      kind: 'press',
      token: 'token-of-prove',
      values: { why: '两个周六', proof: [id] },
    })
    // The next form does not offer it again.
    await vi.waitFor(() => expect(rig.phone.press('补充材料', { 材料: [name] })).rejects.toThrow('no field 材料'))
  })

  test('looking for new files keeps what was typed', async () => {
    const rig = await rigOf()
    await rig.show(withFile)
    await rig.phone.press('补充材料', { 说明: '写了一半' })
    const body = rig.emulator.tenant.messages[0]
    await rig.phone.attach('后来的.txt', Buffer.from('x'))
    if (body === undefined) throw new Error('no card')
    const again = { do: 'again', k: withFile.key, b: 'prove' }
    const form_value = { why: '写了一半', proof: [] }
    const answer = await rig.emulator.deliveries.click(body, rig.phone.account.id, { value: again, form_value })
    expect(JSON.stringify(answer)).toContain('写了一半')
    expect(JSON.stringify(answer)).toContain('后来的.txt')
  })

  test('a file of a card comes under a name that says nothing', async () => {
    const rig = await rigOf()
    await rig.show(whole)
    const bytes = Buffer.from('%PDF-1.7 结算单')
    const meta = { id: 'file-1', name: '结算单.pdf', mime: 'application/pdf', size: bytes.length, sha256: '', at: '' }
    rig.deps.files.set('file-1', { meta: { ...meta, by: 'haosan' }, bytes })
    expect(Buffer.from(await rig.phone.open('结算单.pdf'))).toEqual(bytes)
    expect((await rig.phone.notices()).at(-1)).toBe('[文件] 文件.pdf')
  })

  test('a file that may not be opened is declined in words', async () => {
    const rig = await rigOf()
    await rig.show(whole)
    await expect(rig.phone.open('结算单.pdf')).rejects.toThrow('cannot open')
    expect(await lastText(rig)).toBe(words(rig, 'file-refused'))
  })

  test('a button of a card that is gone says so', async () => {
    const rig = await rigOf()
    await rig.show(whole)
    rig.deps.cards.clear()
    expect(await rig.phone.press('补充说明', {})).toEqual({ toast: words(rig, 'stale') })
  })
})
