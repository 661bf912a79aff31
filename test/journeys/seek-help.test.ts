// 「求助」 in the web chat (E-help, P14, P26): somebody independent hears why, the others only see that the case rests.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { releaseAnswers } from '../../src/demo/figures.ts'
import { eventually } from '../spine/harness.ts'
import { openStory, released, reviewed, type Story } from './story.ts'

const wenYan = 'E10188'
const said = '经理说不签就把我调到外地'

let story: Story
beforeAll(async () => {
  story = await openStory()
}, 60_000)
afterAll(() => story.close())

const chatOf = async (id: string): Promise<string> => JSON.stringify(await story.h.lines(id))
const helpline = async (label: string) => {
  const card = await story.h.card(wenYan, 'helpline')
  const button = card.buttons.find(one => one.label === label)
  if (!button) throw new Error(`no 「${label}」`)
  return story.h.press(wenYan, button)
}

test('given there is no talk yet, then 「求助」 brings what can be said here, and says nothing of a case', async () => {
  await released(story)
  await story.employee.say('求助')
  await story.employee.sees('我的事项', '不是法律意见')
  await story.employee.cannot('我感到压力')
  await story.employee.cannot('求助')
})

describe('given the talk has begun', () => {
  beforeAll(() => begunAfterRelease(), 60_000)

  test('then the employee finds the card by the word and by the button of 「帮助」; nobody was sent one unasked', async () => {
    await story.employee.neverSaw('我感到压力')
    await story.employee.say('帮助')
    await story.employee.sees('感到压力、想举报', '求助')
    await story.employee.press('求助')
    await story.employee.sees('不会因此受到不利对待', '温言', '我感到压力', '举报/求助', '带人一起', '暂停')
    await story.employee.say('我感到压力')
    await eventually(async () => {
      const shown = (await story.employee.cards()).filter(card => card.key.includes('seek-help'))
      return shown.length === 2 && shown.every(card => card.closed === card.key.includes('#1'))
    })
  })

  test('then somebody comes along: HR finds another time, and the employee hears of it', async () => {
    const missing = await story.employee.press('带人一起', { 姓名: '王律师' })
    expect(missing.fields).toHaveProperty('role')
    await story.employee.press('带人一起', { 姓名: '王律师', 身份: '律师' })
    await story.hr.sees('林晓 想带人一起谈', '王律师 · 律师', '同样对内容保密')
    await story.hr.press('已改约', { 新的时间和地点: '周三 15:00,三楼' }, { on: '想带人一起谈' })
    await story.employee.sees('时间已改约', '王律师', '周三 15:00,三楼')
    expect((await story.state()).paused).toBeUndefined()
  })

  test('when they report something, then all rests at once; manager and HR see that it does and not a word', async () => {
    const answer = await story.employee.press('举报/求助', { '你想说的(可以不填)': said })
    expect(answer.toast?.text).toContain('一切已经停下')
    const state = await story.state()
    expect(state.paused).toBeDefined()
    expect(state.protectedActivity).toBeDefined()
    await story.manager.sees('事项已暂停')
    await story.hr.sees('事项已暂停', '不要打听原因')
    await story.hrd.sees('林晓 的事项已暂停', '举报/求助', '不得因此作出对其不利的安排')
    for (const who of [story.manager, story.hr]) {
      await who.neverSaw(said)
      await who.neverSaw('举报')
      await who.neverSaw('求助')
    }
    await story.hrd.neverSaw(said)
    const stored = await story.h.database.sql('select content from case_event union all select content from chat_line')
    expect(JSON.stringify(stored)).not.toContain('调到外地')
  })

  test('then the helpline has it with the words, and the record says that it was read', async () => {
    await eventually(async () => (await chatOf(wenYan)).includes(said))
    const card = await story.h.card(wenYan, 'helpline')
    expect(JSON.stringify(card)).toContain((await story.state()).id)
    await eventually(async () =>
      (await story.h.store.cases.events((await story.state()).id)).some(
        ({ body }) => body.kind === 'read' && body.person === wenYan && body.fields.includes('help'),
      ),
    )
  })

  test('given somebody else presses that button, then nothing happens', async () => {
    const card = await story.h.card(wenYan, 'helpline')
    const [button] = card.buttons
    if (!button) throw new Error('no button')
    const answer = await story.h.press(story.manager.id, button)
    expect(answer.toast?.text).toContain('仅限本人操作')
    expect((await story.state()).help?.[0]?.takenUp).toBeUndefined()
  })

  test('when the helpline takes it up, then the employee hears by whom and when', async () => {
    await helpline('已接手')
    await story.employee.sees('有人接手了', '温言 已于')
    expect((await story.state()).help?.[0]?.takenUp?.by).toBe(wenYan)
  })

  test('then it goes on only when the head of HR leaves it to the employee and the employee wants it', async () => {
    await story.manager.cannot('发给员工核对')
    await story.employee.cannot('我希望继续')
    await story.hrd.press('交由员工决定')
    await story.employee.sees('你希望继续这次协商吗')
    expect((await story.state()).paused).toBeDefined()
    await story.employee.press('我希望继续', undefined, { on: '你希望继续' })
    expect((await story.state()).paused).toBeUndefined()
  })

  test('when the case ends, then the card is closed and the word brings only what can be said here', async () => {
    await story.employee.press('暂停')
    await story.hrd.press('取消本事项')
    await eventually(async () => (await story.state()).ended !== undefined)
    await story.employee.say('求助')
    await story.employee.cannot('我感到压力')
  })

  test('given a new case within six months, then HR sends it up without learning why, and the head of HR reads the reason', async () => {
    await reviewed(story)
    const answer = await story.hr.press('放行,可以沟通', releaseAnswers)
    expect(answer.toast?.text).toContain('须由 HR 总监放行')
    await story.hr.press('升级给 HRD', { 原因: '请放行' })
    await story.hrd.sees('近 6 个月内在另一件事里提出过举报')
    for (const who of [story.manager, story.hr]) await who.neverSaw('提出过举报')
    await story.hrd.press('我来处理')
    await story.hrd.press('放行,可以沟通', releaseAnswers)
    expect((await story.state()).steps.some(({ step }) => step === 'preparation')).toBe(true)
  }, 60_000)
})

async function begunAfterRelease(): Promise<void> {
  await story.manager.press('约时间', { 日期: '2025-10-27', 开始时间: '15:00', 地点: '三楼小会议室' })
  await story.clock('2025-10-27 15:00')
  await story.manager.press('谈话已开始')
  await story.employee.sees('关于今天的沟通')
}
