// After the agreement took effect: who sees what, what is paid, what is late, and how it can be taken back.
import { describe, expect, it } from 'vitest'
import { card, everyText } from '../../../../test/card-view.ts'
import {
  effectiveCase,
  estimatedLines,
  issuedCase,
  plainClauses,
  settledCase,
  signedCase,
} from '../../../../test/settled-case.ts'
import { attempt, instanceFor, moveTo, openSteps, type Play, press, refused, rendered } from '../../../../test/world.ts'
import { money } from '../../../model/money.ts'
import { followUpsOf } from '../../after/follow-ups.ts'
import { mandatoryItems } from '../../after/mandatory.ts'

const lastDay = '2025-11-30T02:00:00Z'
const evening = '2025-11-30T10:30:00Z'
const voucher = (amount: string, more: Record<string, string | readonly string[]> = {}) => ({
  amount,
  paidOn: '2025-11-30',
  proof: ['file-voucher'],
  ...more,
})
const seenBy = (play: Play, who: string) => play.state.steps.filter(step => step.who === who).map(step => step.step)

describe('until the agreement is effective', () => {
  it.each([
    ['issued', () => issuedCase()],
    ['signed by the employee', () => signedCase()],
  ])('IT, administration and finance see nothing: %s', (_, make) => {
    const play = make()
    for (const who of ['E10392', 'E10456', 'E10347']) expect(seenBy(play, who)).toEqual([])
  })
})

describe('when it takes effect', () => {
  it('each owner has their own task, and the copies go out when the signed paper is there', () => {
    const play = effectiveCase()
    expect(seenBy(play, 'E10392')).toEqual(['accounts'])
    expect(seenBy(play, 'E10456')).toEqual(['assets'])
    expect(seenBy(play, 'E10347')).toEqual(['expenses', 'pay-separation'])
    expect(seenBy(play, 'E10129')).toContain('effective-signatory')
    expect(seenBy(play, 'E10421')).toContain('effective-manager')
  })

  it('the announcement is the employee’s choice, and own words need words', () => {
    const play = effectiveCase()
    expect(
      refused(play, 'employee', 'announcement', 'choose', { when: '2025-11-24', how: 'own-words' }).fields,
    ).toEqual({ words: 'required' })
    const yesterday = { when: '2025-10-29', how: 'nothing' }
    expect(refused(play, 'employee', 'announcement', 'choose', yesterday).fields).toEqual({ when: 'past-date' })
    const chosen = press(play, 'employee', 'announcement', 'choose', {
      when: '2025-11-24',
      how: 'own-words',
      words: '我月底离开,谢谢大家。',
    })
    for (const who of ['E10421', 'E10208']) expect(seenBy(chosen, who)).toContain('told-announcement')
    expect(chosen.state.answers.announcement?.values).toMatchObject({
      when: '2025-11-24',
      words: '我月底离开,谢谢大家。',
    })
  })
})

