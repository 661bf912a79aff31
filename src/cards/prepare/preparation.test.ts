// M2, the check of items, H1 and M3 as people read them, in both languages, and who may not read them at all.
import { describe, expect, test } from 'vitest'
import { linXiao } from '../../../test/company.ts'
import { sampleFile } from '../../../test/personnel.ts'
import { flow, instanceFor, type Play, personOf, press, startedCase, testWorld } from '../../../test/world.ts'
import { mayOpenFile } from '../../access/policy.ts'
import { releaseAnswers } from '../../demo/figures.ts'
import { cardText } from '../../demo/transcript.ts'
import { itemsToAttest } from '../../engine/personnel/open-items.ts'
import type { CardView } from '../../model/card.ts'
import type { CaseRole } from '../../model/flow.ts'
import type { Locale } from '../../model/person.ts'
import { loadTexts } from '../../packs/texts.ts'
import { buildCard } from '../build.ts'

const texts = loadTexts()
const secret = new Uint8Array(32)

function view({ state, world }: Play, who: CaseRole, step: string, locale: Locale = 'zh-CN', reader?: string) {
  const instance = instanceFor(state, who, step)
  if (!instance) throw new Error(`no ${step}`)
  const ref = { caseId: state.id, instance: instance.id, card: step, to: reader ?? personOf(state, who) }
  return buildCard(ref, { flow, state, world, locale, texts, secret })
}
const said = (card: CardView | undefined): string => (card ? cardText(card) : '')
const everything = (card: CardView | undefined): string => JSON.stringify(card)

const opened = startedCase(testWorld(), linXiao, sampleFile('E10866'))
const review = press(
  press(opened, 'manager', 'checks', 'supply', {
    documents: ['file-1'],
    otherPosts: 'offered',
    performance: 'gaps',
    talksBefore: 'documented',
  }),
  'payroll',
  'open-items',
  'attest',
  { loan: 'yes', expenses: 'none', bonus: 'yes', overtime: 'yes', socialInsurance: 'paid' },
)
const ids = itemsToAttest(review.state).map(item => item.id)
const confirmed = press(review, 'hrbp', 'item-check', 'item-confirmed', { items: ids.slice(1) })
const attested = press(confirmed, 'hrbp', 'item-check', 'item-unknown', { items: ids.slice(0, 1) })
const released = press(press(attested, 'hrbp', 'item-check', 'checked'), 'hrbp', 'hr-review', 'release', releaseAnswers)

describe('before the release', () => {
  test('given files, then M2 tells which month is missing and what is in use', () => {
    expect(said(view(opened, 'manager', 'checks'))).toContain('绩效记录: 11 个月有记录,缺 2025 年 2 月')
    expect(said(view(opened, 'manager', 'checks'))).toContain('在用设备: 2 件')
  })

  test('given what the directory does not know, then M2 says that HR has to find it', () => {
    const { hireDate: _, ...facts } = opened.state.facts
    const play = { ...opened, state: { ...opened.state, facts } }
    const open = view(play, 'manager', 'checks')?.blocks.flatMap(block => (block.kind === 'steps' ? block.items : []))
    expect(open?.filter(({ state, text }) => state === 'missing' && text.includes('沈宁'))).toHaveLength(1)
    expect(open?.filter(({ state, text }) => state === 'missing' && text.includes('陈默'))).toHaveLength(1)
  })

  test('given the check of items, then each has amount and owner, and nothing is chosen beforehand', () => {
    const card = view(review, 'hrbp', 'item-check')
    expect(said(card)).toContain('员工借款:JK-2025-014  -2000.00  (由 丁予安 处理 · 未核对 · 员工应还)')
    expect(card?.buttons.map(button => button.label)).toEqual(['属实', '有误', '不清楚'])
    for (const { form } of card?.buttons ?? [])
      for (const field of form?.fields ?? []) expect(field.value).toBeUndefined()
    expect(said(view(attested, 'hrbp', 'item-check'))).toContain('已核对 5/5 项')
    expect(view(attested, 'hrbp', 'item-check')?.buttons[0]?.label).toBe('核对完成')
  })

  test('given H1, then each factor says rule, source and article, and what is still unchecked', () => {
    const text = said(view(review, 'hrbp', 'hr-review'))
    expect(text).toContain('(规则 R-OPEN-ENDED,来源:人事档案) · 《劳动合同法》第 14 条')
    expect(text).toContain('未结事项还有 5 项没有核对')
    expect(said(view(attested, 'hrbp', 'hr-review', 'en'))).toContain('Risk: amber')
  })
})

describe('the preparation report', () => {
  test('given the golden case, then it says what is known, what is missing and what is unknown', () => {
    const text = said(view(released, 'manager', 'preparation'))
    for (const part of [
      '11 个月有记录,缺 2025 年 2 月',
      '调薪 +5.3%',
      '发展:「希望有机会参与架构设计方面的工作。」',
      '奖金:2025 年三季度项目奖金  3000.00  (由 陈默 处理)',
      '未休年假(5 天)  8000.00',
      '风险:琥珀色',
      '130200.00',
      '法定之上最多加 2 个月',
    ])
      expect(text).toContain(part)
    expect(everything(view(released, 'manager', 'preparation'))).toContain('"markLabel":"不清楚"')
  })

  test.each(['zh-CN', 'en'] as const)('given %s, then no place stays empty and eight questions unfold', locale => {
    const card = view(released, 'manager', 'preparation', locale)
    expect(said(card)).not.toMatch(/[{}]|undefined|NaN/)
    expect(card?.blocks.filter(block => block.kind === 'more')).toHaveLength(3 + 8)
    expect(everything(card).length).toBeLessThan(28_000)
  })

  test('given the manager reads, then no wage, birthday or count of cases stands on the card', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const text = everything(view(released, 'manager', 'preparation', locale))
      expect(text).not.toMatch(/15200|15 200|1991|radar|雷达|212/)
    }
  })

  test('given a file that was never imported, then its part says so', () => {
    const { feedback: _f, performance: _p, ...rest } = sampleFile('E10866')
    const play = { ...released, state: { ...released.state, personnel: rest } }
    const text = said(view(play, 'manager', 'preparation'))
    expect(text).toContain('绩效记录: 没有导入数据')
    expect(text).not.toContain('逐月绩效')
  })

  test('given anybody else, then there is no card, and the paper opens for manager and HR alone', () => {
    const { state } = released
    const paper = { name: 'preparation-v1', fileId: 'p-1', sha256: 'ab'.repeat(32), at: released.world.now }
    const play: Play = { ...released, state: { ...state, papers: [paper] } }
    for (const who of ['employee', 'payroll', 'finance', 'it', 'admin', 'signatory', 'backup-hr'] as const)
      expect(view(play, 'manager', 'preparation', 'zh-CN', personOf(state, who))).toBeUndefined()
    const may = (Object.keys(state.parties) as CaseRole[]).filter(role =>
      mayOpenFile(personOf(state, role), play.state, { id: 'p-1', by: 'haosan' }),
    )
    expect(may.sort()).toEqual(['hrbp', 'hrd', 'manager'])
    expect(mayOpenFile('E10873', play.state, { id: 'p-1', by: 'haosan' })).toBe(false)
    expect(said(view(play, 'manager', 'preparation'))).toContain('准备报告全文')
    const newer = { ...paper, name: 'preparation-v2', fileId: 'p-2' }
    const again: Play = { ...released, state: { ...state, papers: [paper, newer] } }
    expect(view(again, 'manager', 'preparation')?.blocks.find(block => block.kind === 'files')).toMatchObject({
      items: [{ id: 'p-2' }],
    })
  })
})
