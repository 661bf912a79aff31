// Presses, forms, files and words, as a person in Slack meets them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CardView, Field } from '../../src/model/card.ts'
import { AppError } from '../../src/model/refusal.ts'
import { fields, whole } from '../../test/contract/cards.ts'
import { paper } from '../../test/contract/deps.ts'
import { eventCallback, homeOpened } from '../../test/emulators/slack/payloads.ts'
import { messagesOf, openRig, type Rig } from '../../test/emulators/slack/rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const formWith = (more: readonly Field[], label = '补充说明'): CardView => ({
  ...whole,
  buttons: whole.buttons.map(button =>
    button.form ? { ...button, label, form: { ...button.form, fields: more } } : button,
  ),
})
async function show(card: CardView): Promise<void> {
  rig.deps.cards.set(card.key, card)
  await rig.platform.show(rig.phone.account, card, `key ${card.hash} ${card.buttons[1]?.label}`)
}
const values = () => rig.accepted.flatMap(({ what }) => (what.kind === 'press' ? [what.values] : []))
const proof: Field = { kind: 'file', name: 'proof', label: '材料', accept: '.txt,.pdf' }

describe('words', () => {
  test('given a stranger, then the one polite sentence comes back; opening the conversation alone says nothing', async () => {
    rig.answer = async () => ({ toast: { text: '这个账号还没有关联。', tone: 'calm' } })
    await rig.phone.say('你好')
    expect(await rig.phone.screen()).toMatchObject([{ kind: 'words', text: '这个账号还没有关联。' }])
    expect(await rig.phone.notices()).toEqual(['您有一项人事事项待查看'])
  })

  test('given somebody who writes first, then they are answered where they wrote', async () => {
    rig.answer = async () => ({ toast: { text: '收到。', tone: 'calm' } })
    rig.emulator.faults.push({ method: 'conversations.open', kind: 'error', code: 'user_disabled' })
    await rig.phone.say('你好')
    expect(await rig.phone.screen()).toMatchObject([{ kind: 'words', text: '收到。' }])
  })

  test('given a text that is too long, then it is not kept and the person knows', async () => {
    await rig.phone.say('长'.repeat(4_001))
    expect(values()).toEqual([])
    expect((await rig.phone.screen())[0]?.text).toContain('没有保存')
  })

  test('given a reader of English, then the frame of a card is English', async () => {
    rig.deps.person = rig.deps.person && { ...rig.deps.person, locale: 'en' }
    await show(whole)
    const [message] = rig.emulator.workspace.roomOf(rig.phone.account.id).messages
    expect(JSON.stringify(message?.blocks)).toContain('"Basis"')
  })
})

describe('opening', () => {
  const open = (tab: string) => {
    const { workspace, carrier } = rig.emulator
    const event = homeOpened('D0LINXIAO', rig.phone.account.id, workspace.ts(), tab)
    return carrier.push('event', eventCallback(workspace, event), { num: 0, reason: '' })
  }

  test('given somebody opens the conversation, then the spine knows and a stranger is told nothing', async () => {
    rig.answer = async () => ({ toast: { text: '这个账号还没有关联。', tone: 'calm' } })
    expect(await open('messages')).toMatchObject({ acked: true })
    expect(await open('home')).toMatchObject({ acked: true })
    await rig.platform.settled()
    expect(rig.accepted.map(({ what }) => what.kind)).toEqual(['opened'])
    expect(await rig.phone.screen()).toEqual([])
  })

  test('given a money line that was opened twice, then the record hears of the look once', async () => {
    await show(whole)
    const [message] = rig.emulator.workspace.roomOf(rig.phone.account.id).messages
    await rig.phone.screen()
    if (message) message.edits += 1
    await rig.phone.press('稍后')
    await rig.phone.screen()
    expect(rig.accepted.flatMap(({ what }) => (what.kind === 'seen' ? [what.card] : []))).toEqual([whole.key])
  })
})

describe('a button', () => {
  test('given Slack without a place for a passing word, then it stands in the conversation', async () => {
    await show(whole)
    rig.answer = async () => ({ toast: { text: '已记录。', tone: 'calm' } })
    rig.emulator.faults.push({ method: 'chat.postEphemeral', kind: 'error', code: 'user_not_in_channel' })
    await rig.phone.press('稍后')
    expect((await rig.phone.screen()).at(-1)).toMatchObject({ kind: 'words', text: '已记录。' })
  })

  test('given the same button twice, then both presses arrive and the spine tells them apart', async () => {
    await show(whole)
    await rig.phone.press('稍后')
    await rig.phone.press('稍后')
    expect(new Set(rig.accepted.map(event => event.key)).size).toBe(2)
  })
})

