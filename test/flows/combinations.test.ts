// Two things at once, and days that are seldom played: far zones, make-up days, a holiday and a leap day as the last one.
import { describe, expect, test } from 'vitest'
import { payrollFigures } from '../../src/demo/figures.ts'
import { startClocks } from '../../src/engine/clocks/clocks.ts'
import { lastSettlement } from '../../src/engine/look.ts'
import { goldenLines, settlementOf } from '../settled-case.ts'
import { draftingCase, sentCase, talkDay, verifiedCase } from '../settlement-play.ts'
import { caseAt, everybody, flow, moveTo, openSteps, type Play, press, testWorld } from '../world.ts'

const question = { line: 'overtime', said: '10 月两个周六没有算' }

test('given a line is questioned, when the employee declines, then nobody is asked about the line any more', () => {
  const asked = press(sentCase(), 'employee', 'settlement-review', 'question', question)
  expect(openSteps(asked)).toContain('dispute:E10315')
  const no = press(asked, 'employee', 'settlement-review', 'decline')
  expect(no.state).toMatchObject({ stage: 'declined', ended: { how: 'declined' } })
  expect(openSteps(no)).toEqual([])
  expect(moveTo(no, '2025-11-30T10:00:00Z').state.seq).toBe(no.state.seq)
})

describe('given HR has begun to correct the version, when the employee makes a proposal of her own', () => {
  const both = (): Play => {
    const released = draftingCase({ change: state => ({ ...state, authorityMonths: '2' }) })
    const drafting = press(sentCase(verifiedCase(released)), 'hrbp', 'settlement-watch', 'edit', { why: '奖金核对' })
    return press(drafting, 'employee', 'settlement-review', 'propose', { months: '1', said: '希望多一个月' })
  }

  test('and HR accepts it, then one draft is left, it carries the proposal, and two persons make it a version', () => {
    const accepted = press(both(), 'hrbp', 'counter-offer', 'accept')
    expect(openSteps(accepted).filter(one => /settlement-(draft|verify|send)/.test(one))).toEqual([
      'settlement-verify:E10315',
    ])
    const sent = press(press(accepted, 'payroll', 'settlement-verify', 'pass'), 'hrbp', 'settlement-send', 'send')
    expect(sent.state.settlements.map(one => one.version)).toEqual([1, 2])
    expect(lastSettlement(sent.state)?.net.value).toBe('171100.00')
  })

  test('and HR sends the correction first, then the proposal still waits for its answer', () => {
    const saved = press(both(), 'hrbp', 'settlement-draft', 'save', { ...payrollFigures, bonus: '3500' })
    const passed = press(press(saved, 'hrbp', 'settlement-draft', 'submit'), 'payroll', 'settlement-verify', 'pass')
    const sent = press(passed, 'hrbp', 'settlement-send', 'send')
    expect(lastSettlement(sent.state)?.net.value).toBe('153000.00')
    expect(openSteps(sent)).toContain('counter-offer:E10208')
  })
})

describe('given the employee works in New York', () => {
  const persons = everybody.map(one => (one.id === 'E10866' ? { ...one, timezone: 'America/New_York' } : one))
  const sentAt = (now: string): Play =>
    sentCase(verifiedCase(caseAt('offered', ['settlement-draft'], { world: testWorld({ now, persons }) })))

  test('when it is sent on her Sunday night, then the five days begin on Monday and end at 18:00 there, in winter time', () => {
    expect(sentAt(talkDay).state.considerUntil).toBe('2025-11-03T23:00:00Z')
  })

  test('when a Saturday is worked in China, then it counts there as well', () => {
    // Friday, 10 October, 10:00 in New York; Saturday the 11th is a make-up day.
    expect(sentAt('2025-10-10T14:00:00Z').state.considerUntil).toBe('2025-10-16T22:00:00Z')
  })
})

/** Everything after both have signed, with this last day. */
const effectiveWith = (lastDay: string, now: string, ...steps: readonly string[]): Play =>
  caseAt('effective', ['opening-notice', ...steps], {
    world: testWorld({ now }),
    change: state => ({
      ...state,
      effectiveAt: now,
      settlements: [settlementOf(1, goldenLines, lastDay)],
    }),
  })

test('given the last day is a holiday, then the figures, the certificate and the wages are due on that day all the same', () => {
  const play = moveTo(
    effectiveWith('2025-10-01', '2025-09-26T02:00:00Z', 'closing', 'certificate', 'pay-separation'),
    '2025-10-01T02:00:00Z',
  )
  expect(play.state.closing).toBeDefined()
  const certified = press(play, 'hrbp', 'certificate', 'issue', {
    post: '产品经理',
    contractType: 'open_ended',
    contractStart: '2025-03-18',
  })
  const proof = { amount: '22300.00', paidOn: '2025-10-01', proof: ['file-voucher'] }
  expect(press(certified, 'finance', 'pay-separation', 'proof', proof).state.payments).toHaveLength(1)
  const late = moveTo(play, '2025-10-01T16:00:00Z')
  expect(late.state.steps.filter(one => one.step === 'told-overdue').map(one => one.data?.what)).toEqual([
    'certificate',
    'pay-separation',
  ])
})

describe('a clock that starts in 2028', () => {
  const world = testWorld({ now: '2028-06-01T02:00:00Z' })
  const clocksOf = (id: string, lastDay = '2028-02-29') => {
    const step = flow.steps.find(one => one.id === id)
    if (!step) throw new Error(`no ${id}`)
    const { state } = caseAt('effective', [], {
      change: one => ({ ...one, settlements: [settlementOf(1, goldenLines, lastDay)] }),
    })
    return startClocks(step, 'E10208', world.now, state, world)
  }

  test('given the last day is 29 February, then file and insurance are due on 15 March, the housing fund on 30 March', () => {
    expect(clocksOf('transfer').overdue?.at).toBe('2028-03-15T15:59:00Z')
    expect(clocksOf('housing-fund').overdue?.at).toBe('2028-03-30T15:59:00Z')
  })

  test('given nobody has published the holidays of the year, then its working days are provisional, its calendar days are not', () => {
    expect(Object.values(clocksOf('hr-review')).map(clock => clock.provisional)).toEqual([true, true, true, true])
    expect(clocksOf('transfer').overdue?.provisional).toBe(false)
  })
})
