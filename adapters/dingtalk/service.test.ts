// Files both ways, the directory, the doctor, and how far a bot without a card template goes.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DirectoryEntry } from '../../src/ports/platform.ts'
import { closed, whole } from '../../test/contract/cards.ts'
import { paper } from '../../test/contract/deps.ts'
import { account, type Connected, connected } from '../../test/emulators/dingtalk/connected.ts'
import { messageOf } from '../../test/emulators/dingtalk/phone.ts'
import { topics } from '../../test/emulators/dingtalk/stream.ts'
import { openDingtalk } from './index.ts'

let line: Connected
beforeEach(async () => {
  line = await connected()
})
afterEach(() => line.close())

describe('files', () => {
  test('given a file sent to the bot, then it can be chosen in a form that asks for one', async () => {
    const card = { ...whole, buttons: [proofButton] }
    await line.show(card)
    const name = await line.phone.attach('回单.pdf', new TextEncoder().encode('%PDF-1.7 paid'))
    expect((await line.phone.screen()).at(-1)?.text).toContain('回单.pdf')
    await line.phone.press('上传凭证', { 凭证: [name] })
    // On a slow machine DingTalk sends it again, and it is kept twice.
    const kept = [...line.deps.files.keys()]
    expect(line.events.at(-1)?.what).toMatchObject({ values: { proof: [expect.toBeOneOf(kept)] } })
  })

  test('given DingTalk delivers the same file again, at once and later, then it is kept once', async () => {
    const { gate, state } = line.emulator
    state.media.set('code-1', { name: '凭证.pdf', bytes: new TextEncoder().encode('pdf') })
    const message = messageOf(state, account.id, {
      msgtype: 'file',
      content: { downloadCode: 'code-1', fileName: '凭证.pdf' },
    })
    const deliver = () => gate.push(topics.message, message, { waitMs: 500, tries: 1 })
    await Promise.all([deliver(), deliver()])
    await expect.poll(async () => (await line.phone.screen()).length).toBe(1)
    await deliver()
    await deliver()
    const fetched = state.calls.filter(({ path }) => path === '/v1.0/robot/messageFiles/download')
    expect(fetched).toHaveLength(1)
    expect(line.deps.files.size).toBe(1)
  })

  test('given a file of a card, then it comes into the chat as it is; one we do not open stays closed', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 settlement')
    await line.show()
    await expect(line.phone.open('结算单.pdf')).rejects.toThrow('did not get')
    expect((await line.phone.screen()).at(-1)?.text).toContain('现在不能打开')
    line.deps.files.set('file-1', paper(bytes))
    expect(await line.phone.open('结算单.pdf')).toEqual(bytes)
    // Its name stands on the lock screen.
    expect((await line.phone.notices()).at(-1)).toBe('文件.pdf')
  })

  test('given DingTalk does not take a file, then the person knows, and the next press brings it', async () => {
    line.deps.files.set('file-1', paper(new TextEncoder().encode('pdf')))
    await line.show()
    await line.phone.screen()
    line.emulator.state.scripted.push({ status: 500, body: {} })
    await expect(line.phone.open('结算单.pdf')).rejects.toThrow('did not get')
    expect((await line.phone.screen()).at(-1)?.text).toBe(line.deps.say('zh-CN', 'dingtalk.file-not-sent'))
    expect(new TextDecoder().decode(await line.phone.open('结算单.pdf'))).toBe('pdf')
  })

  test('given a file or a voice message of a stranger, then nothing is fetched and the one sentence is all they get', async () => {
    line.deps.person = undefined
    await line.phone.attach('回单.pdf', new TextEncoder().encode('%PDF-1.7 paid'))
    await line.emulator.gate.push(
      topics.message,
      messageOf(line.emulator.state, account.id, { msgtype: 'audio', content: {} }),
      { waitMs: 500, tries: 1 },
    )
    await expect.poll(async () => (await line.phone.screen()).length).toBe(1)
    expect((await line.phone.screen()).map(({ text }) => text)).toEqual([line.deps.say('zh-CN', 'spine.not-linked')])
    expect(line.emulator.state.calls.map(({ path }) => path)).not.toContain('/v1.0/robot/messageFiles/download')
    expect(line.deps.files.size).toBe(0)
  })

  test('given a voice message or a group, then one calm sentence in the private chat and no event', async () => {
    for (const more of [
      { msgtype: 'audio', content: {} },
      { conversationType: '2', msgtype: 'text', text: { content: '帮助' } },
    ]) {
      await line.emulator.gate.push(topics.message, messageOf(line.emulator.state, account.id, more), {
        waitMs: 500,
        tries: 1,
      })
    }
    await expect.poll(async () => (await line.phone.screen()).length).toBe(2)
    expect(line.events).toEqual([])
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
    line.emulator.state.departments.set(1, [2]).set(2, [])
    for (let at = 0; at < 150; at += 1) {
      const userid = `u${at}`
      line.emulator.state.members.set(userid, {
        userid,
        department: 2,
        job_number: `E${at}`,
        org_email: `e${at}@x.cn`,
        left: false,
      })
    }
    const people: DirectoryEntry[] = []
    for await (const person of line.platform.people?.() ?? []) people.push(person)
    expect(people).toHaveLength(151)
    expect(people.at(-1)).toEqual({
      account: { platform: 'dingtalk', id: 'u149' },
      employeeNo: 'E149',
      email: 'e149@x.cn',
      active: true,
    })
  })

  test('given everything is well, then each finding is; given a permission is missing, then it is named with a cure', async () => {
    expect((await line.platform.selfCheck?.())?.map(finding => finding.state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
    line.emulator.state.departments.delete(1)
    const findings = (await line.platform.selfCheck?.()) ?? []
    expect(findings.find(finding => finding.what === 'dingtalk directory')).toMatchObject({
      state: 'fail',
      text: expect.stringContaining('60003'),
      cure: expect.stringContaining('dingtalk.md'),
    })
  })
})

describe('without a card template', () => {
  test('given a card, then its words come as a message with one way to the page; only a new title sends another', async () => {
    const plain = openDingtalk({ ...line.emulator.settings, cardTemplateId: undefined }, line.deps)
    const receipt = await plain.show(account, whole, 'k1')
    await plain.show(account, whole, 'k1')
    const same = await plain.show(account, { ...whole, hash: 'h2' }, 'k2', receipt)
    expect(same).toEqual(receipt)
    const next = await plain.show(account, { ...whole, title: '结算明细 v2', hash: 'h3' }, 'k3', receipt)
    await plain.show(account, { ...closed, title: '结算明细 v2' }, 'k4', next)
    const messages = await line.phone.screen()
    expect(messages.map(seen => seen.buttons)).toEqual([['打开查看并处理'], ['打开查看并处理']])
    expect(messages[0]?.text).toContain('130\u00a0200.00\u00a0元')
    expect(messages[0]?.text).toContain('《工资支付暂行规定》第 9 条')
    expect(await line.phone.notices()).toEqual([whole.preview, whole.preview])
    expect(plain.can.forms).toBe('page')
  })
})
