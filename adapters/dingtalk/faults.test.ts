// When DingTalk or we do not play along: what is lost, what is told, and what comes again.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../src/model/refusal.ts'
import { closed, whole } from '../../test/contract/cards.ts'
import { account, type Connected, connected } from '../../test/emulators/dingtalk/connected.ts'

let line: Connected
beforeEach(async () => {
  line = await connected()
})
afterEach(() => line.close())

const callsTo = (path: string) => line.emulator.state.calls.filter(call => call.path === path).length

describe('what is not stored is not acknowledged', () => {
  test('given the database is away, then a message comes again until it is stored, under one key', async () => {
    let failures = 2
    line.answer(async () => {
      failures -= 1
      if (failures >= 0) throw new AppError('unavailable', 'database', 'away')
      return {}
    })
    await line.phone.say('我的事项')
    expect(line.events).toHaveLength(3)
    expect(new Set(line.events.map(event => event.key)).size).toBe(1)
  })

  test('given the database is away, then a click is told honestly that nothing was saved', async () => {
    await line.show()
    line.answer(async () => {
      throw new AppError('unavailable', 'database', 'away')
    })
    expect((await line.phone.press('我不接受')).toast).toContain('没有保存')
    expect(line.emulator.state.violations).toEqual([])
  })

  test('given an answer that takes too long, then the click is answered within two seconds all the same', async () => {
    await line.show()
    line.answer(() => new Promise(resolve => setTimeout(resolve, 2_500, {})))
    const began = performance.now()
    expect((await line.phone.press('我不接受')).toast).toContain('仍在处理')
    expect(performance.now() - began).toBeLessThan(1_800)
    expect(line.emulator.state.violations).toEqual([])
  })
})

describe('pressing', () => {
  test('given a refusal that changed nothing, then the same button pressed again is a new event', async () => {
    await line.show()
    line.answer(async () => ({ toast: { text: '还没有到时间。', tone: 'warn' } }))
    await line.phone.press('确认这份结算单')
    expect((await line.phone.press('确认这份结算单')).toast).toBe('还没有到时间。')
    expect(new Set(line.events.map(event => event.key)).size).toBe(2)
  })

  test('given an update while a click is being answered, then it waits for the answer', async () => {
    const receipt = await line.show()
    line.answer(async () => {
      setTimeout(
        () => void line.platform.show(account, { ...whole, hash: 'h2', title: '结算明细 v2' }, 'k2', receipt),
        5,
      )
      await new Promise(resolve => setTimeout(resolve, 120))
      return { toast: { text: '好', tone: 'calm' } }
    })
    await line.phone.press('稍后')
    await expect.poll(() => line.emulator.state.cards.get(receipt.message)?.params.title).toBe('结算明细 v2')
    expect(line.emulator.state.violations).toEqual([])
    // The sentence outlives the update that follows it.
    expect(line.emulator.state.cards.get(receipt.message)?.params.notice).toBe('好')
  })

  test('given a card that is not known any more, then the person is told how to find the current one', async () => {
    await line.show()
    await line.phone.screen()
    line.deps.cards.clear()
    expect((await line.phone.press('补充说明', {})).toast).toContain('我的事项')
    expect(line.events).toEqual([])
  })

  test('given a card turned to its second page, then an update leaves the reader there', async () => {
    const receipt = await line.show()
    const card = line.emulator.state.cards.get(receipt.message)
    await line.turnTo('d3.0', receipt)
    await line.platform.show(account, { ...whole, hash: 'h2' }, 'k2', receipt)
    expect(card?.params.s1).toContain('公式')
    await line.platform.show(account, closed, 'k3', receipt)
    expect(card?.params.s1).toContain('请逐项核对')
  })

  test('given a page turned while an update is being drawn, then the update does not lay the old page over it', async () => {
    const receipt = await line.show()
    const { get } = line.deps.memory
    let turned = false
    const turnMeanwhile = async (key: string) => {
      // What the update looks up once it knows which page it draws.
      if (key.startsWith('dingtalk:uploads:') && !turned) {
        turned = true
        await line.turnTo('d3.0', receipt)
      }
      return get(key)
    }
    Object.assign(line.deps.memory, { get: turnMeanwhile })
    await line.platform.show(account, { ...whole, hash: 'h2' }, 'k2', receipt)
    expect(turned).toBe(true)
    expect(line.emulator.state.cards.get(receipt.message)?.params.s1).toContain('公式')
  })
})

