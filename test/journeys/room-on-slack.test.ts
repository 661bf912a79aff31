// The declared room in Slack: a private channel over Socket Mode, with its notice first, alerts in private, archived at its end.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSlack } from '../../adapters/slack/index.ts'
import { openSlackEmulator, type SlackEmulator } from '../emulators/slack/index.ts'
import { botUser } from '../emulators/slack/workspace.ts'
import { employee, eventually, type Harness, manager, openHarness } from '../spine/harness.ts'
import { begun, type Story, storyOn } from './story.ts'

let slack: SlackEmulator
let h: Harness
let story: Story
const userOf = (person: string): string => `U0${person}`

beforeAll(async () => {
  // Time limits have tests of their own; a busy machine must not end a journey.
  const timing = { ackMs: 15_000, retryMs: [0, 200, 1_000] }
  slack = await openSlackEmulator({ mode: 'socket', limits: { burst: 500, pace: 500 }, timing })
  for (const person of [manager, employee]) slack.phone(userOf(person))
  h = await openHarness({
    messengers: [
      {
        name: 'slack',
        open(deps) {
          const platform = openSlack(slack.config, deps)
          slack.attach(platform)
          return platform
        },
      },
    ],
    accounts: [manager, employee].map(person => ({ account: { platform: 'slack', id: userOf(person) }, person })),
  })
  story = storyOn(h)
  await slack.online()
  await begun(story)
  await story.manager.sees('必须说的已说,下一节')
}, 60_000)
afterAll(async () => {
  await h.close()
  await slack.close()
})

const group = (person: string) => slack.group(userOf(person))
const said = (person: string): readonly string[] => group(person).lines() ?? []
const inPrivate = async (person: string): Promise<string> =>
  (await slack.phone(userOf(person)).screen()).map(seen => `${seen.title}${seen.text}`).join('\n')
const roomNow = async () => (await story.state()).rooms?.at(-1)

async function agreed(): Promise<void> {
  await story.manager.press('用沟通室谈', {}, { on: '第 1/7 节' })
  await story.employee.press('同意,开沟通室')
  await eventually(async () => (await roomNow())?.state === 'open')
}

test('given the app may not read private channels, then there is no room, and the manager hears why', async () => {
  slack.workspace.scopes.delete('groups:history')
  await story.manager.press('用沟通室谈', {}, { on: '第 1/7 节' })
  await story.manager.sees('这次不开沟通室', '没有给机器人读取群消息的权限')
  await story.employee.neverSaw('沟通室')
  slack.workspace.scopes.add('groups:history')
})

test('given both want it, then the channel holds the notice before anybody is in it', async () => {
  await agreed()
  const [notice, ...rest] = said(employee)
  expect(notice).toContain('每一句话都会记入案卷')
  expect(notice).toContain('离开,只整理纪要')
  expect(rest).toEqual([])
  expect(group(employee).topic()).toContain('每一句话都会记录')
  expect(said(manager)).toEqual(said(employee))
  expect(await roomNow()).toMatchObject({ platform: 'slack', lines: [] })
})

test('given words of both, then the record has them with their speaker, and what was edited later changes nothing', async () => {
  await group(manager).say('业务线要收缩,公司希望和你协商。')
  await group(employee).say('我想先看结算明细。')
  await group(manager).say('改过的话', { edited: true })
  await eventually(async () => (await roomNow())?.lines.length === 2)
  expect((await roomNow())?.lines.map(({ by, text }) => `${by} ${text}`)).toEqual([
    `${manager} 业务线要收缩,公司希望和你协商。`,
    `${employee} 我想先看结算明细。`,
  ])
})

test('given a risky sentence, then the warning stands in the manager’s private conversation and nowhere else', async () => {
  await group(manager).say('其他人都已经签完了,只剩你了。')
  await eventually(async () => (await inPrivate(manager)).includes('你刚才在沟通室写的一句话有风险'))
  expect(said(manager).filter(line => line.startsWith(botUser))).toHaveLength(1)
  expect(await inPrivate(employee)).not.toContain('有风险')
})

test('given another private channel that the bot was put into, then nothing of it is kept', async () => {
  const other = slack.workspace.channel('something-else')
  other.members?.add(userOf(manager))
  const before = await h.database.sql('select count(*) from inbox')
  await group(manager).say('这与案件无关')
  expect(await h.database.sql('select count(*) from inbox')).toEqual(before)
  slack.workspace.rooms.delete(other.id)
})

test('given the employee presses the button under the notice, then the end is announced and the channel closed', async () => {
  await group(employee).pressLeave()
  await eventually(() => group(employee).archived())
  expect(said(employee).at(-1)).toContain('沟通室到这里结束')
  expect(await roomNow()).toMatchObject({ state: 'ended', ended: { why: 'left' } })
  await story.employee.sees('沟通室已结束')
})

test('given a threat in a second room, then the case rests, and the room ends without a word of why', async () => {
  await agreed()
  await group(manager).say('不签的话,下个月就按不胜任处理你。')
  await eventually(() => group(employee).archived())
  expect((await story.state()).paused?.why).toBe('risk')
  expect(said(employee).at(-1)).not.toMatch(/风险|暂停/)
  await story.hr.sees('沟通室(已经写出)')
})

test('given all of it, then no card and no amount ever stood in a channel', () => {
  const channels = [...slack.workspace.rooms.values()].filter(room => room.members)
  expect(channels).toHaveLength(2)
  expect(
    JSON.stringify(channels.flatMap(({ messages }) => messages.map(({ text, blocks }) => [text, blocks]))),
  ).not.toMatch(/\d{3}\.\d{2}|press:|form:/)
})
