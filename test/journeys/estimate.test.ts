// 「试算」: a private calculation from typed facts, without a case and without anybody's pay.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStory, type Story } from './story.ts'

let story: Story
beforeAll(async () => {
  story = await openStory()
  await story.manager.say('试算')
})
afterAll(() => story.close())

test('given typed facts, then the manager sees the lines of the law and no case is opened', async () => {
  await story.manager.press('试算', {
    情形: '公司提出,协商解除',
    城市: '上海',
    入职日期: '2019-03-18',
    最后工作日: '2025-11-30',
    '前 12 个月平均应得工资': '18600',
    '累计工作年限(整年)': '12',
    本年已休年假天数: '4',
    剔除加班费的月平均工资: '17400',
  })
  await story.manager.sees('试算结果', '130200.00', '7 × 18 600.00', '8000.00', '不是法律意见', '未经律师审核')
  expect(await story.h.store.cases.list()).toEqual([])
})

test('given another place without a known figure, then it says so; a wrong date names its field', async () => {
  const wrong = await story.manager.press('试算', {
    情形: '公司提出,协商解除',
    入职日期: '2019-02-31',
    最后工作日: '2025-11-30',
    '前 12 个月平均应得工资': '9000',
  })
  expect(wrong.fields).toHaveProperty('hireDate')
  const unordered = await story.manager.press('试算', {
    情形: '公司提出,协商解除',
    入职日期: '2025-12-01',
    最后工作日: '2025-11-30',
    '前 12 个月平均应得工资': '9000',
  })
  expect(unordered.fields).toEqual({ endDate: '日期先后不对,请核对入职日期和最后工作日' })
  await story.manager.press('试算', {
    情形: '公司提出,协商解除',
    城市: '某市',
    入职日期: '2024-11-30',
    最后工作日: '2025-11-30',
    '前 12 个月平均应得工资': '9000',
  })
  await story.manager.sees('试算结果', '13500.00', '当地平均工资需要 HR')
})

test('given several wrong fields, then each is named at once; an amount with a comma out of place is not guessed', async () => {
  const wrong = await story.manager.press('试算', {
    情形: '公司提出,协商解除',
    入职日期: '2025-12-01',
    最后工作日: '2025-11-30',
    '前 12 个月平均应得工资': '12,0',
    '累计工作年限(整年)': '99',
  })
  expect(Object.keys(wrong.fields ?? {}).toSorted()).toEqual(['avgMonthlyWage', 'cumulativeWorkYears', 'endDate'])
})

test('given a result, then the form still holds what was typed', async () => {
  const typed = { 情形: '公司提出,协商解除', 入职日期: '2020-01-01', 最后工作日: '2025-11-30' }
  await story.manager.press('试算', { ...typed, '前 12 个月平均应得工资': '9,000.50' })
  await story.manager.sees('试算结果', '54003.00')
  const card = (await story.manager.cards()).at(-1)
  const values = card?.buttons[0]?.form?.fields.flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, value]],
  )
  expect(Object.fromEntries(values ?? [])).toMatchObject({ hireDate: '2020-01-01', avgMonthlyWage: '9,000.50' })
})

test('given somebody without reports, then there is no estimate card', async () => {
  await story.employee.say('试算')
  await story.employee.cannot('试算')
})
