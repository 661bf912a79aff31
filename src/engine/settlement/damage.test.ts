// WPR 16: damage is set against the wage up to the proven loss, within a fifth of the month's wage, and the minimum wage stays.
import { describe, expect, test } from 'vitest'
import { card, everyText, labels, rows } from '../../../test/card-view.ts'
import { draftingCase, sentCase, verifiedCase } from '../../../test/settlement-play.ts'
import { type Play, press, refused, testWorld } from '../../../test/world.ts'
import { payrollFigures } from '../../demo/figures.ts'
import type { FormValues } from '../../model/card.ts'
import { compose } from './compose.ts'

/** HR names a deduction for damage: a laptop that was dropped, with the repair bill and a signed agreement. */
const laptop = (otherAmount: string, provenLoss = '5000', more: FormValues = {}): FormValues => ({
  label: '电脑维修',
  kind: 'damage',
  otherAmount,
  provenLoss,
  otherSource: '维修发票、事故说明',
  otherAgreement: 'yes',
  ...more,
})

const named = (play: Play, values: FormValues): Play => press(play, 'hrbp', 'settlement-draft', 'other', values)
const refusedItem = (play: Play, values: FormValues) =>
  refused(play, 'hrbp', 'settlement-draft', 'other', values).fields
const upTo = (most: string) => ({ otherAmount: { code: 'damage-over-limit', values: { most } } })

const lineOf = (play: Play, id = 'other-1') => compose(play.state, play.world).lines.find(line => line.id === id)
const stoppedOf = (play: Play) =>
  compose(play.state, play.world).stopped.map(({ id, label, missing, most }) => [id, label, missing, most?.value])

/** The golden case with another wage and another city. */
const earning = (monthlyWage: string | undefined, city = '上海') =>
  draftingCase({ world: testWorld(), facts: { monthlyWage, city } })

describe('given a wage of 16 000 for the month', () => {
  test('then a fifth of it, 3 200, may be deducted, and not a fen more', () => {
    expect(refusedItem(draftingCase(), laptop('3200.01'))).toEqual(upTo('3200.00'))
    expect(lineOf(named(draftingCase(), laptop('3200')))).toMatchObject({
      amount: { value: '-3200.00' },
      basis: ['CN-WPR-16'],
      facts: { provenLoss: '5000.00', monthWage: '16000.00', maxDeduction: '3200.00' },
    })
  })

  test('then never more than the loss that is proven', () => {
    expect(refusedItem(draftingCase(), laptop('800.01', '800'))).toEqual(upTo('800.00'))
    expect(lineOf(named(draftingCase(), laptop('800', '800')))?.amount.value).toBe('-800.00')
  })

  test('then two losses share the one fifth, in whatever order they are changed', () => {
    const one = named(draftingCase(), laptop('2000'))
    const phone = (amount: string) => laptop(amount, '5000', { label: '手机' })
    expect(refusedItem(one, phone('1200.01'))).toEqual(upTo('1200.00'))
    const two = named(one, phone('1200'))
    expect(refusedItem(two, laptop('2000.01'))).toEqual(upTo('2000.00'))
    const removed = named(two, phone('0'))
    expect(lineOf(named(removed, laptop('3200')))?.amount.value).toBe('-3200.00')
  })

  test('then what the company adds to the wage, the bonus and overtime allow no more', () => {
    const figures = press(draftingCase(), 'hrbp', 'settlement-draft', 'save', { ...payrollFigures, bonus: '30000' })
    const raised = press(figures, 'hrbp', 'settlement-draft', 'offer', { wage: '20000', offerSource: '公司决定' })
    expect(refusedItem(raised, laptop('3200.01'))).toEqual(upTo('3200.00'))
  })

  test('then without a proven loss and a signed agreement nothing is deducted', () => {
    const bare = laptop('100', '', { otherAgreement: '' })
    expect(refusedItem(draftingCase(), bare)).toEqual({
      provenLoss: 'loss-needed',
      otherAgreement: 'written-agreement-needed',
    })
    expect(refusedItem(draftingCase(), laptop('100', '0'))).toEqual({ provenLoss: 'loss-needed' })
  })

  test.each(['设备赔偿', '电脑 损 坏', 'Compensation for laptop', '手机丢失'])(
    'then a deduction called 「%s」 is one for damage, whatever else it is said to be',
    label => {
      expect(refusedItem(draftingCase(), laptop('4000', '', { label, kind: 'deduct' }))).toEqual({
        kind: 'damage-by-name',
      })
    },
  )

  test('then another deduction that was agreed in writing is none', () => {
    const advance = named(draftingCase(), laptop('4000', '', { label: '预支差旅费', kind: 'deduct' }))
    expect(lineOf(advance)).toMatchObject({ amount: { value: '-4000.00' }, basis: ['CN-WPR-15'] })
  })

  test('then the employee reads what was proven, what the limit is, and the article', () => {
    const sent = sentCase(verifiedCase(named(draftingCase(), laptop('3200'))))
    const row = rows(card(sent, 'employee', 'settlement-review')).find(({ id }) => id === 'other-1')
    expect(row).toMatchObject({ label: '电脑维修', caption: '维修发票、事故说明' })
    expect(row?.detail).toEqual(
      expect.arrayContaining([
        ['已证明的损失', '5 000.00'],
        ['当月应付工资', '16 000.00'],
        ['各项赔偿合计最多可扣', '3 200.00'],
        ['依据', '《工资支付暂行规定》第 16 条'],
      ]),
    )
  })
})

