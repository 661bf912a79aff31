// When DingTalk or we do not play along: what is lost, what is told, and what comes again.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InboundEvent } from '../../src/model/inbound.ts'
import { AppError } from '../../src/model/refusal.ts'
import type { Ack, DirectoryEntry, Platform } from '../../src/ports/platform.ts'
import { closed, whole } from '../../test/contract/cards.ts'
import { type ContractDeps, contractDeps } from '../../test/contract/deps.ts'
import { type DingtalkEmulator, openDingtalkEmulator } from '../../test/emulators/dingtalk/index.ts'
import { messageOf } from '../../test/emulators/dingtalk/phone.ts'
import { topics } from '../../test/emulators/dingtalk/stream.ts'
import type { Phone } from '../../test/journeys/phone.ts'
import { openDingtalk } from './index.ts'

const patience = { pingMs: 40, silenceMs: 200, firstRetryMs: 20, longestRetryMs: 50, drainMs: 300 }
const account = { platform: 'dingtalk' as const, id: 'manager4220' }

let emulator: DingtalkEmulator
let deps: ContractDeps
let platform: Platform
let phone: Phone
let end: AbortController
let held: Promise<unknown>
let accept: (event: InboundEvent) => Promise<Ack>
const events: InboundEvent[] = []

beforeEach(async () => {
  events.length = 0
  accept = async () => ({})
  emulator = await openDingtalkEmulator(150)
  deps = contractDeps()
  platform = openDingtalk(emulator.settings, deps, patience)
  phone = emulator.phone(account.id)
  await platform.start(async event => {
    events.push(event)
    return accept(event)
  })
  end = new AbortController()
  const arrived = emulator.gate.connection()
  held = platform.connect?.(end.signal).catch((fault: unknown) => fault) ?? Promise.resolve()
  await arrived
})
afterEach(async () => {
  end.abort()
  await held
  await emulator.close()
})

const show = (card = whole, key = 'key-1') => {
  deps.cards.set(card.key, card)
  return platform.show(account, card, key)
}
const callsTo = (path: string) => emulator.state.calls.filter(call => call.path === path).length

describe('what is not stored is not acknowledged', () => {
  test('given the database is away, then a message comes again until it is stored, under one key', async () => {
    let failures = 2
    accept = async () => {
      failures -= 1
      if (failures >= 0) throw new AppError('unavailable', 'database', 'away')
      return {}
    }
    await phone.say('我的事项')
    expect(events).toHaveLength(3)
    expect(new Set(events.map(event => event.key)).size).toBe(1)
  })

  test('given the database is away, then a click is told honestly that nothing was saved', async () => {
    await show()
    accept = async () => {
      throw new AppError('unavailable', 'database', 'away')
    }
    expect((await phone.press('我不接受')).toast).toContain('没有保存')
    expect(emulator.state.violations).toEqual([])
  })

  test('given an answer that takes too long, then the click is answered within two seconds all the same', async () => {
    await show()
    accept = () => new Promise(resolve => setTimeout(resolve, 2_500, {}))
    const began = performance.now()
    expect((await phone.press('我不接受')).toast).toContain('仍在处理')
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(emulator.state.violations).toEqual([])
  })
})

describe('pressing', () => {
  test('given a refusal that changed nothing, then the same button pressed again is a new event', async () => {
    await show()
    accept = async () => ({ toast: { text: '还没有到时间。', tone: 'warn' } })
    await phone.press('确认这份结算单')
    expect((await phone.press('确认这份结算单')).toast).toBe('还没有到时间。')
    expect(new Set(events.map(event => event.key)).size).toBe(2)
  })

  test('given an update while a click is being answered, then it waits for the answer', async () => {
    const receipt = await show()
    accept = async () => {
      setTimeout(() => void platform.show(account, { ...whole, hash: 'h2', title: '结算明细 v2' }, 'k2', receipt), 5)
      await new Promise(resolve => setTimeout(resolve, 120))
      return { toast: { text: '好', tone: 'calm' } }
    }
    await phone.press('稍后')
    await expect.poll(() => emulator.state.cards.get(receipt.message)?.params.title).toBe('结算明细 v2')
    expect(emulator.state.violations).toEqual([])
    // The sentence outlives the update that follows it.
    expect(emulator.state.cards.get(receipt.message)?.params.notice).toBe('好')
  })

  test('given a card that is not known any more, then the person is told how to find the current one', async () => {
    await show()
    await phone.screen()
    deps.cards.clear()
    expect((await phone.press('补充说明', {})).toast).toContain('我的事项')
    expect(events).toEqual([])
  })

  test('given a card turned to its second page, then an update leaves the reader there', async () => {
    const receipt = await show()
    const card = emulator.state.cards.get(receipt.message)
    await emulator.gate.push(
      topics.card,
      { outTrackId: receipt.message, userId: account.id, content: '{"cardPrivateData":{"params":{"g":"d3.0"}}}' },
      { waitMs: 1_000, tries: 1 },
    )
    await platform.show(account, { ...whole, hash: 'h2' }, 'k2', receipt)
    expect(card?.params.s1).toContain('公式')
    await platform.show(account, closed, 'k3', receipt)
    expect(card?.params.s1).toContain('请逐项核对')
  })
})

