// 「试算」 answers whatever its form lets a manager type: an amount, or what is still missing, in both languages.
import { describe, expect, test } from 'vitest'
import { flow, testWorld } from '../../../test/world.ts'
import type { Locale } from '../../model/person.ts'
import { loadTexts } from '../../packs/texts.ts'
import { buildCard } from '../build.ts'

const texts = loadTexts()
const choices = flow.forms.estimate?.fields.find(field => field.name === 'ground')?.choices ?? []

const said = (typed: Readonly<Record<string, string>>, locale: Locale = 'zh-CN'): string => {
  const data = { chosen: 'calculate', hireDate: '2019-03-18', endDate: '2025-11-30', ...typed }
  const ref = { instance: 'estimate', card: 'estimate', to: 'E10421', data }
  const card = buildCard(ref, {
    flow,
    state: undefined,
    world: testWorld(),
    locale,
    texts,
    secret: new Uint8Array(32),
  })
  return JSON.stringify(card?.blocks)
}

describe.each(['zh-CN', 'en'] as const)('in %s', locale => {
  test.each(choices)('%s is answered for any wage, place and career', ground => {
    for (const avgMonthlyWage of ['1000.00', '18600.00', '90000.00'])
      for (const region of ['', '上海', '无名市'])
        for (const hireDate of ['1996-07-01', '2019-03-18'])
          expect(said({ ground, avgMonthlyWage, region, hireDate }, locale).length).toBeGreaterThan(100)
  })
})

test('a ground that owes a month instead of notice asks whether notice was given, and then for the last month', () => {
  const typed = { ground: 'art40_3_circumstances', region: '上海', avgMonthlyWage: '18600.00' }
  expect(said(typed)).toContain('缺少:是否提前 30 日书面通知')
  expect(said({ ...typed, noticeGiven30Days: 'no' })).toContain('缺少:上一个月工资')
  expect(said({ ...typed, noticeGiven30Days: 'no', lastMonthWage: '20000' })).toContain('150200.00')
  expect(said({ ...typed, noticeGiven30Days: 'yes' })).toContain('130200.00')
})

test('a wage under the minimum of an unknown place asks for it, and goes on with it', () => {
  const typed = { ground: 'art36_employer_proposed', region: '无名市', avgMonthlyWage: '2000' }
  expect(said(typed)).toContain('当地最低月工资')
  expect(said({ ...typed, localMinMonthlyWage: '2100' })).toContain('14700.00')
})
