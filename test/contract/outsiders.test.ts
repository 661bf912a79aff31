// On every messenger outside: strangers hear one sentence an hour whatever they send, a file comes once however often it is pressed, and looking up the reader's language holds no click up.
import { afterEach, describe, expect, test } from 'vitest'
import type { CardView } from '../../src/model/card.ts'
import type { InboundEvent } from '../../src/model/inbound.ts'
import { connected } from '../emulators/dingtalk/connected.ts'
import { messageOf } from '../emulators/dingtalk/phone.ts'
import { topics } from '../emulators/dingtalk/stream.ts'
import { connectedBot } from '../emulators/feishu/connected.ts'
import { messageEvent } from '../emulators/feishu/phone.ts'
import { openRig } from '../emulators/slack/rig.ts'
import type { Phone } from '../journeys/phone.ts'
import { whole } from './cards.ts'
import { type ContractDeps, paper } from './deps.ts'

interface Line {
  readonly deps: ContractDeps
  readonly phone: Phone
  readonly events: readonly InboundEvent[]
  show(card: CardView): Promise<unknown>
  /** Something that is neither words nor a file for a form. */
  sendOdd(): Promise<unknown>
  /** What a press on the file of the card is answered with. */
  pressFile(): Promise<string>
  /** Files that stand in the conversation. */
  files(): number
  close(): Promise<void>
}

async function onFeishu(): Promise<Line> {
  const bot = await connectedBot()
  const { tenant, deliveries } = bot.emulator
  const { id } = bot.phone.account
  return {
    deps: bot.deps,
    phone: bot.phone,
    events: bot.accepted,
    show: card => bot.show(card),
    sendOdd: () => deliveries.event('im.message.receive_v1', messageEvent(tenant, id, 'audio', { file_key: 'f' })),
    async pressFile() {
      const [card] = tenant.messages
      if (card === undefined) throw new Error('no card')
      const value = { do: 'file', k: whole.key, f: 'file-1' }
      return JSON.stringify(await deliveries.click(card, id, { value }))
    },
    files: () => tenant.messages.filter(({ body }) => body.kind === 'file').length,
    close: () => bot.close(),
  }
}

async function onDingtalk(): Promise<Line> {
  const line = await connected()
  const { state, gate } = line.emulator
  const userId = line.phone.account.id
  const odd = messageOf(state, userId, { msgtype: 'audio', content: {} })
  return {
    ...line,
    show: card => line.show(card),
    sendOdd: () => gate.push(topics.message, { ...odd, msgId: `odd-${state.calls.length}` }, { waitMs: 500, tries: 1 }),
    async pressFile() {
      const [outTrackId] = state.cards.keys()
      const content = JSON.stringify({ cardPrivateData: { actionIds: ['press'], params: { d: 'file-1' } } })
      const click = { type: 'actionCallback', outTrackId, corpId: state.corpId, userId, userIdType: 1, content }
      return JSON.stringify(await gate.push(topics.card, click, { waitMs: 2_000, tries: 1 }))
    },
    files: () =>
      (state.shown.get(userId) ?? []).filter(one => one.kind === 'robot' && one.msgKey === 'sampleFile').length,
  }
}

async function inSlack(): Promise<Line> {
  const rig = await openRig()
  const { workspace } = rig.emulator
  const own = () => workspace.roomOf(rig.phone.account.id).messages
  return {
    deps: rig.deps,
    phone: rig.phone,
    events: rig.accepted,
    async show(card) {
      rig.deps.cards.set(card.key, card)
      await rig.platform.show(rig.phone.account, card, 'key-1')
    },
    // A text that only Slack's limit lets through.
    sendOdd: () => rig.phone.say('长'.repeat(9_000)),
    async pressFile() {
      await rig.phone.open('结算单.pdf').catch(() => {})
      return workspace.toasts.at(-1)?.text ?? ''
    },
    files: () => own().filter(({ files }) => files !== undefined).length,
    close: () => rig.close(),
  }
}

const opened: Line[] = []
afterEach(async () => {
  for (const line of opened.splice(0)) await line.close()
})

describe.each([
  ['Feishu', onFeishu],
  ['DingTalk', onDingtalk],
  ['Slack', inSlack],
] as const)('on %s', (name, open) => {
  async function ready(): Promise<Line> {
    const line = await open()
    opened.push(line)
    return line
  }
  const said = async ({ phone }: Line) => (await phone.screen()).map(({ text }) => text)

  test('a stranger’s too long text, and whatever else they send within the hour, gets one fixed sentence', async () => {
    const line = await ready()
    line.deps.person = undefined
    await line.phone.say('长'.repeat(4_001))
    const sentence = line.deps.say('zh-CN', 'spine.not-linked')
    await expect.poll(() => said(line)).toEqual([sentence])
    await line.sendOdd()
    await line.phone.say('长'.repeat(5_000))
    // An hour later; whatever was answered before would stand before this.
    line.deps.strangersTold.clear()
    await line.phone.say('长'.repeat(6_000))
    await expect.poll(async () => (await said(line)).length).toBe(2)
    expect(await said(line)).toEqual([sentence, sentence])
    expect(line.events).toEqual([])
  })

  test('a file that is pressed twice comes once, and the second press says that it stands above', async () => {
    const line = await ready()
    await line.show(whole)
    await line.pressFile()
    await expect.poll(() => line.files()).toBe(0)
    line.deps.files.set('file-1', paper(Buffer.from('%PDF-1.7')))
    // It did not come before, so it may be asked for again.
    await expect
      .poll(async () => {
        await line.pressFile()
        return line.files()
      })
      .toBe(1)
    expect(await line.pressFile()).toContain(line.deps.say('zh-CN', `${name.toLowerCase()}.file-there`))
    expect(line.files()).toBe(1)
  })

  test('a directory that does not answer keeps no press from arriving and no answer from going out', async () => {
    const line = await ready()
    await line.show(whole)
    await line.phone.screen()
    line.deps.directoryHangs = true
    await expect(line.phone.press('确认这份结算单')).resolves.toBeDefined()
    expect(line.events.filter(({ what }) => what.kind === 'press')).toHaveLength(1)
  })
})
