// E4: time to think, a question about pressure, a one-time code, the signature and its withdrawal.
import { describe, expect, it } from 'vitest'
import {
  codeOf,
  effectiveCase,
  employeeIntent,
  issuedCase,
  settledCase,
  signedCase,
} from '../../../../test/settled-case.ts'
import { confirmedCase } from '../../../../test/settlement-play.ts'
import {
  attempt,
  instanceFor,
  moveTo,
  openSteps,
  type Play,
  press,
  refused,
  testWorld,
  withEvents,
} from '../../../../test/world.ts'
import { lastAgreement } from '../../look.ts'

/** After the first day and before the period ends (3 November, 18:00 in Shanghai). */
const inPeriod = '2025-10-30T04:00:00Z'
const afterPeriod = '2025-11-03T10:00:00Z'

const words = (code: string, more: Record<string, string> = {}) => ({
  code,
  fullName: '林晓',
  intent: employeeIntent,
  ...more,
})

const coded = (play: Play) => {
  const asked = press(play, 'employee', 'agreement-review', 'to-sign')
  return press(asked, 'employee', 'agreement-review', 'nobody')
}

describe('signing opens', () => {
  it('not within the first 24 hours, whatever is pressed', () => {
    const play = moveTo(issuedCase(), '2025-10-30T02:59:59Z')
    expect(refused(play, 'employee', 'agreement-review', 'to-sign')).toMatchObject({
      code: 'sign-first-day',
      values: { until: '2025-10-30T03:00:00.000Z' },
    })
    expect(refused(play, 'employee', 'agreement-review', 'nobody').code).toBe('sign-first-day')
    expect(refused(play, 'employee', 'agreement-review', 'sign', words('123456')).code).toBe('sign-first-day')
  })

  it('and then its card comes again, whoever waits for it', () => {
    const issued = issuedCase()
    const from = lastAgreement(issued.state)?.signFrom
    expect(instanceFor(issued.state, 'employee', 'agreement-review')?.clocks['open-signing']).toEqual({
      at: from,
      provisional: false,
      passed: false,
    })
  })

  it('24 hours after the card can be read: one that is ready on a Friday night waits for Monday', () => {
    const friday = '2025-10-31T12:30:00Z'
    const play = issuedCase({ ...settledCase(), world: testWorld({ now: friday }) })
    expect(lastAgreement(play.state)?.signFrom).toBe('2025-11-04T01:00:00.000Z')
  })

  it('not once the last working day is over where the employee is: the amounts end with it', () => {
    const issued = issuedCase({ ...settledCase(), world: testWorld({ now: '2025-11-28T02:00:00Z' }) })
    const lastMinute = moveTo(issued, '2025-11-30T15:59:59Z')
    expect(codeOf(press(lastMinute, 'employee', 'agreement-review', 'to-sign'), 'employee')).toMatch(/^\d{6}$/)
    const midnight = moveTo(issued, '2025-11-30T16:00:00Z')
    const closed = { code: 'sign-last-day-passed', values: { date: '2025-11-30' } }
    expect(refused(midnight, 'employee', 'agreement-review', 'to-sign')).toMatchObject(closed)
    expect(refused(midnight, 'employee', 'agreement-review', 'sign', words('123456'))).toMatchObject(closed)
    expect(openSteps(press(midnight, 'employee', 'agreement-review', 'question', { question: '日期' }))).toContain(
      'question:E10208',
    )
  })

  it('until the period ends only after the question whether somebody presses', () => {
    const play = moveTo(issuedCase(), inPeriod)
    expect(refused(play, 'employee', 'agreement-review', 'sign', words('123456')).code).toBe('answer-first')
    const asked = press(play, 'employee', 'agreement-review', 'to-sign')
    expect(instanceFor(asked.state, 'employee', 'agreement-review')?.draft?.asking).toBe('yes')
    expect(asked.last?.kind === 'done' && asked.last.effects.some(effect => effect.kind === 'say')).toBe(false)
  })

  it('after the period without the question', () => {
    const play = press(moveTo(issuedCase(), afterPeriod), 'employee', 'agreement-review', 'to-sign')
    expect(codeOf(play, 'employee')).toMatch(/^\d{6}$/)
  })

  it('when somebody presses, only after the period; the head of HR is told and the manager is not', () => {
    const asked = press(moveTo(issuedCase(), inPeriod), 'employee', 'agreement-review', 'to-sign')
    const said = press(asked, 'employee', 'agreement-review', 'somebody')
    expect(said.state.steps.filter(step => step.step === 'told-pressure').map(step => step.who)).toEqual(['E10112'])
    const told = said.last?.kind === 'done' ? said.last.effects : []
    expect(told.some(effect => effect.kind === 'show' && effect.ref.to === 'E10421')).toBe(false)
    expect(refused(said, 'employee', 'agreement-review', 'to-sign')).toMatchObject({
      code: 'sign-after-period',
      values: { until: '2025-11-03T10:00:00Z' },
    })
    const later = press(moveTo(said, afterPeriod), 'employee', 'agreement-review', 'to-sign')
    expect(codeOf(later, 'employee')).toMatch(/^\d{6}$/)
    const answers = ({ state }: Play) =>
      Object.entries(state.answers).flatMap(([step, { values }]) => (step.endsWith('pressure') ? [values] : []))
    expect([answers(said), answers(coded(moveTo(issuedCase(), inPeriod)))]).toEqual([
      [{ answer: 'yes' }],
      [{ answer: 'no' }],
    ])
  })
})