describe('sending', () => {
  test('given somebody who left, then the send is refused for good and says so', async () => {
    const gone = { platform: 'dingtalk' as const, id: 'left-1' }
    await expect(platform.show(gone, whole, 'k')).rejects.toMatchObject({
      kind: 'rejected',
      code: 'dingtalk:not-delivered',
    })
    await expect(platform.say(gone, '你好', 'w')).rejects.toMatchObject({
      kind: 'rejected',
      code: 'dingtalk:receiver-left',
    })
  })

  test('given a try that made the card and could not deliver it, then the next one delivers that card', async () => {
    const member = emulator.state.members.get(account.id)
    if (member) member.left = true
    await expect(show()).rejects.toMatchObject({ kind: 'rejected' })
    if (member) member.left = false
    await show()
    expect((await phone.screen()).filter(seen => seen.kind === 'card')).toHaveLength(1)
    expect(emulator.state.cards.size).toBe(1)
  })

  test('given a token that ended or was taken back, then one new one is asked for and the call goes through', async () => {
    await show()
    emulator.state.tokens.clear()
    await Promise.all([show({ ...whole, key: 'a' }, 'a'), show({ ...whole, key: 'b' }, 'b')])
    expect(emulator.state.cards.size).toBe(3)
    expect(callsTo('/v1.0/oauth2/accessToken')).toBeLessThanOrEqual(3)
  })

  test('given a code nobody knows, then it stays visible and is not retried here', async () => {
    emulator.state.scripted.push({ status: 400, body: { code: 'strange.new.code', message: '?' } })
    const before = callsTo('/v1.0/card/instances/createAndDeliver')
    const fault = await show().catch((error: unknown) => error)
    // The first call of all asks for the token.
    expect(String(fault)).toContain('strange.new.code')
    expect(callsTo('/v1.0/card/instances/createAndDeliver') - before).toBeLessThanOrEqual(1)
  })

  test('given more than twenty sends at once, then they are spaced and none is throttled', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 40 }, (_, at) => platform.say(account, `第 ${at} 条`, `many-${at}`)),
    )
    expect(new Set(receipts.map(receipt => receipt.message)).size).toBe(40)
  })
})

describe('the connection', () => {
  test('given a frame that is not JSON and one without a body, then the connection goes on', async () => {
    emulator.gate.raw('{broken')
    emulator.gate.raw('{"type":"CALLBACK","headers":{}}')
    await phone.say('帮助')
    expect(events).toHaveLength(1)
  })

  test('given the server asks to leave, then a new connection stands before the old one is gone', async () => {
    const arrived = emulator.gate.connection()
    emulator.gate.askToLeave()
    await arrived
    expect(emulator.gate.connections()).toBe(2)
    await expect.poll(() => emulator.gate.connections()).toBe(1)
    await phone.say('帮助')
    expect(events).toHaveLength(1)
  })

  test('given a line that went silent, then it is cut and replaced', async () => {
    const arrived = emulator.gate.connection()
    emulator.gate.deafen()
    await arrived
    await phone.say('帮助')
    expect(events).toHaveLength(1)
  })

  test('given a secret that was changed, then the connection gives up and says what to do', async () => {
    emulator.state.app.clientSecret = 'another'
    emulator.gate.cut()
    expect(await held).toMatchObject({
      kind: 'credentials',
      message: expect.stringContaining('DINGTALK_CLIENT_SECRET'),
    })
  })
})

