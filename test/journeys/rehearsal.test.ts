// A nervous first-time manager rehearses before the talk: in their own chat, scored, and nowhere else.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStory, released, type Story } from './story.ts'

describe('a rehearsal before the talk (M4)', () => {
  let story: Story
  beforeAll(async () => {
    story = await openStory()
    await released(story)
  })
  afterAll(() => story.close())

  /** The mark in front of an offer that begins like this. */
  const markOf = async (words: string): Promise<string> => {
    const line = await story.manager.sees(words, '你怎么说')
    const texts = (line.card?.blocks ?? []).flatMap(block => (block.kind === 'words' ? [block.text] : []))
    return texts.find(text => text.includes(words))?.slice(0, 1) ?? ''
  }

  test('is opened from the preparation report and leaves no trace in the case', async () => {
    await story.manager.press('练习一次(6 分钟)')
    await story.manager.sees('练习一次谈话', '愤怒', '沉默', '7 天后删除')
    const events = await story.h.store.cases.events((await story.state()).id)
    expect(events.some(event => event.body.kind === 'chosen' && event.body.option === 'rehearse')).toBe(false)
  })

  test('is played turn by turn, with chosen and with own words', async () => {
    const { manager } = story
    await manager.press('愤怒')
    await manager.sees('练习 1/6 · 愤怒', '是不是要我走')
    await manager.press(`说 ${await markOf('你不需要今天决定任何事')}`)
    await manager.sees('练习 2/6', '那你说。')
    await manager.press('自己写一句', { 你会怎么说: '不签就一分钱都没有。' })
    await manager.sees('练习 3/6', '这句有风险', '你在威胁我')
    await manager.press('自己写一句', { 你会怎么说: '换作是我也会难受,你的意见我原样写进纪要。' })
    await manager.sees('练习 4/6', '(坐了下来)')
  })

  test('does nothing on empty words, and names the field', async () => {
    const answer = await story.manager.press('自己写一句', { 你会怎么说: '  ' })
    expect(answer.fields ?? {}).toHaveProperty('text')
  })

  test('ends with a score and a replay, and can be deleted', async () => {
    const { manager } = story
    await manager.press('停下,叫 HR')
    await manager.sees('练习结束 · 愤怒', '1/7', '1 处', '第 2 句 · 有风险')
    await manager.press('删除这次的内容')
    await manager.sees('练习一次谈话')
    const [row] = await story.h.store.cases.list()
    const events = row ? await story.h.store.cases.events(row.id) : []
    expect(JSON.stringify(events)).not.toMatch(/愤怒|一分钱|rehears/)
  })

  test('is seen by nobody else', async () => {
    for (const who of [story.employee, story.hr, story.hrd]) {
      await who.neverSaw('愤怒')
      await who.neverSaw('一分钱')
    }
  })

  test('is gone from the conversation after a week', async () => {
    const { manager } = story
    await manager.press('沉默')
    await manager.press('自己写一句', { 你会怎么说: '我们随便聊两句天气。' })
    await manager.sees('练习 2/6 · 沉默')
    await manager.press('结束练习')
    await manager.sees('练习结束 · 沉默')
    await story.clock('2025-10-28 10:00')
    await manager.sees('练习一次谈话')
    await manager.neverSaw('天气')
  })

  test('can be called by a word, by managers', async () => {
    await story.manager.say('演练')
    await story.manager.sees('练习一次谈话')
    await story.employee.say('演练')
    await story.employee.sees('部门负责人')
  })
})
