// Open items: each once with amount and owner, attested one by one, and nothing unknown turned into a figure.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linXiao } from '../../../test/company.ts'
import { sampleFile } from '../../../test/personnel.ts'
import { openSteps, type Play, press, refused, startedCase, testWorld } from '../../../test/world.ts'
import { releaseAnswers } from '../../demo/figures.ts'
import type { PersonnelFile } from '../../model/personnel-file.ts'
import { contradicts, itemKinds, itemsToAttest, openItems, settledAmount } from './open-items.ts'
import { figuresFrom } from './settlement-figures.ts'
import { leaveTaken, monthsBefore, takenFrom } from './taken.ts'

const payroll = { loan: 'yes', expenses: 'none', bonus: 'yes', overtime: 'yes', socialInsurance: 'paid' }

/** Checks supplied, payroll has answered: HR's turn. */
function atReview(file: PersonnelFile = sampleFile('E10866'), answers = payroll): Play {
  const supplied = press(startedCase(testWorld(), linXiao, file), 'manager', 'checks', 'supply', {
    documents: ['file-1'],
    otherPosts: 'offered',
    performance: 'gaps',
    talksBefore: 'documented',
  })
  return press(supplied, 'payroll', 'open-items', 'attest', answers)
}
const idsOf = ({ state }: Play): readonly string[] => itemsToAttest(state).map(item => item.id)
const checked = (play: Play): Play => press(play, 'hrbp', 'item-check', 'checked')

describe('the items of a case', () => {
  test('given files with every kind, then each item appears once, with its owner and its row', () => {
    const items = openItems(atReview(sampleFile('E10873')).state)
    expect(new Set(items.map(item => item.id)).size).toBe(items.length)
    expect(new Set(items.map(item => item.kind))).toEqual(new Set(itemKinds))
    for (const item of items) expect(item.origin?.line).toBeGreaterThan(1)
    expect(items.filter(item => item.amount).map(item => [item.kind, item.amount?.value, item.owner])).toEqual([
      ['expenses', '3480.00', 'finance'],
      ['loans', '-12000.00', 'finance'],
    ])
    expect(items.filter(contradicts).map(item => item.kind)).toEqual(['expenses', ...Array(3).fill('insurance')])
  })

  test('given the golden case, then bonus, overtime and loan have the amounts of the storyboard', () => {
    const amounts = openItems(atReview().state).flatMap(item => (item.amount ? [[item.kind, item.amount.value]] : []))
    expect(amounts).toEqual([
      ['bonus', '3000.00'],
      ['overtime', '1200.00'],
      ['loans', '-2000.00'],
    ])
  })

  test('given no file, then what payroll answered is an item without an amount, and nobody has to attest it', () => {
    const play = atReview({}, { ...payroll, loan: 'unknown', bonus: 'none' })
    expect(openItems(play.state).map(({ kind, payroll, amount }) => [kind, payroll, amount])).toEqual([
      ['overtime', 'yes', undefined],
      ['loans', 'unknown', undefined],
    ])
    expect(openSteps(play)).not.toContain('item-check:E10208')
    expect(openSteps(press(play, 'hrbp', 'hr-review', 'release', releaseAnswers))).toContain('preparation:E10421')
  })
})