describe('files', () => {
  test('given a file sent to the bot, then it can be chosen in a form that asks for one', async () => {
    const card = { ...whole, buttons: [proofButton] }
    await show(card)
    const name = await phone.attach('回单.pdf', new TextEncoder().encode('%PDF-1.7 paid'))
    expect((await phone.screen()).at(-1)?.text).toContain('回单.pdf')
    await phone.press('上传凭证', { 凭证: [name] })
    const [meta] = [...deps.files.values()].map(file => file.meta)
    expect(events.at(-1)?.what).toMatchObject({ values: { proof: [meta?.id] } })
  })

  test('given a file of a card, then it comes into the chat as it is; one we do not open stays closed', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 settlement')
    const meta = {
      id: 'file-1',
      name: '结算单.pdf',
      mime: 'application/pdf',
      size: bytes.length,
      sha256: '',
      by: 'haosan' as const,
      at: '',
    }
    deps.files.set('file-1', { meta, bytes })
    await show()
    expect(await phone.open('结算单.pdf')).toEqual(bytes)
    deps.files.clear()
    await expect(phone.open('结算单.pdf')).rejects.toThrow('did not get')
    expect((await phone.screen()).at(-1)?.text).toContain('现在不能打开')
  })

  test('given a voice message or a group, then one calm sentence in the private chat and no event', async () => {
    for (const more of [
      { msgtype: 'audio', content: {} },
      { conversationType: '2', msgtype: 'text', text: { content: '帮助' } },
    ]) {
      await emulator.gate.push(topics.message, messageOf(emulator.state, account.id, more), { waitMs: 500, tries: 1 })
    }
    await expect.poll(async () => (await phone.screen()).length).toBe(2)
    expect(events).toEqual([])
  })
})

const proofButton = {
  id: 'proof',
  label: '上传凭证',
  style: 'main' as const,
  token: 'proof.token',
  form: { submit: '提交', fields: [{ kind: 'file' as const, name: 'proof', label: '凭证', required: true }] },
}

describe('the directory and the doctor', () => {
  test('given departments and pages, then everybody is listed once, with number and given mailbox', async () => {
    emulator.state.departments.set(1, [2]).set(2, [])
    for (let at = 0; at < 150; at += 1) {
      const userid = `u${at}`
      emulator.state.members.set(userid, {
        userid,
        department: 2,
        job_number: `E${at}`,
        org_email: `e${at}@x.cn`,
        left: false,
      })
    }
    const people: DirectoryEntry[] = []
    for await (const person of platform.people?.() ?? []) people.push(person)
    expect(people).toHaveLength(151)
    expect(people.at(-1)).toEqual({
      account: { platform: 'dingtalk', id: 'u149' },
      employeeNo: 'E149',
      email: 'e149@x.cn',
      active: true,
    })
  })

  test('given everything is well, then each finding is; given a permission is missing, then it is named with a cure', async () => {
    expect((await platform.selfCheck?.())?.map(finding => finding.state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
    emulator.state.departments.delete(1)
    const findings = (await platform.selfCheck?.()) ?? []
    expect(findings.find(finding => finding.what === 'dingtalk directory')).toMatchObject({
      state: 'fail',
      text: expect.stringContaining('60003'),
      cure: expect.stringContaining('dingtalk.md'),
    })
  })
})

describe('without a card template', () => {
  test('given a card, then its words come as a message with one way to the page; only a new title sends another', async () => {
    const plain = openDingtalk({ ...emulator.settings, cardTemplateId: undefined }, deps)
    const receipt = await plain.show(account, whole, 'k1')
    await plain.show(account, whole, 'k1')
    const same = await plain.show(account, { ...whole, hash: 'h2' }, 'k2', receipt)
    expect(same).toEqual(receipt)
    const next = await plain.show(account, { ...whole, title: '结算明细 v2', hash: 'h3' }, 'k3', receipt)
    await plain.show(account, { ...closed, title: '结算明细 v2' }, 'k4', next)
    const messages = await phone.screen()
    expect(messages.map(seen => seen.buttons)).toEqual([['打开查看并处理'], ['打开查看并处理']])
    expect(messages[0]?.text).toContain('130 200.00 元')
    expect(messages[0]?.text).toContain('《工资支付暂行规定》第 9 条')
    expect(await phone.notices()).toEqual([whole.preview, whole.preview])
    expect(plain.can.forms).toBe('page')
  })
})