describe('the employee takes the agreement back (P12d)', () => {
  it('within two working days: the contract goes on, tasks stop, HR undoes what was begun', () => {
    // Effective on Thursday, 30 October; the second working day after it is Monday, 3 November.
    const started = press(effectiveCase(), 'admin', 'assets', 'done', { note: '电脑已收回' })
    expect(started.state.withdrawUntil).toBe('2025-11-03T10:00:00Z')
    const back = press(moveTo(started, '2025-11-03T09:59:00Z'), 'employee', 'effective-employee', 'withdraw-agreement')
    expect(back.state.stage).toBe('withdrawn')
    expect(back.state.effectiveAt).toBeUndefined()
    expect(openSteps(back)).toEqual(['rollback:E10208'])
    const off = back.state.steps.filter(step => step.step === 'told-task-off')
    expect(off.map(({ who, data }) => [who, data?.task])).toEqual([
      ['E10456', 'assets'],
      ['E10392', 'accounts'],
      ['E10347', 'expenses'],
      ['E10347', 'pay-separation'],
    ])
    for (const who of ['E10866', 'E10421']) expect(seenBy(back, who)).toContain('told-contract-goes-on')
    const undone = press(back, 'hrbp', 'rollback', 'done', { note: '电脑已归还' })
    expect(undone.state.ended).toMatchObject({ how: 'withdrawn' })
  })

  it('and whoever was to pay at the hand-over learns that nothing is to be paid', () => {
    const done = press(effectiveCase(), 'manager', 'handover', 'done', { note: '已接收' })
    const back = press(done, 'employee', 'effective-employee', 'withdraw-agreement')
    const off = back.state.steps.filter(step => step.step === 'told-task-off').map(step => step.data?.task)
    expect(off).toContain('pay-handover')
  })

  it('to the very end of the second day', () => {
    const play = effectiveCase()
    const last = { ...play, world: { ...play.world, now: '2025-11-03T10:00:00Z' } }
    expect(press(last, 'employee', 'effective-employee', 'withdraw-agreement').state.stage).toBe('withdrawn')
  })

  it('not later', () => {
    const play = moveTo(effectiveCase(), '2025-11-03T10:00:01Z')
    expect(refused(play, 'employee', 'effective-employee', 'withdraw-agreement').code).toBe('stale-card')
    // Nobody's clock has to come first for that.
    const late = { ...effectiveCase(), world: { ...play.world, now: '2025-11-03T10:00:01Z' } }
    expect(refused(late, 'employee', 'effective-employee', 'withdraw-agreement')).toMatchObject({
      code: 'withdrawal-over',
      values: { until: '2025-11-03T10:00:00Z' },
    })
  })
})