describe('the employee signs', () => {
  it('with their code, their name and the sentence; the signature is bound to the bytes shown', () => {
    const play = signedCase()
    expect(lastAgreement(play.state)?.signatures).toEqual([
      {
        party: 'employee',
        by: 'E10866',
        at: play.world.now,
        document: 'cd'.repeat(32),
        method: 'one-time-code',
        intent: employeeIntent,
      },
    ])
    expect(play.state.stage).toBe('signing')
    expect(play.state.effectiveAt).toBeUndefined()
  })

  it.each([
    ['code', { code: '000000' }, 'wrong-code'],
    ['fullName', { fullName: '周航' }, 'not-your-name'],
    ['intent', { intent: '好的' }, 'intent-differs'],
    ['code', { code: '' }, 'required'],
  ])('not with a wrong %s', (field, wrong, why) => {
    const play = coded(moveTo(issuedCase(), inPeriod))
    const refusal = refused(play, 'employee', 'agreement-review', 'sign', words(codeOf(play, 'employee'), wrong))
    expect(refusal.fields).toEqual({ [field]: why })
  })

  it('names everything that is wrong at once', () => {
    const play = coded(moveTo(issuedCase(), inPeriod))
    const wrong = { fullName: '周航', intent: '好的' }
    expect(refused(play, 'employee', 'agreement-review', 'sign', words('000000', wrong)).fields).toEqual({
      code: 'wrong-code',
      fullName: 'not-your-name',
      intent: 'intent-differs',
    })
  })

  it('in English as well', () => {
    const play = coded(moveTo(issuedCase(), inPeriod))
    const intent = 'I have read the whole text and sign of my own free will.'
    const signed = press(play, 'employee', 'agreement-review', 'sign', words(codeOf(play, 'employee'), { intent }))
    expect(lastAgreement(signed.state)?.signatures[0]?.intent).toBe(intent)
  })

  it('not with a code that is half an hour old, nor with an earlier one', () => {
    const play = coded(moveTo(issuedCase(), inPeriod))
    const late = moveTo(play, '2025-10-30T04:30:01Z')
    expect(refused(late, 'employee', 'agreement-review', 'sign', words(codeOf(play, 'employee'))).code).toBe(
      'code-expired',
    )
    const again = press(late, 'employee', 'agreement-review', 'to-sign')
    expect(codeOf(again, 'employee')).not.toBe(codeOf(play, 'employee'))
    expect(refused(again, 'employee', 'agreement-review', 'sign', words(codeOf(play, 'employee'))).fields).toEqual({
      code: 'wrong-code',
    })
  })

  it('not by guessing: each wrong code is on record, the third voids it, and a new one works', () => {
    let play = coded(moveTo(issuedCase(), inPeriod))
    const right = codeOf(play, 'employee')
    const guess = () => attempt(play, 'employee', 'agreement-review', 'sign', words('000000', { fullName: '周航' }))
    for (const expected of [
      { fields: { code: 'wrong-code', fullName: 'not-your-name' } },
      {},
      { code: 'code-used-up' },
    ]) {
      const last = guess()
      if (last.kind !== 'refused' || last.recorded === undefined) return expect.unreachable(last.kind)
      expect(last.refusal).toMatchObject(expected)
      expect(last.recorded.events.map(({ body }) => body)).toContainEqual({
        kind: 'noted',
        what: 'code-refused',
        values: { card: 'agreement-review#1', why: 'wrong-code' },
      })
      play = { ...play, state: last.recorded.state }
    }
    // Void is void, also for who has it; nothing more is recorded.
    const late = attempt(play, 'employee', 'agreement-review', 'sign', words(right))
    expect(late).toMatchObject({ kind: 'refused', refusal: { code: 'code-used-up' } })
    expect(late).not.toHaveProperty('recorded')
    const again = press(play, 'employee', 'agreement-review', 'to-sign')
    const signed = press(again, 'employee', 'agreement-review', 'sign', words(codeOf(again, 'employee')))
    expect(lastAgreement(signed.state)?.signatures).toHaveLength(1)
  })

  it('with five codes an hour at most; the sixth is refused on record until the hour is over', () => {
    let play = press(moveTo(issuedCase(), afterPeriod), 'employee', 'agreement-review', 'to-sign')
    for (let nth = 2; nth <= 5; nth += 1) play = press(play, 'employee', 'agreement-review', 'to-sign')
    const sixth = attempt(play, 'employee', 'agreement-review', 'to-sign')
    expect(sixth).toMatchObject({
      kind: 'refused',
      refusal: { code: 'too-many-codes', values: { until: '2025-11-03T11:00:00.000Z' } },
      recorded: {
        events: [{ body: { kind: 'noted', what: 'code-refused' } }],
        effects: expect.not.arrayContaining([expect.objectContaining({ kind: 'say' })]),
      },
    })
    const later = press(moveTo(play, '2025-11-03T11:00:00Z'), 'employee', 'agreement-review', 'to-sign')
    expect(codeOf(later, 'employee')).toMatch(/^\d{6}$/)
  })

  it('nobody else can', () => {
    const play = coded(moveTo(issuedCase(), inPeriod))
    const instance = instanceFor(play.state, 'employee', 'agreement-review')
    expect(instance?.who).toBe('E10866')
    for (const who of ['manager', 'hrbp', 'hrd', 'signatory'] as const)
      expect(() => attempt(play, who, 'agreement-review', 'sign', words(codeOf(play, 'employee')))).toThrow(/no card/)
  })
})

