// The declared room on the web messenger: asked for, agreed to, written in by both, left with one button, and found again in the minutes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, freshKey } from '../spine/harness.ts'
import { openStory, released, type Story } from './story.ts'

let story: Story
let room = ''
beforeAll(async () => {
  story = await openStory()
  await released(story)
  const { manager } = story
  await manager.press('约时间', { 日期: '2025-10-27', 开始时间: '15:00', 地点: '三楼小会议室' })
  await story.clock('2025-10-27 15:00')
}, 60_000)
afterAll(() => story.close())

const post = (path: string, as: string, more: object) =>
  story.h.post(`/rooms${path}`, { as, key: freshKey(), room, ...more })
const write = (who: 'manager' | 'employee' | 'stranger', text: string) => post('/say', story[who].id, { text })
const inRoom = async (who: 'manager' | 'employee' | 'hr', lang?: 'en') =>
  (await story.h.lines(story[who].id, lang)).flatMap(line =>
    line.room ? [`${line.room.by ?? 'bot'}: ${line.text}`] : [],
  )

test('given the manager wishes for a room before the talk, then the employee hears of it only when the talk begins', async () => {
  await story.manager.press('用沟通室谈', {}, { on: '沟通时间已定' })
  await eventually(async () => (await story.state()).rooms?.[0]?.state === 'found')
  await story.employee.neverSaw('沟通室')
  await story.manager.press('谈话已开始')
  await story.employee.sees('要不要用沟通室', '网页聊天里的「沟通室」', '周航、林晓', '不会因此受到不利对待')
  expect(await inRoom('manager')).toEqual([])
})

test('given the employee agrees, then both have the notice before any word, and nobody else has', async () => {
  await story.employee.press('同意,开沟通室')
  await story.employee.sees('沟通室已开', '你的话不会被评判')
  for (const who of ['manager', 'employee'] as const) {
    const [notice, ...rest] = await inRoom(who)
    expect(notice).toMatch(/bot: [\s\S]*每一句话都会记入案卷[\s\S]*听不到语音、电话[\s\S]*「离开,只整理纪要」/)
    expect(rest).toEqual([])
  }
  const [inEnglish] = await inRoom('manager', 'en')
  expect(inEnglish).toMatch(/^bot: [A-Z][\s\S]*every sentence/i)
  expect(inEnglish).not.toMatch(/\p{Script=Han}{4}/u)
  expect(await inRoom('hr')).toEqual([])
  room = (await story.state()).rooms?.[0]?.place?.id ?? ''
})

test('given words of both, then both read them with the speaker, and the record keeps them sealed', async () => {
  await write('manager', '业务线要收缩,公司希望和你协商。')
  await write('employee', '我想先看结算明细,再回家想想。')
  for (const who of ['manager', 'employee'] as const)
    expect((await inRoom(who)).slice(1)).toEqual([
      '周航: 业务线要收缩,公司希望和你协商。',
      '林晓: 我想先看结算明细,再回家想想。',
    ])
  const { lines = [] } = (await story.state()).rooms?.[0] ?? {}
  expect(lines.map(({ by, at }) => [by, at])).toEqual([
    ['E10421', expect.stringMatching(/^2025-10-27T07:0/)],
    ['E10866', expect.stringMatching(/^2025-10-27T07:0/)],
  ])
  const stored = await story.h.database.sql('select content from case_event union all select content from chat_line')
  expect(JSON.stringify(stored)).not.toContain('回家想想')
})

test('given somebody who is not in the room, then they neither write in it nor end it', async () => {
  expect(await write('stranger', '我来看看')).toMatchObject({ status: 404 })
  expect(await post('/leave', story.hr.id, {})).toMatchObject({ status: 404 })
  expect((await story.state()).rooms?.[0]).toMatchObject({ state: 'open', lines: { length: 2 } })
})

test('given nonsense, then it is refused and nothing stands in the room', async () => {
  const bad = [
    { text: '' },
    { text: 'x'.repeat(4_001) },
    { text: 7 },
    { text: '好', room: 'no-such-room:1' },
    { text: '好', more: 1 },
  ]
  for (const body of bad) expect((await post('/say', story.manager.id, body)).status).toBeGreaterThanOrEqual(400)
  expect(await inRoom('manager')).toHaveLength(3)
})

test('given a risky sentence, then the manager is warned alone and in private', async () => {
  await write('manager', '其他人都已经签完了,只剩你了。')
  await story.manager.sees('你刚才在沟通室写的一句话有风险', '只有你看得到这条提醒')
  await story.employee.neverSaw('有风险')
  expect((await inRoom('employee')).at(-1)).toBe('周航: 其他人都已经签完了,只剩你了。')
})

test('given the employee leaves with one button, then the end is announced and nothing more is taken', async () => {
  await post('/leave', story.employee.id, {})
  await eventually(async () => ((await inRoom('manager')).at(-1) ?? '').startsWith('bot: 沟通室到这里结束'))
  const [said, ended] = (await inRoom('manager', 'en')).slice(-2)
  expect(said).toBe('周航: 其他人都已经签完了,只剩你了。')
  expect(ended).toMatch(/^bot: [A-Z]/)
  await story.employee.sees('沟通室已结束', '员工可以更正')
  const late = await write('manager', '还有一句')
  expect(late.toast?.text).toBe('沟通室已经结束,这句话没有记录。')
  expect(JSON.stringify(await inRoom('employee'))).not.toContain('还有一句')
})

test('given the room is over, then the minutes start with its words, and the employee checks what the manager made of them', async () => {
  const card = (await story.manager.sees('会后纪要')).card
  const fields = card?.buttons.find(({ id }) => id === 'send')?.form?.fields ?? []
  const value = (name: string) => String(fields.find(field => field.name === name)?.value ?? '')
  expect(value('employeeSaid')).toBe('15:00 我想先看结算明细,再回家想想。')
  expect(value('companySaid')).toContain('15:00 业务线要收缩,公司希望和你协商。')
  await story.manager.press('发给员工核对', {
    日期: value('date'),
    开始: value('from'),
    结束: value('to'),
    参加人: value('participants'),
    方式: value('mode'),
    公司说: '业务线要收缩,公司希望协商。',
    员工说: value('employeeSaid'),
  })
  await story.employee.sees('请核对今天沟通的要点', '沟通室(文字)', '回家想想')
})

test('given all of it, then no card, no file and no amount ever stood in the room', async () => {
  const lines = (await story.h.lines(story.employee.id)).filter(line => line.room)
  expect(lines.every(line => line.card === undefined)).toBe(true)
  expect(lines.map(line => line.text).join()).not.toMatch(/\d{3}\.\d{2}|130 ?200/)
})
