// Rooms in Feishu where something is in the way: scopes, people, crashes, groups that are gone, words that are too long.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ConnectedBot, connectedBot } from '../../test/emulators/feishu/connected.ts'
import { roomScopes, scopes } from './scopes.ts'

const words = {
  title: '文字沟通',
  topic: '每一句话都会记录',
  notice: '每一句话都会记入案卷。',
  leave: '离开,只整理纪要',
}
const room = 'case-1:1'

let bot: ConnectedBot
beforeEach(async () => {
  bot = await connectedBot()
})
afterEach(() => bot.close())

const { name: first } = scopes[0] ?? { name: '' }
const phones = () => ['E10421', 'E10866'].map(person => bot.emulator.phone(person))
const open = async (key = room) => {
  const members = phones().map(phone => phone.account)
  const { rooms } = bot.platform
  if (rooms === undefined) throw new Error('Feishu has rooms')
  return rooms.open(key, members, words)
}
const group = (person = 'E10866') => bot.emulator.group(person)
const chat = () => [...bot.emulator.tenant.chats.values()].at(-1)
const heard = () => bot.accepted.map(({ what }) => what)

test.each([
  ['everything', undefined, []],
  ['no hearing without a mention', 'mentions-only', ['im:message.group_msg']],
  ['no making of groups', 'no-permission', ['im:chat:create']],
  ['no silencing of groups', 'no-permission', ['im:chat.moderation:write_only']],
  ['nothing beyond the usual', 'mentions-only', roomScopes],
] as const)(
  'given the app has %s, then what is missing is said: %s',
  async (_, missing, without: readonly string[]) => {
    const { state } = bot.emulator
    state.grantedScopes = state.grantedScopes.filter(scope => !without.includes(scope))
    expect(await bot.platform.rooms?.missing()).toBe(missing)
    const found = (await bot.platform.selfCheck?.())?.find(({ what }) => what === 'talk rooms')
    expect(found?.state).toBe('ok')
    for (const scope of without) expect(found?.text).toContain(scope)
  },
)

test('given a scope that everything needs is missing, then the doctor still speaks of rooms', async () => {
  const { state } = bot.emulator
  state.grantedScopes = state.grantedScopes.filter(scope => scope !== first)
  const findings = (await bot.platform.selfCheck?.()) ?? []
  expect(findings.map(({ what, state: how }) => `${what} ${how}`)).toEqual(
    expect.arrayContaining(['scopes fail', 'talk rooms ok']),
  )
})

test.each([
  ['rooms', roomScopes, 'fail'],
  ['no rooms', [], 'ok'],
] as const)(
  'given %s and leaving a group is not subscribed, then the doctor says so where it matters',
  async (_, more, found) => {
    const { state } = bot.emulator
    state.grantedScopes = [...scopes.map(({ name }) => name), ...more]
    state.subscribedEvents = state.subscribedEvents.filter(type => !type.includes('member'))
    const said = (await bot.platform.selfCheck?.())?.find(({ what }) => what === 'subscriptions')
    expect(said?.state).toBe(found)
    if (found === 'fail') expect(said?.text).toContain('im.chat.member.user.deleted_v1')
  },
)

test('given the same room is asked for again after a crash, then it is the same group with one notice', async () => {
  const made = await open()
  expect(await open()).toBe(made)
  expect(bot.emulator.tenant.chats.size).toBe(1)
  expect(group().lines()).toHaveLength(1)
  expect(await bot.phone.notices()).toEqual([words.title])
})

test('given somebody the app may not reach, then there is no room, nobody may write, and no word of it is taken', async () => {
  bot.emulator.tenant.member(bot.phone.account.id).state = 'out-of-range'
  await expect(open()).rejects.toMatchObject({ kind: 'refused', code: 'feishu/232024' })
  expect(chat()).toMatchObject({ moderation: 'only_owner', members: new Map() })
})

test('given the platform is busy half-way, then nobody has written before the notice when it is made after all', async () => {
  const { tenant } = bot.emulator
  const notice = { ...words, notice: `${words.notice} 13812345678` }
  tenant.trouble.dataLossRule = true
  const members = phones().map(phone => phone.account)
  await expect(bot.platform.rooms?.open(room, members, notice)).rejects.toMatchObject({ kind: 'rejected' })
  expect(chat()?.moderation).toBe('only_owner')
  await expect(group().say('已经可以写了吗')).rejects.toThrow('only the owner')
  tenant.trouble.dataLossRule = false
  await open()
  await group().say('现在可以了')
  expect(heard()).toEqual([{ kind: 'room-text', room, text: '现在可以了' }])
})

test('given words that mention somebody, then the record has the name', async () => {
  const id = await open()
  const said = messageIn(id, '{"text":"@_user_1 你怎么看"}')
  said.message.mentions = [{ key: '@_user_1', name: '林晓' }]
  await bot.emulator.deliveries.event('im.message.receive_v1', said)
  expect(heard()).toEqual([{ kind: 'room-text', room, text: '@林晓 你怎么看' }])
})

test('given words that are too long or no words, then the spine hears that there was something, and not what', async () => {
  const id = await open()
  bot.answer = async () => ({ toast: { text: '请分成几段再发一次。', tone: 'warn' } })
  await group().say('长'.repeat(4_001))
  await bot.emulator.deliveries.event('im.message.receive_v1', messageIn(id, '{"image_key":"img_1"}'))
  expect(heard()).toEqual([
    { kind: 'room-unkept', room, why: 'too-long' },
    { kind: 'room-unkept', room, why: 'not-words' },
  ])
  // The answer comes in private.
  await expect.poll(() => bot.lastText()).toBe('请分成几段再发一次。')
  expect(group().lines()).toHaveLength(2)
})

test('given the room is over, then nothing is taken any more, and its button says so', async () => {
  const id = await open()
  await bot.platform.rooms?.end(id, room, '沟通室到这里结束。')
  await bot.platform.rooms?.end(id, room, '沟通室到这里结束。')
  expect(group().lines()).toHaveLength(2)
  expect(group().closed()).toBe(true)
  await bot.emulator.deliveries.event('im.message.receive_v1', messageIn(id, '{"text":"还有一句"}'))
  expect(await group().pressLeave()).toMatchObject({ toast: { content: bot.words('room-over') } })
  expect(heard()).toEqual([])
})

test('given somebody dissolved the group, then its end is no fault', async () => {
  const id = await open()
  Object.assign(chat() ?? {}, { state: 'dissolved' })
  await expect(bot.platform.rooms?.end(id, room, '结束。')).resolves.toBeUndefined()
})

test('given an empty word in a room, or a picture in any other group, then nothing is heard', async () => {
  const id = await open()
  await bot.emulator.deliveries.event('im.message.receive_v1', messageIn(id, '{"text":"  "}'))
  await bot.emulator.deliveries.event('im.message.receive_v1', messageIn('oc_other', '{"image_key":"img_1"}'))
  expect(heard()).toEqual([])
})

function messageIn(chat_id: string, content: string) {
  return {
    sender: { sender_id: { open_id: bot.phone.account.id }, sender_type: 'user' },
    message: {
      message_id: `om_${content.length}`,
      chat_id,
      chat_type: 'group',
      message_type: content.includes('image') ? 'image' : 'text',
      content,
      mentions: [] as { key: string; name: string }[],
    },
  }
}
