// P7, P8, P12, P15: a no, a confirmation taken back, a period that ends in silence, and when somebody may ask again.
import { describe, expect, test } from 'vitest'
import { issuedCase } from '../../../../test/settled-case.ts'
import { checkedCase, confirmedCase, laterOn, sentCase } from '../../../../test/settlement-play.ts'
import { moveTo, openSteps, press, refused, testWorld } from '../../../../test/world.ts'
import { lastAgreement, lastSettlement } from '../../look.ts'
import { nextStart } from '../../settlement/next-start.ts'

const { calendar } = testWorld()

describe('the employee does not accept', () => {
  const declined = () =>
    press(laterOn(sentCase(), '2025-10-28T02:00:00Z'), 'employee', 'settlement-review', 'decline', { why: '想留下' })

  test('ends the case, leaves nothing open and tells each side their part', () => {
    const { state, ...play } = declined()
    expect(state).toMatchObject({ stage: 'declined', ended: { how: 'declined' }, declined: { why: '想留下' } })
    expect(openSteps({ state, ...play })).toEqual([])
    expect(state.steps.filter(step => step.status === 'told').map(step => `${step.step}:${step.who}`)).toEqual(
      expect.arrayContaining(['told-declined:E10421', 'declined-receipt:E10866', 'told-declined-hr:E10208']),
    )
    // Nothing made it rest, so the head of HR is not told of it.
    const hr = state.steps.filter(step => step.step === 'told-declined-hr')
    expect(hr.map(({ who, data }) => [who, data])).toEqual([['E10208', { how: 'declined' }]])
  })

  test('closes a new start for ten working days, then leaves one more with the head of HR', () => {
    const past = [declined().state]
    // Ten working days after Tuesday, 28 October 2025 end on Tuesday, 11 November, 18:00.
    expect(nextStart(past, 'E10866', '2025-11-11T09:59:00Z', calendar)).toEqual({
      kind: 'cooling-down',
      until: '2025-11-11T10:00:00Z',
    })
    expect(nextStart(past, 'E10866', '2025-11-11T10:00:00Z', calendar)).toEqual({
      kind: 'needs-hrd',
      declinedAt: '2025-10-28T02:00:00Z',
    })
    expect(nextStart([...past, ...past], 'E10866', '2026-03-02T02:00:00Z', calendar)).toEqual({ kind: 'no-more' })
    expect(nextStart(past, 'E10421', '2025-10-29T02:00:00Z', calendar)).toEqual({ kind: 'free' })
  })

  test('and an offer the company withdrew keeps a new one away for thirty days (P13)', () => {
    const past = [{ ...declined().state, ended: { how: 'withdrawn', at: '2025-10-28T02:00:00Z' } as const }]
    expect(nextStart(past, 'E10866', '2025-11-27T01:59:00Z', calendar)).toMatchObject({ kind: 'cooling-down' })
    expect(nextStart(past, 'E10866', '2025-11-27T02:00:00Z', calendar)).toEqual({ kind: 'free' })
  })

  test('is possible after the confirmation as well, and voids it', () => {
    const back = press(laterOn(confirmedCase(), '2025-10-28T02:00:00Z'), 'employee', 'settlement-receipt', 'withdraw')
    const no = press(back, 'employee', 'settlement-review', 'decline')
    expect(no.state.confirmation).toBeUndefined()
  })

  test('is possible with the agreement in hand as well: the yes before it and the agreement are void', () => {
    const no = press(issuedCase(), 'employee', 'agreement-review', 'decline')
    expect(no.state).toMatchObject({ stage: 'declined', ended: { how: 'declined' } })
    expect(no.state.confirmation).toBeUndefined()
    expect(lastAgreement(no.state)).toBeUndefined()
    expect(no.last).toMatchObject({ reply: { text: 'toast.declined' } })
    expect(openSteps(no)).toEqual([])
  })
})