describe('sending', () => {
  test('given somebody who left, then the send is refused for good and says so', async () => {
    const gone = { platform: 'dingtalk' as const, id: 'left-1' }
    await expect(line.platform.show(gone, whole, 'k')).rejects.toMatchObject({
      kind: 'rejected',
      code: 'dingtalk:not-delivered',
    })
    await expect(line.platform.say(gone, '你好', 'w')).rejects.toMatchObject({
      kind: 'rejected',
      code: 'dingtalk:receiver-left',
    })
  })

  test('given a try that made the card and could not deliver it, then the next one delivers that card', async () => {
    const member = line.emulator.state.members.get(account.id)
    if (member) member.left = true
    await expect(line.show()).rejects.toMatchObject({ kind: 'rejected' })
    if (member) member.left = false
    await line.show()
    expect((await line.phone.screen()).filter(seen => seen.kind === 'card')).toHaveLength(1)
    expect(line.emulator.state.cards.size).toBe(1)
  })

  test('given a token that ended or was taken back, then one new one is asked for and the call goes through', async () => {
    await line.show()
    line.emulator.state.tokens.clear()
    await Promise.all([line.show({ ...whole, key: 'a' }, 'a'), line.show({ ...whole, key: 'b' }, 'b')])
    expect(line.emulator.state.cards.size).toBe(3)
    expect(callsTo('/v1.0/oauth2/accessToken')).toBeLessThanOrEqual(3)
  })

  test('given a code nobody knows, then it stays visible and is not retried here', async () => {
    line.emulator.state.scripted.push({ status: 400, body: { code: 'strange.new.code', message: '?' } })
    const before = callsTo('/v1.0/card/instances/createAndDeliver')
    const fault = await line.show().catch((error: unknown) => error)
    // The first call of all asks for the token.
    expect(String(fault)).toContain('strange.new.code')
    expect(callsTo('/v1.0/card/instances/createAndDeliver') - before).toBeLessThanOrEqual(1)
  })

  test('given more than twenty sends at once, then they are spaced and none is throttled', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 40 }, (_, at) => line.platform.say(account, `第 ${at} 条`, `many-${at}`)),
    )
    expect(new Set(receipts.map(receipt => receipt.message)).size).toBe(40)
  })
})

describe('the connection', () => {
  test('given a frame that is not JSON and one without a body, then the connection goes on', async () => {
    line.emulator.gate.raw('{broken')
    line.emulator.gate.raw('{"type":"CALLBACK","headers":{}}')
    await line.phone.say('帮助')
    expect(line.events).toHaveLength(1)
  })

  test('given the server asks to leave, then a new connection stands before the old one is gone', async () => {
    const arrived = line.emulator.gate.connection()
    line.emulator.gate.askToLeave()
    await arrived
    expect(line.emulator.gate.connections()).toBe(2)
    await expect.poll(() => line.emulator.gate.connections()).toBe(1)
    await line.phone.say('帮助')
    expect(line.events).toHaveLength(1)
  })

  test('given a line that went silent, then it is cut and replaced', async () => {
    const arrived = line.emulator.gate.connection()
    line.emulator.gate.deafen()
    await arrived
    await line.phone.say('帮助')
    expect(line.events).toHaveLength(1)
  })

  test('given a secret that was changed, then the connection gives up and says what to do', async () => {
    line.emulator.state.app.clientSecret = 'another'
    line.emulator.gate.cut()
    expect(await line.held).toMatchObject({
      kind: 'credentials',
      message: expect.stringContaining('DINGTALK_CLIENT_SECRET'),
    })
  })
})
