// M8/H3: the employee proposes; HR answers within its authority, the head of HR beyond it; two further offers at most, two working days apart.
import { describe, expect, test } from 'vitest'
import { draftingCase, laterOn, sentCase, talkDay, verifiedCase } from '../../../../test/settlement-play.ts'
import { attempt, moveTo, openSteps, type Play, press, refused, testWorld } from '../../../../test/world.ts'
import { lastSettlement } from '../../look.ts'

const plusTwo = { months: '2', said: '希望 N+2' }
const wednesday = '2025-10-29T02:00:00Z'

const sentWith = (authorityMonths: string): Play =>
  sentCase(verifiedCase(draftingCase({ world: testWorld({ now: talkDay }), change: s => ({ ...s, authorityMonths }) })))
const proposed = (authorityMonths: string): Play =>
  press(sentWith(authorityMonths), 'employee', 'settlement-review', 'propose', plusTwo)
const outTo = (play: Play): Play =>
  press(press(play, 'payroll', 'settlement-verify', 'pass'), 'hrbp', 'settlement-send', 'send')

describe('a proposal of N+2', () => {
  test('is accepted within the authority and comes back as a new version of two persons', () => {
    const accepted = press(proposed('2'), 'hrbp', 'counter-offer', 'accept')
    expect(accepted.state.settlementDraft?.by).toBe('E10208')
    const out = outTo(accepted)
    expect(lastSettlement(out.state)).toMatchObject({ version: 2, why: 'proposal', reason: '希望 N+2' })
    // Two months at 18 600.00 more.
    expect(lastSettlement(out.state)?.net.value).toBe('189700.00')
    expect(out.state.reoffers).toBe(0)
  })

  test('goes to the head of HR beyond the authority, and what was decided there holds for HR afterwards', () => {
    expect(refused(proposed('1'), 'hrbp', 'counter-offer', 'accept').code).toBe('stale-card')
    const up = press(proposed('1'), 'hrbp', 'counter-offer', 'escalate')
    const accepted = press(up, 'hrd', 'counter-offer-hrd', 'accept')
    expect(accepted.state.authorityMonths).toBe('2')
    expect(lastSettlement(outTo(accepted).state)?.net.value).toBe('189700.00')
  })

  test('may be answered with reasons, and the employee may go on', () => {
    const answered = press(proposed('1'), 'hrbp', 'counter-offer', 'explain', { answer: '同期方案一致,不能再加' })
    expect(answered.state.proposals.at(-1)?.answer).toBe('同期方案一致,不能再加')
    expect(answered.state.steps.some(step => step.step === 'told-proposal-answer')).toBe(true)
    expect(openSteps(answered)).toContain('settlement-review:E10866')
  })

  test('keeps the time running until the company has answered it', () => {
    const late = moveTo(proposed('1'), '2025-11-04T02:00:00Z')
    expect(openSteps(late)).not.toContain('settlement-silence:E10208')
    // Three working days after Monday, 3 November, 18:00.
    expect(late.state.considerUntil).toBe('2025-11-06T10:00:00Z')
  })

  test('that asks for no more than is offered is not accepted as such', () => {
    const play = press(sentWith('2'), 'employee', 'settlement-review', 'propose', { months: '0', said: '晚一周离职' })
    expect(refused(play, 'hrbp', 'counter-offer', 'accept').code).toBe('proposal-not-more')
  })

  test('counts from what the severance was already raised by, and takes its place', () => {
    const world = testWorld({ now: talkDay })
    const start = draftingCase({ world, change: s => ({ ...s, authorityMonths: '1' }) })
    const raised = press(start, 'hrbp', 'settlement-draft', 'offer', {
      severance: '148800',
      offerSource: '公司额外支付',
    })
    const sent = sentCase(verifiedCase(raised))
    const same = press(sent, 'employee', 'settlement-review', 'propose', { ...plusTwo, months: '1' })
    expect(refused(same, 'hrbp', 'counter-offer', 'accept').code).toBe('proposal-not-more')
    const up = press(
      press(sent, 'employee', 'settlement-review', 'propose', plusTwo),
      'hrbp',
      'counter-offer',
      'escalate',
    )
    const out = outTo(press(up, 'hrd', 'counter-offer-hrd', 'accept'))
    expect(lastSettlement(out.state)?.net.value).toBe('189700.00')
  })

  test('waits while another one is waiting', () => {
    expect(attempt(proposed('1'), 'employee', 'settlement-review', 'propose', plusTwo).kind).toBe('repeated')
  })
})

describe('a further offer of the company', () => {
  const offering = (play: Play, months: string): Play =>
    press(play, 'hrbp', 'counter-offer', 'offer', { months, why: `再加到 ${months} 个月` })

  test('comes two working days after the version before, and is better than it', () => {
    const play = proposed('3')
    expect(refused(play, 'hrbp', 'counter-offer', 'offer', { months: '1', why: '加一个月' }).code).toBe(
      'reoffer-too-soon',
    )
    const later = laterOn(play, wednesday)
    expect(refused(later, 'hrbp', 'counter-offer', 'offer', { months: '0', why: '不变' }).fields).toEqual({
      months: 'not-a-better-offer',
    })
    expect(refused(later, 'hrbp', 'counter-offer', 'offer', { months: '4', why: '超出' }).fields).toEqual({
      months: 'over-authority',
    })
    const out = outTo(offering(later, '1'))
    expect(lastSettlement(out.state)).toMatchObject({ version: 2, why: 'reoffer', reason: '再加到 1 个月' })
    expect(out.state.reoffers).toBe(1)
  })

  test('is made twice at most', () => {
    const first = outTo(offering(laterOn(proposed('3'), wednesday), '1'))
    const again = press(first, 'employee', 'settlement-review', 'propose', { ...plusTwo, months: '3' })
    const second = outTo(offering(laterOn(again, '2025-10-31T02:00:00Z'), '2'))
    expect(second.state.reoffers).toBe(2)
    const third = press(second, 'employee', 'settlement-review', 'propose', { ...plusTwo, months: '3' })
    expect(
      refused(laterOn(third, '2025-11-10T02:00:00Z'), 'hrbp', 'counter-offer', 'offer', { months: '3', why: '再加' })
        .code,
    ).toBe('stale-card')
  })
})
