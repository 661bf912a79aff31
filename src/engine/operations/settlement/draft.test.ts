// H2 refuses what may not stand: amounts without a source, loans without paper, lines below the law, unknown figures, open local averages.
import { describe, expect, test } from 'vitest'
import { card, everyText } from '../../../../test/card-view.ts'
import { draftingCase, sentCase, verifiedCase } from '../../../../test/settlement-play.ts'
import { openSteps, press, refused, testWorld } from '../../../../test/world.ts'
import { payrollFigures } from '../../../demo/figures.ts'
import type { LawView } from '../../../model/world.ts'
import { lastSettlement } from '../../look.ts'
import { compose } from '../../settlement/compose.ts'

const source = '工资台账'

/** HR may offer so many months above the law. */
const authorised = (authorityMonths: string) => draftingCase({ change: state => ({ ...state, authorityMonths }) })

describe('what HR types', () => {
  test('needs a source for every figure, nought included', () => {
    const refusal = refused(draftingCase(), 'hrbp', 'settlement-draft', 'save', { overtime: '0' })
    expect(refusal.fields).toEqual({ overtimeSource: 'source-needed' })
  })

  test('needs a written agreement to set off a loan, and none where there is no loan', () => {
    const { loanAgreement: _none, ...without } = payrollFigures
    const refusal = refused(draftingCase(), 'hrbp', 'settlement-draft', 'save', without)
    expect(refusal.fields).toEqual({ loanAgreement: 'written-agreement-needed' })
    const play = press(draftingCase(), 'hrbp', 'settlement-draft', 'save', { ...without, loan: '0', loanSource: '' })
    expect(compose(play.state, play.world).net?.value).toBe('154500.00')
    expect(compose(play.state, play.world).lines.some(line => line.id === 'loan')).toBe(false)
  })

  test('names every bad field at once and changes nothing', () => {
    const start = draftingCase()
    const refusal = refused(start, 'hrbp', 'settlement-draft', 'save', { overtime: '-5', bonus: 'abc', gold: '1' })
    expect(refusal.fields).toEqual({ overtime: 'bad-amount', bonus: 'bad-amount', gold: 'unknown-field' })
    expect(start.state.answers['settlement-draft']).toBeUndefined()
  })

  test.each([
    ['severance', '130199.99'],
    ['leave', '7999.99'],
    ['wage', '15999.99'],
  ])('cannot put %s below what is owed', (line, amount) => {
    const refusal = refused(draftingCase(), 'hrbp', 'settlement-draft', 'offer', {
      [line]: amount,
      offerSource: source,
    })
    expect(refusal.fields).toEqual({ [line]: 'below-statutory' })
  })

  test('may give more than the law, up to the authority', () => {
    const raised = { severance: '131000', offerSource: source }
    const more = press(authorised('0.1'), 'hrbp', 'settlement-draft', 'offer', raised)
    expect(compose(more.state, more.world).lines.find(line => line.id === 'severance')).toMatchObject({
      amount: { value: '131000.00' },
      floor: { value: '130200.00' },
      source,
    })
    const beyond = { exGratiaMonths: '1', offerSource: source }
    expect(refused(draftingCase(), 'hrbp', 'settlement-draft', 'offer', beyond).fields).toEqual({
      exGratiaMonths: 'over-authority',
    })
    expect(refused(authorised('1'), 'hrbp', 'settlement-draft', 'offer', { exGratiaMonths: '1' }).fields).toEqual({
      offerSource: 'source-needed',
    })
    const given = press(authorised('1'), 'hrbp', 'settlement-draft', 'offer', beyond)
    expect(compose(given.state, given.world).lines.find(line => line.id === 'ex-gratia')?.amount.value).toBe('18600.00')
  })

  test.each([
    ['a severance raised by itself', '0', { severance: '130200.01' }],
    ['one raised by more than the months allow', '2', { severance: '167400.01' }],
    ['one raised beside further months', '2', { exGratiaMonths: '1.9', severance: '132060.01' }],
  ])('counts %s against the authority', (_, months, values) => {
    const refusal = refused(authorised(months), 'hrbp', 'settlement-draft', 'offer', { ...values, offerSource: source })
    expect(refusal.fields).toEqual({ severance: 'over-authority' })
  })

  test('may raise the severance by exactly the months allowed: 7 and 2 months of 18 600', () => {
    const raised = { severance: '167400', offerSource: source }
    const play = press(authorised('2'), 'hrbp', 'settlement-draft', 'offer', raised)
    expect(openSteps(verifiedCase(play))).toContain('settlement-send:E10208')
  })

  test('cannot deduct more than is paid on the day of separation, to the fen; the severance stays whole', () => {
    // 16 000 + 1 200 + 3 000 + 8 000 − 3 480 − 420 are 24 300 before the loan.
    const lent = (loan: string) =>
      press(draftingCase(), 'hrbp', 'settlement-draft', 'save', { ...payrollFigures, loan })
    expect(refused(lent('24300.01'), 'hrbp', 'settlement-draft', 'submit')).toMatchObject({
      code: 'deductions-exceed-pay',
      values: { amount: '0.01' },
    })
    const all = press(lent('24300'), 'hrbp', 'settlement-draft', 'submit')
    expect(compose(all.state, all.world).net?.value).toBe('130200.00')
  })

  test('cannot be handed over or sent once the last working day is over', () => {
    const over = testWorld({ now: '2025-11-30T16:00:00Z' })
    const passed = { code: 'last-day-passed', values: { date: '2025-11-30' } }
    const saved = press(draftingCase(), 'hrbp', 'settlement-draft', 'save', payrollFigures)
    expect(refused({ ...saved, world: over }, 'hrbp', 'settlement-draft', 'submit')).toMatchObject(passed)
    expect(refused({ ...verifiedCase(), world: over }, 'hrbp', 'settlement-send', 'send')).toMatchObject(passed)
  })

  test('leaves the whole time to consider before the last working day', () => {
    const saved = press(draftingCase(), 'hrbp', 'settlement-draft', 'save', payrollFigures)
    const ending = (lastDay: string) =>
      press(saved, 'hrbp', 'settlement-draft', 'facts', { lastDay, source: '双方商定' })
    // Five working days from Monday, 27 October.
    const until = '2025-11-03T10:00:00Z'
    const inside = { code: 'last-day-in-period', values: { date: '2025-11-02', until } }
    expect(refused(ending('2025-11-02'), 'hrbp', 'settlement-draft', 'submit')).toMatchObject(inside)
    const verified = verifiedCase(ending('2025-11-03'))
    expect(openSteps(press(verified, 'hrbp', 'settlement-send', 'send'))).toContain('settlement-review:E10866')
    // Sent a day later it would end a day later.
    const tuesday = { ...verified, world: testWorld({ now: '2025-10-28T02:00:00Z' }) }
    expect(refused(tuesday, 'hrbp', 'settlement-send', 'send').code).toBe('last-day-in-period')
  })

  test('keeps items of its own name, replaces them, removes them with nought, and deducts only with paper', () => {
    const item = { label: '交通补贴', kind: 'pay', otherAmount: '300', otherSource: source }
    const added = press(draftingCase(), 'hrbp', 'settlement-draft', 'other', item)
    const changed = press(added, 'hrbp', 'settlement-draft', 'other', { ...item, otherAmount: '350' })
    const lines = (play: typeof added) => compose(play.state, play.world).lines.filter(line => line.label !== undefined)
    expect(lines(changed).map(line => [line.id, line.amount.value])).toEqual([['other-1', '350.00']])
    expect(lines(press(changed, 'hrbp', 'settlement-draft', 'other', { ...item, otherAmount: '0' }))).toEqual([])
    const deduct = { ...item, label: '预支差旅费', kind: 'deduct' }
    expect(refused(added, 'hrbp', 'settlement-draft', 'other', deduct).fields).toEqual({
      otherAgreement: 'written-agreement-needed',
    })
    const agreed = press(added, 'hrbp', 'settlement-draft', 'other', { ...deduct, otherAgreement: 'yes' })
    expect(lines(agreed).map(line => line.amount.value)).toEqual(['300.00', '-300.00'])
  })
})

