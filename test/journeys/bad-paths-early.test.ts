// Bad paths up to the notice: wrong person, nothing skipped, old cards, double clicks, silence of HR (P3, P9, P10, P11, P29).
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../spine/harness.ts'
import { openStory, released, type Story } from './story.ts'

const start = {
  员工: '林晓',
  工号末四位: '0866',
  情形: '业务调整',
  谁先提出: '公司',
  期望最后工作日: '2025-11-30',
  事实说明: '支付业务线收缩,岗位随之撤销。',
}

describe('starting with the right person (P29)', () => {
  let story: Story
  beforeAll(async () => {
    story = await openStory()
    await story.manager.say('发起沟通')
  })
  afterAll(() => story.close())

  test('given the wrong last four characters, then nothing opens and the field says why', async () => {
    const answer = await story.manager.press('提交检查', { ...start, 工号末四位: '0873' })
    expect(answer.fields).toHaveProperty('last4')
    expect(await story.h.store.cases.list()).toEqual([])
  })

  test('given health or family in the statement, then it is not stored', async () => {
    const answer = await story.manager.press('提交检查', { ...start, 事实说明: '她刚怀孕,经常请病假。' })
    expect(answer.fields).toHaveProperty('statement')
    expect(await story.h.store.cases.list()).toEqual([])
  })

  test('given somebody who is not in the manager’s line, then they cannot even be chosen', async () => {
    const answer = await story.manager.press('提交检查', { ...start, 员工: 'E10925', 工号末四位: '0925' })
    expect(answer.fields).toHaveProperty('employee')
  })

  test('given a second start for the same employee, then it is refused without details', async () => {
    await story.manager.press('提交检查', start)
    await story.manager.sees('检查结果')
    await eventually(async () => {
      const starts = (await story.manager.cards()).filter(card => card.key.startsWith('loose/start'))
      return starts.every(card => card.closed === true)
    })
    await story.manager.say('发起沟通')
    const answer = await story.manager.press('提交检查', start)
    expect(answer.toast?.text).toContain('已有进行中的事项')
    expect(await story.h.store.cases.list()).toHaveLength(1)
  })

  test('given somebody without reports, then the command is refused politely', async () => {
    await story.employee.say('发起沟通')
    await story.employee.cannot('提交检查')
  })
})

describe('nothing can be skipped, and nothing counts twice', () => {
  let story: Story
  beforeAll(async () => {
    story = await openStory()
    await released(story)
  })
  afterAll(() => story.close())

  test('given fifty clicks at once on the same button, then there is one event and fifty calm answers (P9)', async () => {
    const card = await story.h.card(story.manager.id, 'preparation')
    const button = card.buttons.find(one => one.id === 'schedule')
    if (!button) throw new Error('no button')
    const values = { date: '2025-10-27', time: '15:00', place: '三楼' }
    const before = (await story.state()).seq
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => story.h.press(story.manager.id, button, values, `burst-${i}-xxxx`)),
    )
    expect(answers.every(answer => answer.status === 200 && answer.toast !== undefined)).toBe(true)
    await story.h.spine.inboxWork.idle()
    const state = await story.state()
    expect(state.steps.filter(step => step.step === 'outline')).toHaveLength(1)
    const events = await story.h.store.cases.events(state.id)
    expect(
      events.filter(
        event =>
          event.seq > before && event.body.kind === 'step-closed' && event.body.instance.startsWith('preparation'),
      ),
    ).toHaveLength(1)
  })

  test('given an old card, then its buttons change nothing and the current card comes (P10)', async () => {
    const old = (await story.h.lines(story.hr.id))
      .flatMap(line => (line.card?.key.includes('hr-review') ? [line.card] : []))
      .at(-1)
    expect(old?.closed).toBe(true)
    expect(old?.buttons).toEqual([])
  })

  test('given a button of somebody else, then nothing leaks, and the third time HR is told (P11)', async () => {
    const card = await story.h.card(story.manager.id, 'outline')
    const button = card.buttons.find(one => one.id === 'start-talk')
    if (!button) throw new Error('no button')
    for (let n = 0; n < 3; n += 1) {
      const answer = await story.h.pressAndHear(story.stranger.id, button, undefined, `wrong-${n}-xxxx`)
      expect(answer.toast?.text).toContain('仅限本人操作')
      expect(answer.card).toBeUndefined()
      expect(JSON.stringify(answer)).not.toMatch(/林晓|周航|16 000|130 200/)
    }
    await story.hr.sees('24 小时内三次')
    const events = await story.h.store.cases.events((await story.state()).id)
    expect(events.filter(event => event.body.kind === 'denied')).toHaveLength(3)
  })

  test('given anybody who has no part in the case, then their phone stays empty', async () => {
    for (const who of [story.it, story.admin, story.finance, story.stranger]) {
      expect(await who.cards()).toEqual([])
    }
    await story.manager.neverSaw('近 6 个月投诉')
  })
})

describe('HR does not answer for days (P3)', () => {
  let story: Story
  beforeAll(async () => {
    story = await openStory()
    const { manager, payroll } = story
    await manager.say('发起沟通')
    await manager.press('提交检查', start)
    await manager.press('补充材料', {
      documents: [await manager.upload('调整文件.txt')],
      公司内是否有其他岗位: '已了解,没有合适的',
      '近 12 个月绩效记录': '完整',
      此前是否有过沟通: '有,已记录',
    })
    await payroll.press('提交核对结果', {
      员工借款: '没有',
      未报销费用: '没有',
      未发奖金: '没有',
      未付加班费: '没有',
      社保与公积金缴纳: '足额缴纳',
    })
    await story.hr.sees('待你审核')
  })
  afterAll(() => story.close())

  test('after one working day the second HR partner is asked, after two the head of HR, after five it rests', async () => {
    await story.clock('2025-10-21 09:30')
    await story.hr2.sees('尚未处理一项审核', '我来处理')
    await story.clock('2025-10-22 09:30')
    await story.hrd.sees('尚未处理一项审核', '转派')
    await story.manager.sees('等待 HR(已升级)', '催办')
    await story.clock('2025-10-27 09:30')
    await story.manager.sees('事项已暂停')
    const state = await story.state()
    expect(state.paused?.why).toBe('hr-silent')
    expect(state.stage).toBe('hr-review')
    const events = await story.h.store.cases.events(state.id)
    expect(events.some(event => event.body.kind === 'released')).toBe(false)
  })

  test('and the head of HR can take it over, after which the review is theirs alone', async () => {
    await story.hrd.press('我来处理')
    await story.hrd.sees('待你审核')
    await story.hr.cannot('放行,可以沟通')
  })
})