describe('a form', () => {
  test('given every kind of field, then all can be filled, a tick starts empty and arrives as one word', async () => {
    await show(whole)
    await rig.phone.press('补充说明', { 标题: '一', 时间: '15:00', 小时: '2.5', 我已阅读: 'yes' })
    expect(values()).toEqual([{ title: '一', clock: '15:00', hours: '2.5', agree: 'yes' }])
  })

  test('given what is known already, then it stands in the form, but for ticks', async () => {
    const known = fields.map((field): Field => {
      if (field.kind === 'one') return { ...field, value: 'b' }
      if (field.kind === 'many') return { ...field, value: ['y'] }
      return field.kind === 'file' ? field : { ...field, value: field.kind === 'date' ? '2025-11-30' : 'yes' }
    })
    await show(formWith(known))
    await rig.phone.press('补充说明', {})
    expect(values()).toEqual([
      { title: 'yes', reason: 'yes', day: '2025-11-30', sum: 'yes', hours: 'yes', kind: 'b', parts: ['y'] },
    ])
  })

  test('given more choices than a list takes, then they stand in groups and each can be chosen', async () => {
    const choices = Array.from({ length: 260 }, (_, at) => ({ value: `v${at}`, label: `员工 ${at}`.padEnd(90, '。') }))
    await show(formWith([{ kind: 'one', name: 'who', label: '员工', choices }]))
    await rig.phone.press('补充说明', { 员工: 'v259' })
    expect(values()).toEqual([{ who: 'v259' }])
  })

  test('given choices that Slack cannot carry, then the form is offered on a page', async () => {
    const choices = [{ value: 'v'.repeat(76), label: '长' }]
    await show(formWith([{ kind: 'one', name: 'who', label: '员工', choices }]))
    expect((await rig.phone.press('补充说明')).toast).toContain('https://haosan.example/l/form.')
  })

  test('given a card that has moved on, then the spine hears the old token and says what is so', async () => {
    await show(whole)
    rig.deps.cards.set(whole.key, { ...whole, buttons: [] })
    rig.answer = async () => ({ toast: { text: '这张卡片已过期。', tone: 'warn' } })
    expect(await rig.phone.press('补充说明')).toEqual({ toast: '这张卡片已过期。' })
    expect(values()).toHaveLength(1)
  })

  test('given a person who is linked no more, then an old control says just that, and no file of theirs is kept', async () => {
    await show(formWith([...fields, proof]))
    const id = await rig.phone.attach('说明.txt', Buffer.from('十六小时'))
    Object.assign(rig.deps, { personOf: async () => undefined })
    await rig.phone.press('补充说明', { 标题: '一', 材料: [id] })
    expect(rig.deps.files.size).toBe(0)
    rig.deps.cards.clear()
    await rig.phone.screen().catch(() => undefined)
    const told = JSON.stringify(rig.emulator.workspace.toasts)
    expect(told).toContain(rig.deps.say('zh-CN', 'spine.not-linked'))
    expect(told).not.toContain(rig.deps.say('zh-CN', 'slack.moved-on'))
  })

  test('given a card that takes long, then a modal waits for it and becomes the form', async () => {
    await show(whole)
    const { reread } = rig.deps
    Object.assign(rig.deps, {
      reread: async (...asked: Parameters<typeof reread>) => {
        await new Promise(resolve => setTimeout(resolve, 1_400))
        return reread(...asked)
      },
    })
    await rig.phone.press('补充说明', { 标题: '一' })
    expect(values()).toEqual([{ title: '一' }])
  })

  test('given a trigger that is over, then the person is asked to press again', async () => {
    await show(whole)
    rig.emulator.faults.push({ method: 'views.open', kind: 'error', code: 'expired_trigger_id' })
    expect((await rig.phone.press('补充说明')).toast).toContain('请再按一次')
  })

  test('given the card changes while the modal is open, then what is typed is sent all the same', async () => {
    const receipt = await rig.platform.show(rig.phone.account, whole, 'key')
    rig.deps.cards.set(whole.key, whole)
    // The modal is open when its view is asked for: nothing but the message changes.
    const { reread } = rig.deps
    Object.assign(rig.deps, {
      reread: async (...asked: Parameters<typeof reread>) => {
        const card = await reread(...asked)
        await rig.platform.show(rig.phone.account, { ...whole, hash: 'h2', title: '结算明细 v2' }, 'k2', receipt)
        return card
      },
    })
    await rig.phone.press('补充说明', { 标题: '一' })
    expect(values()).toEqual([{ title: '一' }])
  })

  test('given it is refused as a whole, then the sentence stands in the form and what was typed stays', async () => {
    await show(whole)
    rig.answer = async () => ({ toast: { text: '没有提交。', tone: 'calm' }, card: whole, refused: true })
    expect((await rig.phone.press('补充说明', { 标题: '一' })).fields).toEqual({ title: '没有提交。' })
  })

  test('given a warning as the outcome, then it stands in the modal and cannot be missed', async () => {
    await show(whole)
    rig.answer = async () => ({ toast: { text: '事项已暂停。', tone: 'stop' } })
    expect(await rig.phone.press('补充说明', { 标题: '一' })).toEqual({ toast: '事项已暂停。' })
  })
})