describe('what nobody knows', () => {
  test('stops its line, gives no total and cannot be submitted', () => {
    const play = draftingCase({ world: testWorld(), facts: { leaveTakenDays: undefined, monthlyWage: undefined } })
    const saved = press(play, 'hrbp', 'settlement-draft', 'save', payrollFigures)
    const made = compose(saved.state, saved.world)
    expect(made.stopped.map(({ id, missing }) => [id, missing])).toEqual([
      ['wage', ['monthlyWage']],
      ['leave', ['leaveTakenDays']],
    ])
    expect(made.net).toBeUndefined()
    expect(refused(saved, 'hrbp', 'settlement-draft', 'submit').code).toBe('settlement-unknown')
  })

  test('is typed by HR with its source, and the figure follows', () => {
    const play = draftingCase({ world: testWorld(), facts: { leaveTakenDays: undefined } })
    expect(refused(play, 'hrbp', 'settlement-draft', 'facts', { leaveTakenDays: '4', source: '' }).fields).toEqual({
      source: 'required',
    })
    const told = press(play, 'hrbp', 'settlement-draft', 'facts', { leaveTakenDays: '4', source: '考勤系统' })
    const leave = compose(told.state, told.world).lines.find(line => line.id === 'leave')
    expect(leave).toMatchObject({ amount: { value: '8000.00' }, factSources: { leaveTakenDays: '考勤系统' } })
    expect(told.state.facts.leaveTakenDays).toMatchObject({ source: '考勤系统', by: 'E10208' })
    // What the form only showed keeps where it came from.
    expect(told.state.facts.hireDate?.source).toBe('directory')
  })

  test('takes days of leave from a file for its own year only: a last day in the next one asks for them', () => {
    const saved = press(draftingCase(), 'hrbp', 'settlement-draft', 'save', payrollFigures)
    const facts = (play: typeof saved, values: Record<string, string>) =>
      press(play, 'hrbp', 'settlement-draft', 'facts', { ...values, source: '双方商定' })
    // The form still shows the four days of 2025 beside the new day.
    const moved = facts(saved, { lastDay: '2026-01-30', leaveTakenDays: '4' })
    expect(compose(moved.state, moved.world).stopped).toMatchObject([{ id: 'leave', missing: ['leaveTakenDays'] }])
    const told = card(moved, 'hrbp', 'settlement-draft')
    expect(everyText(told)).toContain('最后工作日在 2026 年')
    expect(everyText(card(saved, 'hrbp', 'settlement-draft'))).not.toContain('之前年度')
    const typed = facts(moved, { leaveTakenDays: '0', localConfirmed: 'yes' })
    expect(compose(typed.state, typed.world).stopped).toEqual([])
  })

  test('asks for the local average where the law pack has none, and is not content with a tick', () => {
    const play = draftingCase({ world: testWorld(), facts: { city: '保定', avgMonthlyWage: '30000' } })
    const saved = press(play, 'hrbp', 'settlement-draft', 'save', payrollFigures)
    expect(compose(saved.state, saved.world).stopped.map(({ id }) => id)).toEqual(['severance', 'severance-tax'])
    const ticked = press(saved, 'hrbp', 'settlement-draft', 'facts', { localConfirmed: 'yes', source })
    expect(refused(ticked, 'hrbp', 'settlement-draft', 'submit').code).toBe('settlement-unknown')
    const told = press(saved, 'hrbp', 'settlement-draft', 'facts', { localAvgAnnualWage: '96000', source: '统计公报' })
    expect(compose(told.state, told.world).lines.find(line => line.id === 'severance')?.amount.value).toBe('168000.00')
  })

  test('asks for the minimum wage where an average pay may lie below it and the law pack has none (IR 27)', () => {
    const play = draftingCase({ world: testWorld(), facts: { city: '某市', avgMonthlyWage: '2000' } })
    const severance = (one: typeof play) => compose(one.state, one.world).lines.find(line => line.id === 'severance')
    expect(compose(play.state, play.world).stopped).toContainEqual(
      expect.objectContaining({ id: 'severance', missing: ['localMinMonthlyWage'] }),
    )
    const told = press(play, 'hrbp', 'settlement-draft', 'minimum', { localMinMonthlyWage: '2100', source: '市人社局' })
    expect(severance(told)?.amount.value).toBe('14700.00')
  })

  test('waits for HR to confirm an average that is carried forward from an earlier year', () => {
    const world = testWorld()
    const carried: LawView['warnings'] = [{ code: 'parameter_carried_forward' }]
    const law: typeof world.law = request => ({ ...world.law(request), warnings: carried })
    const saved = press(draftingCase({ world: { ...world, law } }), 'hrbp', 'settlement-draft', 'save', payrollFigures)
    expect(compose(saved.state, saved.world).local).toMatchObject({ kind: 'to-confirm', annual: '149208.00' })
    expect(refused(saved, 'hrbp', 'settlement-draft', 'submit').code).toBe('local-figure-open')
    const confirmed = press(saved, 'hrbp', 'settlement-draft', 'facts', { localConfirmed: 'yes', source: '人社局公告' })
    expect(openSteps(press(confirmed, 'hrbp', 'settlement-draft', 'submit'))).toContain('settlement-verify:E10315')
  })

  test.each([
    [{ lastDay: '2025-10-01' }, { lastDay: 'past-date' }],
    [{ hireDate: '2026-01-01' }, { hireDate: 'after-last-day' }],
    [{ uiContributionMonths: '80.5' }, { uiContributionMonths: 'whole-number' }],
    [{}, { source: 'nothing-given' }],
  ])('refuses facts that cannot be: %j', (values, fields) => {
    expect(refused(draftingCase(), 'hrbp', 'settlement-draft', 'facts', { ...values, source }).fields).toEqual(fields)
  })
})

