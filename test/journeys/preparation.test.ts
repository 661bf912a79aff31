// From the company's files to the manager's report: HR checks each item first, the report opens for those it is for, and H2 starts with it.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { releaseAnswers } from '../../src/demo/figures.ts'
import { tellCases } from '../../src/ingress/data-arrived.ts'
import { root } from '../../src/packs/root.ts'
import { importData } from '../../src/personnel/import-data.ts'
import { saveSampleData } from '../../src/personnel/sample-data.ts'
import { employee, manager, startValues } from '../spine/harness.ts'
import { openStory, type Story } from './story.ts'

let story: Story
beforeAll(async () => {
  story = await openStory()
  const { people, personnel } = story.h.store
  await saveSampleData(join(root, 'sample', 'data'), await people.snapshot(), personnel)
}, 60_000)
afterAll(() => story.close())

test('given the files of the sample company, then the case carries them, sealed, and M2 tells what is missing', async () => {
  await story.manager.say('发起沟通')
  await story.manager.press('提交检查', startValues)
  await story.manager.sees('11 个月有记录,缺 2025 年 2 月', '在用设备: 2 件')
  const rows = await story.h.database.sql('select content from case_event where content is not null')
  expect(JSON.stringify(rows)).not.toMatch(/JK-2025-014|架构设计/)
})

test('given items that nobody checked, then HR cannot release', async () => {
  const paper = await story.manager.upload('部门调整文件.txt')
  await story.manager.press('补充材料', {
    documents: [paper],
    otherPosts: 'offered',
    performance: 'gaps',
    talksBefore: 'documented',
  })
  await story.payroll.press('提交核对结果', {
    loan: 'yes',
    expenses: 'none',
    bonus: 'yes',
    overtime: 'yes',
    socialInsurance: 'paid',
  })
  await story.hr.sees('未结事项逐项核对:林晓', '员工借款:JK-2025-014')
  const answer = await story.hr.press('放行,可以沟通', releaseAnswers, { once: true })
  expect(answer.toast?.text).toContain('未结事项还没有核对完')
})

test('given HR went through them, then the report comes with its paper, and unknown is told as unknown', async () => {
  await story.hr.press('属实', { items: ['奖金', '未付加班费', '员工借款'] })
  await story.hr.press('有误', { item: '设备:笔记本电脑', note: '已于 9 月归还' })
  await story.hr.press('不清楚', { items: ['设备:门禁卡'] })
  await story.hr.press('核对完成')
  await story.h.settled()
  await story.hr.press('放行,可以沟通', releaseAnswers)
  await story.manager.sees(
    '准备报告 · 约 6 分钟读完',
    '准备报告全文',
    '设备:门禁卡(MK-0866): 由 白露 处理 · 不清楚',
    '设备:笔记本电脑(NB-3021): 由 白露 处理 · HR 认为有误 · 已于 9 月归还',
  )
  const state = await story.state()
  const id = state.papers.find(paper => paper.name === 'preparation-v1')?.fileId ?? ''
  const status = async (as: string): Promise<number> => (await story.h.get(`/files/${id}?as=${as}`)).status
  expect(await status(manager)).toBe(200)
  for (const other of [employee, story.payroll.id, story.it.id, story.stranger.id])
    expect(await status(other)).toBe(404)
  const denied = (await story.h.store.cases.events(state.id)).filter(event => event.body.kind === 'denied')
  expect(denied).toHaveLength(4)
  await story.employee.neverSaw('准备报告')
})

test('given a newer file afterwards, then the running case follows it: HR checks that item again, the manager gets a newer report', async () => {
  const { store } = story.h
  const now = '2025-10-21T02:00:00Z'
  const file = 'employee_no,loan_no,date,balance,written_agreement\nE10866,JK-2025-014,2025-05-12,1500.00,yes\n'
  const imported = await importData('loans', Buffer.from(file), false, { ...store, now, by: 'operator' })
  if (!imported.ok) throw new Error('not imported')
  await tellCases(store, imported.people, now)
  await story.hr.sees('林晓 有新导入的数据', '借款:JK-2025-014', '−2 000.00 → −1 500.00 · 请重新核对')
  await story.hr.press('属实', { items: ['员工借款'] })
  await story.hr.press('核对完成')
  await story.manager.sees('准备报告有新版本', '准备报告全文')
  const { papers } = await story.state()
  expect(papers.map(paper => paper.name).filter(name => name.startsWith('preparation'))).toEqual([
    'preparation-v1',
    'preparation-v2',
  ])
  expect(await store.verify()).toMatchObject({ ok: true })
  // The very same file once more says nothing new.
  await tellCases(store, imported.people, now)
  await story.h.spine.inboxWork.idle()
  expect((await story.state()).steps.filter(({ step }) => step === 'told-data-changed')).toHaveLength(1)
})

test('given a manager types 「话术」, then the routes are there and lead to lines; an employee does not get them', async () => {
  await story.manager.say('话术')
  await story.manager.press('第 36 条 协商解除')
  await story.manager.press('协商:第一次谈话')
  await story.manager.sees('未经律师审核', '必须说:公司提出协商')
  await story.manager.press('返回')
  await story.employee.say('话术')
  await story.employee.sees('这句话我没有看懂')
  await story.employee.neverSaw('选一条路径')
})
