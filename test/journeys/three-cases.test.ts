// One manager, three running cases: each card says whose it is, what is typed and pressed reaches one of them, and the list begins with the newest.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foldAll } from '../../src/engine/fold/index.ts'
import { openStory, type Story } from './story.ts'

const names = ['林晓', '许诺', 'Daniel Brooks'] as const
const last4 = { 林晓: '0866', 许诺: '0873', 'Daniel Brooks': '0917' } as const

let story: Story
beforeAll(async () => {
  story = await openStory()
})
afterAll(() => story.close())

test('given three starts one after the other, then the manager reads all three, and the last one stands first in the list', async () => {
  const { manager, h } = story
  for (const name of names) {
    await manager.say('发起沟通')
    await manager.press('提交检查', {
      员工: name,
      工号末四位: last4[name],
      情形: '业务调整',
      谁先提出: '公司',
      期望最后工作日: '2025-11-30',
      事实说明: '支付业务线收缩,岗位随之撤销。',
    })
    await expect
      .poll(async () => (await manager.cards()).filter(card => card.key.startsWith('loose/start') && !card.closed))
      .toEqual([])
  }
  expect((await h.store.cases.list()).map(one => one.employeeNo)).toEqual(['E10917', 'E10873', 'E10866'])
  await manager.say('我的事项')
  await manager.sees('我的事项', ...names)
})

test('given one of them is cancelled, then the other two run on, and what somebody types who knows of no case reaches none', async () => {
  const { manager, employee, h } = story
  const before = await h.store.cases.list()
  await employee.say('我不接受')
  await employee.say('离职')
  await employee.cannot('我不接受协商')
  await manager.press('取消本事项')
  await expect.poll(async () => (await h.store.cases.openIds()).length).toBe(2)
  const states = await Promise.all(before.map(one => h.store.cases.load(one.id)))
  expect(states.map(state => state?.ended?.how ?? 'runs').toSorted()).toEqual(['cancelled', 'runs', 'runs'])
  expect((await h.store.verify(undefined, foldAll)).ok).toBe(true)
})