describe('a signature is taken back (P12c)', () => {
  it('before the company seals: at once, and the agreement can be read and signed again', () => {
    const back = press(signedCase(), 'employee', 'agreement-signed', 'withdraw')
    expect(lastAgreement(back.state)?.signatures).toEqual([])
    expect(openSteps(back)).toContain('agreement-review:E10866')
    expect(openSteps(back)).not.toContain('seal:E10129')
    const again = signedCase(back)
    expect(lastAgreement(again.state)?.signatures).toHaveLength(1)
  })

  it.each([
    ['taken back', () => press(signedCase(), 'employee', 'agreement-signed', 'withdraw')],
    ['sent back by the signatory', () => press(signedCase(), 'signatory', 'seal', 'return', { why: '交接日期写错' })],
  ])('once %s, the confirmation can be taken back as well (P12b)', (_, unsigned) => {
    const again = press(unsigned(), 'employee', 'settlement-receipt', 'withdraw')
    expect(again.state.confirmation).toBeUndefined()
    expect(openSteps(again)).toContain('settlement-review:E10866')
    expect(openSteps(again).filter(step => /^(agreement|seal|settlement-receipt|effect)/.test(step))).toEqual([])
  })

  it.each([
    ['the confirmation', () => confirmedCase(), 'settlement-receipt', 'withdraw', 'consent-voided'],
    ['the signature', () => signedCase(), 'agreement-signed', 'withdraw', 'signature-withdrawn'],
    ['the agreement itself', () => effectiveCase(), 'effective-employee', 'withdraw-agreement', 'agreement-voided'],
  ])('also while the case rests: %s', (_, play, step, option, event) => {
    const resting = withEvents(play(), { kind: 'paused', why: 'protection' })
    const back = press(resting, 'employee', step, option)
    expect(back.last?.kind === 'done' && back.last.events.map(({ body }) => body.kind)).toContain(event)
  })

  it('not after both have signed: then it is the withdrawal of the agreement', () => {
    const play = effectiveCase()
    expect(refused(play, 'employee', 'agreement-signed', 'withdraw').code).toBe('stale-card')
  })
})

describe('the employee compares and asks', () => {
  it('the comparison opens and closes', () => {
    const shown = press(issuedCase(), 'employee', 'agreement-review', 'compare')
    expect(instanceFor(shown.state, 'employee', 'agreement-review')?.draft?.compare).toBe('yes')
    const hidden = press(shown, 'employee', 'agreement-review', 'compare')
    expect(instanceFor(hidden.state, 'employee', 'agreement-review')?.draft?.compare).toBe('no')
  })

  it('a question goes to a person in HR and the agreement stays as it is', () => {
    const asked = press(issuedCase(), 'employee', 'agreement-review', 'question', { question: '第五条是什么意思' })
    expect(openSteps(asked)).toContain('question:E10208')
    expect(openSteps(asked)).toContain('agreement-review:E10866')
  })
})