describe('the two payments', () => {
  it('the sum of the day of separation is the settlement’s, to the fen', () => {
    const play = moveTo(effectiveCase(), evening)
    expect(refused(play, 'finance', 'pay-separation', 'proof', voucher('22300.01')).fields).toEqual({
      amount: 'differs-from-settlement',
    })
    expect(refused(play, 'finance', 'pay-separation', 'proof', voucher('152500.00')).fields).toEqual({
      amount: 'differs-from-settlement',
    })
    expect(
      refused(play, 'finance', 'pay-separation', 'proof', voucher('22300.00', { paidOn: '2025-12-01' })).fields,
    ).toEqual({ paidOn: 'payment-in-future' })
    // In effect since 30 October.
    expect(
      refused(play, 'finance', 'pay-separation', 'proof', voucher('22300.00', { paidOn: '2025-10-29' })).fields,
    ).toEqual({ paidOn: 'payment-before-effect' })
    expect(refused(play, 'finance', 'pay-separation', 'proof', voucher('22300.00', { proof: [] })).fields).toEqual({
      proof: 'required',
    })
    const paid = press(play, 'finance', 'pay-separation', 'proof', voucher('22,300'))
    expect(paid.state.payments).toMatchObject([{ part: 'separation', amount: { value: '22300.00' } }])
    expect(openSteps(paid)).toContain('payment-check:E10866')
  })

  it('nobody is asked to pay nought where the deductions took all of the day, once the figures are final', () => {
    // 28 200.00 are due that day, less 3 480.00 and 420.00.
    const lent = estimatedLines.map(one => (one.id === 'loan' ? { ...one, amount: money('-24300') } : one))
    const play = effectiveCase(signedCase(moveTo(issuedCase(settledCase(undefined, lent)), '2025-10-30T04:00:00Z')))
    expect(openSteps(play)).toContain('pay-separation:E10347')
    const lastDay = moveTo(play, '2025-11-30T01:00:00Z')
    const figures = { wage: '16000', source: '11 月工资表' }
    const final = press(lastDay, 'payroll', 'closing-figures', 'set', figures)
    expect(openSteps(final)).not.toContain('pay-separation:E10347')
    const more = press(lastDay, 'payroll', 'closing-figures', 'set', { ...figures, wage: '16000.01' })
    expect(openSteps(more)).toContain('pay-separation:E10347')
  })

  it('severance is asked for when the hand-over is done', () => {
    const play = moveTo(effectiveCase(), lastDay)
    expect(openSteps(play)).not.toContain('pay-handover:E10347')
    const done = press(play, 'manager', 'handover', 'done', { note: '已接收' })
    expect(openSteps(done)).toContain('pay-handover:E10347')
    const paid = press(done, 'finance', 'pay-handover', 'proof', voucher('130200.00'))
    expect(paid.state.payments).toMatchObject([{ part: 'handover', amount: { value: '130200.00' } }])
  })

  it('is late after the day agreed for the hand-over, also when the hand-over was done early', () => {
    const draft = press(settledCase(), 'hrbp', 'agreement-draft', 'prepare', {
      ...plainClauses,
      handoverBy: '2025-11-28',
    })
    const issued = rendered(press(draft, 'hrbp', 'agreement-draft', 'send'), 'agreement-v1')
    const effective = effectiveCase(signedCase(moveTo(issued, '2025-10-30T04:00:00Z')))
    const done = press(effective, 'manager', 'handover', 'done', { note: '已接收' })
    const late = (at: string) =>
      moveTo(done, at).state.steps.some(step => step.step === 'told-overdue' && step.data?.what === 'pay-handover')
    expect(everyText(card(done, 'finance', 'pay-handover'))).toContain('2025 年 11 月 28 日 星期五')
    expect(late('2025-11-28T15:58:00Z')).toBe(false)
    expect(late('2025-11-28T15:59:00Z')).toBe(true)
  })

  it('or when the company let the day of the hand-over pass', () => {
    const play = moveTo(effectiveCase(), '2025-11-30T16:00:00Z')
    expect(everyText(card(play, 'finance', 'pay-handover'))).not.toContain('工作交接还没有办结')
    expect(openSteps(play)).toContain('pay-handover:E10347')
    const late = press(play, 'manager', 'handover', 'done', { note: '补接收' })
    expect(openSteps(late).filter(step => step.startsWith('pay-handover'))).toHaveLength(1)
  })

  it('what the employee says did not arrive goes back to finance, and a new voucher is checked again', () => {
    const paid = press(moveTo(effectiveCase(), evening), 'finance', 'pay-separation', 'proof', voucher('22300.00'))
    const missing = press(paid, 'employee', 'payment-check', 'missing', { what: 'not-arrived', said: '卡里没有' })
    expect(openSteps(missing)).toContain('payment-trouble:E10347')
    expect(mandatoryItems(missing.state).find(item => item.id === 'payment-separation')?.present).toBe(false)
    const again = press(missing, 'finance', 'payment-trouble', 'proof', voucher('22300.00'))
    const received = press(again, 'employee', 'payment-check', 'received')
    expect(received.state.payments[0]?.received?.kind).toBe('received')
    expect(mandatoryItems(received.state).find(item => item.id === 'payment-separation')?.present).toBe(true)
  })

  it('waits for final figures, and a difference found after the payment is paid as well, alone', () => {
    const estimated = settledCase(state => state, estimatedLines)
    const signed = signedCase(moveTo(issuedCase(estimated), '2025-10-30T04:00:00Z'))
    const play = moveTo(effectiveCase(signed), evening)
    expect(refused(play, 'finance', 'pay-separation', 'proof', voucher('22300.00')).code).toBe('figures-open')
    const final = press(play, 'payroll', 'closing-figures', 'set', { wage: '16500', source: '11 月工资表' })
    const paid = press(final, 'finance', 'pay-separation', 'proof', voucher('22800.00'))
    expect(openSteps(paid)).not.toContain('pay-closing:E10347')
    const asked = press(paid, 'employee', 'closing-review', 'question', { line: 'wage', said: '少了一天' })
    const corrected = press(asked, 'payroll', 'closing-question', 'correct', { wage: '17000', source: '更正的考勤' })
    expect(openSteps(corrected)).toContain('pay-closing:E10347')
    expect(refused(corrected, 'finance', 'pay-closing', 'proof', voucher('23300.00')).fields).toEqual({
      amount: 'differs-from-settlement',
    })
    const settled = press(corrected, 'finance', 'pay-closing', 'proof', voucher('500.00'))
    expect(followUpsOf(settled.state).find(item => item.id === 'wages')?.done).toBe(true)
  })

  it('a delay has a reason that HR and the employee read', () => {
    const play = press(moveTo(effectiveCase(), evening), 'finance', 'pay-separation', 'delay', { why: '银行系统维护' })
    expect(instanceFor(play.state, 'employee', 'told-note')?.data?.text).toBe('银行系统维护')
    expect(instanceFor(play.state, 'hrbp', 'told-note')?.data?.text).toBe('银行系统维护')
    expect(openSteps(play)).toContain('pay-separation:E10347')
  })
})