describe('given a wage near the minimum wage of Shanghai, 2 740', () => {
  test('then the minimum wage stays, whatever a fifth would be', () => {
    expect(refusedItem(earning('3000'), laptop('260.01'))).toEqual(upTo('260.00'))
    expect(lineOf(named(earning('3000'), laptop('260')))?.facts.maxDeduction).toBe('260.00')
  })

  test('then of the minimum wage itself nothing is deducted', () => {
    expect(refusedItem(earning('2740'), laptop('0.01'))).toEqual(upTo('0.00'))
  })

  test('then in a city whose minimum wage nobody knows the line stands still until HR enters it', () => {
    const unknown = named(earning('3000', '某市'), laptop('260'))
    expect(stoppedOf(unknown)).toContainEqual(['other-1', '电脑维修', ['localMinMonthlyWage'], undefined])
    const asked = card(unknown, 'hrbp', 'settlement-draft')
    expect(everyText(asked)).toContain('电脑维修:缺 当地最低月工资')
    expect(labels(asked.buttons)).toContain('补充当地最低工资')
    expect(labels(card(earning('3000'), 'hrbp', 'settlement-draft').buttons)).not.toContain('补充当地最低工资')
    const told = (localMinMonthlyWage: string) =>
      press(unknown, 'hrbp', 'settlement-draft', 'minimum', { localMinMonthlyWage, source: '市人社局公告' })
    expect(lineOf(told('2200'))?.amount.value).toBe('-260.00')
    expect(stoppedOf(told('2900'))).toContainEqual(['other-1', '电脑维修', [], '100.00'])
  })
})

describe('given the wage of the month is not known', () => {
  test('then nobody guesses what a fifth of it is', () => {
    const unknown = named(earning(undefined), laptop('1'))
    expect(stoppedOf(unknown)).toContainEqual(['other-1', '电脑维修', ['monthlyWage'], undefined])
  })
})

describe('given the last day moves to the middle of the month afterwards', () => {
  const moved = (): Play => {
    const saved = press(draftingCase(), 'hrbp', 'settlement-draft', 'save', payrollFigures)
    const named3200 = named(saved, laptop('3200'))
    return press(named3200, 'hrbp', 'settlement-draft', 'facts', { lastDay: '2025-11-14', source: '双方商定' })
  }

  test('then the card names the new limit, and nothing is handed over before the item is changed', () => {
    // 10 paid days: 16 000 ÷ 21.75 × 10 = 7 356.32, a fifth of it 1 471.26.
    expect(stoppedOf(moved())).toEqual([['other-1', '电脑维修', [], '1471.26']])
    expect(everyText(card(moved(), 'hrbp', 'settlement-draft'))).toContain('电脑维修:赔偿损失最多扣 1 471.26 元')
    expect(refused(moved(), 'hrbp', 'settlement-draft', 'submit')).toMatchObject({
      code: 'damage-over-limit',
      values: { most: '1471.26' },
    })
    const changed = named(moved(), laptop('1471.26'))
    expect(stoppedOf(changed)).toEqual([])
    expect(press(changed, 'hrbp', 'settlement-draft', 'submit').state.settlementDraft).toBeDefined()
  })
})