describe('a version that is out', () => {
  test('is corrected only by a new one that voids what was confirmed', () => {
    const sent = sentCase()
    const later = { ...sent, world: { ...sent.world, now: '2025-10-28T02:00:00Z' } }
    const reopened = press(later, 'hrbp', 'settlement-watch', 'edit', { why: '奖金补发 200' })
    const saved = press(reopened, 'hrbp', 'settlement-draft', 'save', { bonus: '3200', bonusSource: '奖金系统更正' })
    const passed = press(press(saved, 'hrbp', 'settlement-draft', 'submit'), 'payroll', 'settlement-verify', 'pass')
    const second = press(passed, 'hrbp', 'settlement-send', 'send')
    expect(lastSettlement(second.state)).toMatchObject({ version: 2, why: 'edited', reason: '奖金补发 200' })
    expect(lastSettlement(second.state)?.net.value).toBe('152700.00')
    expect(second.state.checkedLines).toEqual([])
  })

  test.each([
    ['months', { exGratiaMonths: '1' }],
    ['a higher severance', { severance: '148800' }],
  ])('offers anew only within the limits, also by %s', (_, door) => {
    const sent = sentCase(verifiedCase(authorised('3')))
    const reopened = press(sent, 'hrbp', 'settlement-watch', 'edit', { why: '加一个月' })
    const more = press(reopened, 'hrbp', 'settlement-draft', 'offer', { ...door, offerSource: source })
    expect(refused(more, 'hrbp', 'settlement-draft', 'submit').code).toBe('reoffer-too-soon')
    const twoDaysOn = { ...more, world: { ...more.world, now: '2025-10-29T02:00:00Z' } }
    expect(openSteps(press(twoDaysOn, 'hrbp', 'settlement-draft', 'submit'))).toContain('settlement-verify:E10315')
  })
})
