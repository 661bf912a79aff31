// H1: who may release, what pauses, and that nothing is released by time.
import { describe, expect, test } from 'vitest'
import { card, everyText } from '../../../../test/card-view.ts'
import {
  everybody,
  moveTo,
  openSteps,
  type Play,
  press,
  refused,
  startedCase,
  testWorld,
} from '../../../../test/world.ts'
import { releaseAnswers } from '../../../demo/figures.ts'

const atReview = (change: (play: Play) => Play = play => play): Play => {
  const supplied = press(change(startedCase()), 'manager', 'checks', 'supply', {
    documents: ['file-1'],
    otherPosts: 'none',
    performance: 'complete',
    talksBefore: 'documented',
  })
  return press(supplied, 'payroll', 'open-items', 'attest', {
    loan: 'none',
    expenses: 'none',
    bonus: 'none',
    overtime: 'none',
    socialInsurance: 'paid',
  })
}

describe('the release', () => {
  test('given every protection answered, then the manager may prepare the talk', () => {
    expect(openSteps(atReview())).toContain('told-passed-to-hr:E10421')
    const released = openSteps(press(atReview(), 'hrbp', 'hr-review', 'release', releaseAnswers))
    expect(released).toContain('preparation:E10421')
    // That it waits for HR is no longer true.
    expect(released).not.toContain('told-passed-to-hr:E10421')
  })

  test('given a question left open or a period below the floor, then nothing is released', () => {
    const { medical: _m, ...open } = releaseAnswers
    expect(refused(atReview(), 'hrbp', 'hr-review', 'release', open).fields).toEqual({ medical: 'required' })
    const short = { ...releaseAnswers, considerationDays: '2' }
    expect(refused(atReview(), 'hrbp', 'hr-review', 'release', short).fields).toEqual({
      considerationDays: { code: 'out-of-range', values: { min: 3, max: 60 } },
    })
  })

  test.each(['manager', 'employee'] as const)('by somebody who is the %s of the case is none', role => {
    const own = atReview()
    const { parties } = own.state
    const hrbp = parties[role] ?? ''
    const steps = own.state.steps.map(step => (step.step === 'hr-review' ? { ...step, who: hrbp } : step))
    const play = { ...own, state: { ...own.state, steps, parties: { ...parties, hrbp } } }
    expect(refused(play, hrbp, 'hr-review', 'release', releaseAnswers).code).toBe('conflict-of-interest')
  })

  test('given a known protection, then the case rests and the manager is told nothing but that', () => {
    const play = press(atReview(), 'hrbp', 'hr-review', 'release', { ...releaseAnswers, maternity: 'yes' })
    expect(play.state.paused?.why).toBe('protection')
    expect(openSteps(play)).toContain('protection:E10208')
    expect(openSteps(play)).not.toContain('preparation:E10421')
  })

  test('given it was handed up before, then nobody takes the review over, and the case goes on resting', () => {
    const escalated = press(atReview(), 'hrbp', 'hr-review', 'escalate', { why: '请定夺' })
    const play = press(escalated, 'hrbp', 'hr-review', 'release', { ...releaseAnswers, maternity: 'yes' })
    expect(openSteps(play).join()).not.toMatch(/hr-escalation|hr-backup/)
    expect(refused(play, 'hrd', 'hr-escalation', 'take').code).toBe('stale-card')
    expect(play.state.paused?.why).toBe('protection')
  })

  test('given one more attempt after a decline, then only the head of HR may release it', () => {
    const again = atReview(play => ({
      ...play,
      state: { ...play.state, opening: { ...play.state.opening, again: true } },
    }))
    expect(refused(again, 'hrbp', 'hr-review', 'release', releaseAnswers).code).toBe('only-hrd-again')
    const escalated = press(again, 'hrbp', 'hr-review', 'escalate', { why: '再次发起' })
    const taken = press(escalated, 'hrd', 'hr-escalation', 'take')
    expect(openSteps(press(taken, 'hrbp', 'hr-review', 'release', releaseAnswers))).toContain('preparation:E10421')
  })

  test('given a report in an earlier matter, then only the head of HR may release it and learns why, nobody else does', () => {
    const reported = atReview(play => ({
      ...play,
      state: { ...play.state, reportedEarlier: true },
    }))
    expect(refused(reported, 'hrbp', 'hr-review', 'release', releaseAnswers).code).toBe('only-hrd')
    const later = moveTo(reported, '2025-10-21T10:00:00Z')
    expect(everyText(card(later, 'backup-hr', 'hr-backup'))).not.toContain('提出过举报')
    const escalated = press(reported, 'hrbp', 'hr-review', 'escalate', { why: '请放行' })
    const shown = (role: 'hrbp' | 'hrd' | 'manager', step: string) => everyText(card(escalated, role, step))
    expect(shown('hrd', 'hr-escalation')).toContain('提出过举报')
    expect(shown('hrbp', 'hr-review')).not.toContain('提出过举报')
    const taken = press(escalated, 'hrd', 'hr-escalation', 'take')
    expect(everyText(card(taken, 'hrbp', 'hr-review'))).toContain('提出过举报')
    expect(openSteps(press(taken, 'hrbp', 'hr-review', 'release', releaseAnswers))).toContain('preparation:E10421')
  })

  test('given the head of HR reviews it without anybody else, then the review itself tells why, and no other card does', () => {
    const alone = atReview(play => ({
      ...play,
      state: { ...play.state, reportedEarlier: true, parties: { ...play.state.parties, hrbp: 'E10112' } },
    }))
    expect(everyText(card(alone, 'hrd', 'hr-review'))).toContain('提出过举报')
    const released = press(alone, 'hrd', 'hr-review', 'release', releaseAnswers)
    expect(openSteps(released)).toContain('preparation:E10421')
    for (const step of ['told-passed-to-hr', 'checks', 'preparation']) {
      expect(everyText(card(released, 'manager', step))).not.toContain('提出过举报')
    }
  })

  describe('given the HR partner went on leave after the start', () => {
    const away = (delegateId: string) => (play: Play) => {
      const absence = { from: '2025-10-20', to: '2025-10-31', delegateId }
      const persons = everybody.map(one => (one.id === 'E10208' ? { ...one, absence } : one))
      return { ...play, world: testWorld({ persons }) }
    }

    test('then the review goes to their delegate at once, and both change places', () => {
      const play = atReview(away('E10233'))
      expect(openSteps(play).filter(step => step.startsWith('hr-review'))).toEqual(['hr-review:E10233'])
      expect(play.state.parties).toMatchObject({ hrbp: 'E10233', 'backup-hr': 'E10208' })
      const shown = play.last?.kind === 'done' ? play.last.effects : []
      expect(shown.flatMap(effect => (effect.kind === 'show' ? [effect.ref.to] : []))).toContain('E10233')
      expect(shown.some(effect => effect.kind === 'show' && effect.ref.to === 'E10208')).toBe(false)
      expect(openSteps(moveTo(play, '2025-10-21T02:00:00Z'))).toContain('hr-backup:E10208')
      const released = press(play, 'hrbp', 'hr-review', 'release', releaseAnswers)
      expect(openSteps(released)).toContain('preparation:E10421')
    })

    test('then a delegate who may not decide here is passed over', () => {
      expect(atReview(away('E10421')).state.parties.hrbp).toBe('E10233')
      expect(atReview(away('E10112')).state.parties.hrbp).toBe('E10233')
    })
  })

  test('given the head of HR is payroll of the case as well, then they assign the review and do not take it', () => {
    const both = atReview(play => ({
      ...play,
      state: { ...play.state, parties: { ...play.state.parties, hrd: 'E10315' } },
    }))
    const escalated = press(both, 'hrbp', 'hr-review', 'escalate', { why: '请决定' })
    expect(refused(escalated, 'hrd', 'hr-escalation', 'take').code).toBe('payroll-is-not-hr')
    const assigned = press(escalated, 'hrd', 'hr-escalation', 'assign', { person: 'E10233' })
    expect(openSteps(assigned)).toContain('hr-review:E10233')
  })

  test('given weeks of silence, then it is paused and never released', () => {
    const play = moveTo(atReview(), '2025-12-20T02:00:00Z')
    expect(play.state.paused?.why).toBe('hr-silent')
    expect(openSteps(play)).not.toContain('preparation:E10421')
  })

  test('given two working days of silence, then one sentence to the manager is true at a time, and a card names who was silent', () => {
    const silent = moveTo(atReview(), '2025-10-22T02:00:00Z')
    expect(openSteps(silent)).toContain('told-waiting-for-hr:E10421')
    expect(openSteps(silent)).not.toContain('told-passed-to-hr:E10421')
    const taken = press(silent, 'hrd', 'hr-escalation', 'take')
    expect(openSteps(taken)).not.toContain('told-waiting-for-hr:E10421')
    expect(everyText(card(taken, 'manager', 'told-passed-to-hr'))).toContain('顾岚 会在两个工作日内处理')
    expect(card(taken, 'hrd', 'hr-escalation')).toMatchObject({ title: '沈宁 尚未处理一项审核', closed: true })
  })

  test('given the second HR partner takes it, then the head of HR has no task left from it', () => {
    const taken = press(moveTo(atReview(), '2025-10-22T02:00:00Z'), 'backup-hr', 'hr-backup', 'take')
    expect(openSteps(taken)).not.toContain('hr-escalation:E10112')
    expect(everyText(card(taken, 'manager', 'told-passed-to-hr'))).toContain('方蓉 会在两个工作日内处理')
  })

  test('given HR hands the decision up, then the head of HR does not read that HR was silent', () => {
    const escalated = press(atReview(), 'hrbp', 'hr-review', 'escalate', { why: '涉及我的亲属' })
    expect(card(escalated, 'hrd', 'hr-escalation').title).toBe('沈宁 请你决定一项审核')
  })
})