describe('the check by HR', () => {
  test('given items that nobody looked at, then nothing is released', () => {
    const play = atReview()
    expect(openSteps(play)).toContain('item-check:E10208')
    expect(refused(play, 'hrbp', 'hr-review', 'release', releaseAnswers).code).toBe('items-open')
    const some = press(play, 'hrbp', 'item-check', 'item-confirmed', { items: idsOf(play).slice(1) })
    expect(refused(some, 'hrbp', 'hr-review', 'release', releaseAnswers).code).toBe('items-open')
    const all = checked(press(some, 'hrbp', 'item-check', 'item-unknown', { items: idsOf(play).slice(0, 1) }))
    expect(openSteps(press(all, 'hrbp', 'hr-review', 'release', releaseAnswers))).toContain('preparation:E10421')
  })

  test('given an item of another case or nothing at all, then nothing is attested', () => {
    const play = atReview()
    expect(refused(play, 'hrbp', 'item-check', 'item-confirmed', { items: ['loans-00000000'] }).fields).toEqual({
      items: 'unknown-choice',
    })
    expect(refused(play, 'hrbp', 'item-check', 'item-unknown', {}).fields).toEqual({ items: 'required' })
    const [first = ''] = idsOf(play)
    expect(
      refused(play, 'hrbp', 'item-check', 'item-wrong', { item: first, note: '已付', amount: '-1' }).fields,
    ).toEqual({
      amount: 'bad-amount',
    })
  })

  test('given HR hands over the review, then the list goes along', () => {
    const escalated = press(atReview(), 'hrbp', 'hr-review', 'escalate', { why: '需要判断' })
    expect(openSteps(press(escalated, 'hrd', 'hr-escalation', 'take'))).toContain('item-check:E10112')
  })

  test('given confirmed, wrong and unknown, then the settlement starts with what is known and leaves the rest open', () => {
    const play = atReview()
    const [bonus = '', overtime = '', loan = ''] = idsOf(play)
    const first = press(play, 'hrbp', 'item-check', 'item-confirmed', { items: [bonus, loan] })
    const second = press(first, 'hrbp', 'item-check', 'item-unknown', { items: [overtime] })
    const third = press(second, 'hrbp', 'item-check', 'item-wrong', {
      item: loan,
      note: '九月已还 500',
      amount: '1500',
    })
    const loanItem = openItems(third.state).find(item => item.id === loan)
    expect(loanItem && settledAmount(loanItem)?.value).toBe('-1500.00')
    expect(figuresFrom(third.state, third.world)).toEqual({
      bonus: '3000.00',
      bonusSource: 'bonus.csv 2025-10-20 #2',
      loan: '1500.00',
      loanSource: 'HR',
    })
  })

  test('given overtime hours without an amount, then the law reckons them; a loan without a paper is never set off', () => {
    const play = atReview(sampleFile('E10873'))
    const all = press(play, 'hrbp', 'item-check', 'item-confirmed', { items: idsOf(play) })
    // 6 hours on a rest day: 16000 ÷ 21.75 ÷ 8 × 6 × 200 %.
    expect(figuresFrom(all.state, all.world)).toEqual({
      overtime: '1103.45',
      overtimeSource: 'overtime.csv 2025-10-20 #5',
    })
  })
})

describe('what a case takes over', () => {
  test('given older and later rows, then only twelve months and open items come along', () => {
    const taken = takenFrom(sampleFile('E10866'), '2025-10-20')
    expect(monthsBefore('2025-10-20')).toEqual([
      ...['2024-10', '2024-11', '2024-12', '2025-01', '2025-02', '2025-03'],
      ...['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09'],
    ])
    expect(taken.pay?.map(row => row.effectiveOn)).toEqual(['2025-01-01'])
    expect(taken.expenses).toEqual([])
    expect(taken.insurance).toEqual([])
    expect(taken.assets?.map(row => row.asset)).toEqual(['MK-0866', 'NB-3021'])
    expect(taken.agreements).toBeUndefined()
  })

  test('given any day, then no row lies outside its window and none is made up', () => {
    const file = sampleFile('E10873')
    const day = fc.date({ min: new Date('2023-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, date => {
        const text = date.toISOString().slice(0, 10)
        const months = monthsBefore(text)
        const taken = takenFrom(file, text)
        expect(months).toHaveLength(12)
        for (const row of taken.performance ?? []) expect(months).toContain(row.month)
        for (const row of taken.training ?? []) expect(row.finishedOn <= text).toBe(true)
        for (const [kind, rows] of Object.entries(taken))
          for (const row of rows ?? []) expect(file[kind as keyof PersonnelFile]).toContainEqual(row)
      }),
    )
  })

  test('given leave of this and of last year, then only this year counts, with its source', () => {
    expect(leaveTaken(sampleFile('E10866'), '2025-10-20', 'now')).toMatchObject({
      value: '4',
      source: 'leave.csv 2025-10-20 #4',
    })
    expect(leaveTaken(sampleFile('E10866'), '2026-01-05', 'now')).toBeUndefined()
    const play = startedCase(testWorld(), { ...linXiao, leaveTakenDays: undefined }, sampleFile('E10866'))
    expect(play.state.facts.leaveTakenDays).toMatchObject({ value: '4', source: 'leave.csv 2025-10-20 #4' })
  })
})