describe('what is late (P27)', () => {
  const overdue = (play: Play) =>
    play.state.steps.filter(step => step.step === 'told-overdue').map(step => step.data?.what)

  it('wages, certificate and hand-over at the end of the last day; the head of HR is told, and the employee sees it', () => {
    const play = moveTo(effectiveCase(), '2025-11-30T16:00:00Z')
    expect(overdue(play)).toEqual(expect.arrayContaining(['certificate', 'pay-separation', 'handover']))
    expect(play.state.steps.filter(step => step.step === 'told-overdue').every(step => step.who === 'E10112')).toBe(
      true,
    )
    expect(
      followUpsOf(play.state)
        .filter(item => !item.done)
        .map(item => item.id),
    ).toEqual(expect.arrayContaining(['wages', 'severance', 'certificate']))
  })

  it('the transfer after 15 days, the housing fund after 30', () => {
    const play = effectiveCase()
    expect(overdue(moveTo(play, '2025-12-15T15:58:00Z'))).not.toContain('transfer')
    expect(overdue(moveTo(play, '2025-12-15T16:00:00Z'))).toContain('transfer')
    expect(overdue(moveTo(play, '2025-12-30T16:00:00Z'))).toContain('housing-fund')
  })

  it('nothing that was done in time', () => {
    let play = moveTo(effectiveCase(), evening)
    play = press(play, 'finance', 'pay-separation', 'proof', voucher('22300.00'))
    expect(overdue(moveTo(play, '2025-12-02T16:00:00Z'))).not.toContain('pay-separation')
  })
})

describe('a paper copy', () => {
  it('is asked for once', () => {
    const play = press(effectiveCase(), 'employee', 'effective-employee', 'paper-copy')
    const again = attempt(play, 'employee', 'effective-employee', 'paper-copy')
    expect(again).toMatchObject({ kind: 'repeated', reply: { text: 'toast.paper-copy-asked' } })
    expect(openSteps(play).filter(step => step === 'paper-copy:E10208')).toHaveLength(1)
  })
})

describe('the survey', () => {
  it('comes seven days after the last day, whatever else is open; high pressure goes to the head of HR', () => {
    const before = moveTo(effectiveCase(), '2025-12-07T15:00:00Z')
    expect(openSteps(before)).not.toContain('survey:E10866')
    const play = moveTo(before, '2025-12-08T02:00:00Z')
    const answered = press(play, 'employee', 'survey', 'start', {
      respect: '2',
      clarity: '4',
      pressure: '4',
      money: '5',
    })
    expect(answered.state.survey).toMatchObject({ pressure: '4' })
    expect(seenBy(answered, 'E10112')).toContain('told-survey-pressure')
    const calm = press(play, 'employee', 'survey', 'start', { respect: '5', clarity: '4', pressure: '3', money: '5' })
    expect(seenBy(calm, 'E10112')).not.toContain('told-survey-pressure')
  })

  it('may be left out, and ends by itself after 30 days', () => {
    const play = moveTo(effectiveCase(), '2025-12-08T02:00:00Z')
    const skipped = press(play, 'employee', 'survey', 'skip')
    expect(openSteps(skipped)).not.toContain('survey:E10866')
    expect(skipped.state.answers.survey?.values).toEqual({ skipped: 'yes' })
    expect(openSteps(moveTo(play, '2026-01-07T02:00:00Z'))).not.toContain('survey:E10866')
  })
})