describe('thinking it over', () => {
  test('before confirming changes nothing', () => {
    const before = sentCase()
    const after = press(before, 'employee', 'settlement-review', 'think')
    expect(after.state.stage).toBe('considering')
    expect(openSteps(after)).toEqual(openSteps(before))
  })

  test('after confirming takes it back at once and closes every way to a signature', () => {
    const confirmed = press(confirmedCase(), 'employee', 'who-proposed', 'company')
    expect(openSteps(confirmed)).toContain('agreement-draft:E10208')
    const back = press(laterOn(confirmed, '2025-10-28T02:00:00Z'), 'employee', 'settlement-receipt', 'withdraw')
    expect(back.state.confirmation).toBeUndefined()
    expect(back.state.stage).toBe('considering')
    expect(openSteps(back)).not.toContain('agreement-draft:E10208')
    expect(openSteps(back)).toContain('settlement-review:E10866')
  })

  test('takes the reservation of the first confirmation back with it', () => {
    const first = press(checkedCase(), 'employee', 'settlement-review', 'confirm', { reservation: '加班另议' })
    const back = press(first, 'employee', 'settlement-receipt', 'withdraw')
    expect(press(back, 'employee', 'settlement-review', 'confirm').state.reservation).toBeUndefined()
  })

  test('taken back when the period is over leaves at least three working days again', () => {
    const late = laterOn(confirmedCase(), '2025-11-07T02:00:00Z')
    const back = press(late, 'employee', 'settlement-receipt', 'withdraw')
    expect(back.state.considerUntil).toBe('2025-11-12T10:00:00Z')
    expect(openSteps(moveTo(back, '2025-11-11T02:00:00Z'))).not.toContain('settlement-silence:E10208')
  })
})

describe('a change after the confirmation', () => {
  test('makes a new version, voids the old yes and everything built on it', () => {
    const confirmed = laterOn(press(confirmedCase(), 'employee', 'who-proposed', 'company'), '2025-10-28T02:00:00Z')
    const reopened = press(confirmed, 'hrbp', 'settlement-watch', 'edit', { why: '补贴漏列' })
    expect(reopened.state.confirmation).toBeDefined()
    const item = { label: '交通补贴', kind: 'pay', otherAmount: '0.01', otherSource: '制度' }
    const saved = press(reopened, 'hrbp', 'settlement-draft', 'other', item)
    const passed = press(press(saved, 'hrbp', 'settlement-draft', 'submit'), 'payroll', 'settlement-verify', 'pass')
    const second = press(passed, 'hrbp', 'settlement-send', 'send')
    expect(second.state.confirmation).toBeUndefined()
    expect(openSteps(second)).not.toContain('agreement-draft:E10208')
    expect(lastSettlement(second.state)?.hash).not.toBe(second.state.settlements[0]?.hash)
    // The answer to who proposed still stands: it is asked once.
    const again = press(checkedCase(second), 'employee', 'settlement-review', 'confirm')
    expect(openSteps(again)).toContain('agreement-draft:E10208')
    expect(openSteps(again)).not.toContain('who-proposed:E10866')
  })
})

describe('silence', () => {
  test('reminds twice in working time, then asks a person, and is never a yes', () => {
    const late = moveTo(sentCase(), '2025-11-03T10:00:00Z')
    expect(late.state.steps.find(step => step.step === 'settlement-review')?.reminded).toBe(2)
    expect(openSteps(late)).toContain('settlement-silence:E10208')
    expect(late.state.stage).toBe('considering')
    expect(late.state.confirmation).toBeUndefined()
  })

  test('may be met with more time, or recorded as not accepted by a person', () => {
    const late = moveTo(sentCase(), '2025-11-03T10:00:00Z')
    const longer = press(late, 'hrbp', 'settlement-silence', 'extend', { days: '3' })
    expect(longer.state.considerUntil).toBe('2025-11-06T10:00:00Z')
    expect(openSteps(moveTo(longer, '2025-11-06T10:00:00Z'))).toContain('settlement-silence:E10208')
    const over = press(late, 'hrbp', 'settlement-silence', 'not-accepted')
    expect(over.state).toMatchObject({ stage: 'declined', ended: { how: 'declined' } })
    expect(over.last).toMatchObject({ reply: { text: 'toast.not-accepted' } })
    for (const days of ['0', '-1', '1.5'])
      expect(refused(late, 'hrbp', 'settlement-silence', 'extend', { days }).fields).toHaveProperty('days')
  })
})