describe('files', () => {
  test('given a file in a form, then it is fetched with the bot’s token, kept, and its id is the value', async () => {
    await show(formWith([...fields, proof]))
    const id = await rig.phone.attach('说明.txt', Buffer.from('十六小时'))
    await rig.phone.press('补充说明', { 标题: '一', 材料: [id] })
    const [kept] = [...rig.deps.files.values()]
    expect(values()).toEqual([{ title: '一', proof: [kept?.meta.id] }])
    expect(Buffer.from(kept?.bytes ?? []).toString()).toBe('十六小时')
  })

  test('given a file that is not taken, then its field says so and nothing is decided', async () => {
    await show(formWith([proof]))
    Object.assign(rig.deps, {
      keepFile: async () => {
        throw new AppError('invalid', 'file-type', 'not taken')
      },
    })
    const pressed = await rig.phone.press('补充说明', { 材料: [await rig.phone.attach('a.exe', Buffer.from('x'))] })
    expect(pressed.fields).toEqual({ proof: expect.stringContaining('不能接收') })
    expect(values()).toEqual([])
  })

  test('given no right to read files, then the person can try again and nothing is decided', async () => {
    rig.emulator.workspace.scopes.delete('files:read')
    await show(formWith([proof]))
    const pressed = await rig.phone.press('补充说明', { 材料: [await rig.phone.attach('a.txt', Buffer.from('x'))] })
    expect(pressed.fields).toEqual({ proof: expect.stringContaining('没有提交') })
    expect(values()).toEqual([])
  })

  test('given a large file that takes its time, then the modal waits and then tells the outcome', async () => {
    await show(formWith([proof]))
    const { keepFile } = rig.deps
    Object.assign(rig.deps, {
      keepFile: async (...asked: Parameters<typeof keepFile>) => {
        await new Promise(resolve => setTimeout(resolve, 1_200))
        return keepFile(...asked)
      },
    })
    rig.answer = async () => ({ toast: { text: '已记录。', tone: 'calm' } })
    const pressed = await rig.phone.press('补充说明', { 材料: [await rig.phone.attach('a.txt', Buffer.from('x'))] })
    expect(pressed).toEqual({ toast: '已记录。' })
    expect(values()).toHaveLength(1)
  })

  test('given a file on a card, then it comes into the conversation; what may not be opened does not', async () => {
    await show(whole)
    await expect(rig.phone.open('结算单.pdf')).rejects.toThrow('cannot open')
    rig.deps.files.set('file-1', paper(Buffer.from('pdf')))
    expect(Buffer.from(await rig.phone.open('结算单.pdf')).toString()).toBe('pdf')
    expect(messagesOf(rig)).toBe(2)
    // File names stand on lock screens.
    expect((await rig.phone.notices()).at(-1)).toBe('文件.pdf')
  })

  test('given no right to write files, then the person gets a link to the file', async () => {
    rig.deps.files.set('file-1', paper(Buffer.from('pdf')))
    rig.emulator.workspace.scopes.delete('files:write')
    await show(whole)
    await expect(rig.phone.open('结算单.pdf')).rejects.toThrow('cannot open')
    expect(rig.emulator.workspace.toasts.at(-1)?.text).toContain('https://haosan.example/l/file.')
  })
})
