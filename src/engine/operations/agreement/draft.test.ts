// H4: an agreement goes out only from a confirmed, undisputed settlement, and says only what it may.
import { describe, expect, it } from 'vitest'
import { goldenLines, issuedCase, plainClauses, settledCase, settlementOf } from '../../../../test/settled-case.ts'
import {
  attempt,
  instanceFor,
  openSteps,
  press,
  refused,
  rendered,
  testWorld,
  withEvents,
} from '../../../../test/world.ts'
import { nonCompeteFloor } from '../../agreement/non-compete.ts'
import { lastAgreement } from '../../look.ts'

const filled = (values: Record<string, string>, start = settledCase()) =>
  press(start, 'hrbp', 'agreement-draft', 'prepare', { ...plainClauses, ...values })

const nonCompete = {
  nonCompete: 'yes',
  nonCompeteMonths: '12',
  nonCompetePay: '5580.00',
  nonCompetePayday: '10',
  nonCompeteScope: '上海,同类支付产品',
}

describe('an agreement goes out', () => {
  it('given a confirmed settlement, when HR sends it, then it rests on that settlement and is typeset', () => {
    const sent = press(filled({}), 'hrbp', 'agreement-draft', 'send')
    const agreement = lastAgreement(sent.state)
    expect(agreement).toMatchObject({ version: 1, settlement: 1, settlementHash: sent.state.confirmation?.hash })
    expect(sent.last?.kind === 'done' && sent.last.effects).toContainEqual({
      kind: 'render',
      caseId: 'C-1',
      document: 'agreement-v1',
      type: 'agreement',
      version: 1,
    })
  })

  it('given it is typeset, then the employee has it for 24 hours before signing may open', () => {
    const play = issuedCase()
    expect(openSteps(play)).toContain('agreement-review:E10866')
    expect(lastAgreement(play.state)?.signFrom).toBe('2025-10-30T03:00:00.000Z')
  })

  it('given nothing is typeset yet, then the employee sees nothing', () => {
    expect(openSteps(press(filled({}), 'hrbp', 'agreement-draft', 'send'))).not.toContain('agreement-review:E10866')
  })
})

describe('an agreement does not go out', () => {
  it.each([
    ['settlement-not-confirmed', { confirmation: undefined }],
    ['settlement-not-confirmed', { confirmation: { version: 1, hash: 'other', at: '2025-10-29T03:00:00Z' } }],
    ['proposer-unsettled', { whoProposed: 'employee' as const }],
    ['proposer-unsettled', { whoProposed: undefined }],
  ])('%s', (code, change) => {
    const play = filled(
      {},
      settledCase(state => ({ ...state, ...change })),
    )
    expect(refused(play, 'hrbp', 'agreement-draft', 'send').code).toBe(code)
  })

  it('while a line is disputed', () => {
    const dispute = {
      id: 'd1',
      version: 1,
      line: 'overtime',
      said: '少算了',
      files: [],
      raisedAt: '2025-10-29T03:00:00Z',
      round: 1,
    }
    const play = filled(
      {},
      settledCase(state => ({ ...state, disputes: [dispute] })),
    )
    expect(refused(play, 'hrbp', 'agreement-draft', 'send').code).toBe('settlement-disputed')
  })

  it('once the last working day is over: a new version with another day comes first', () => {
    const late = { ...filled({}), world: testWorld({ now: '2025-11-30T16:00:00Z' }) }
    expect(refused(late, 'hrbp', 'agreement-draft', 'send')).toMatchObject({
      code: 'last-day-passed',
      values: { date: '2025-11-30' },
    })
  })

  it('not for the head of HR having asked again who proposed: only the employee’s own answer settles it', () => {
    const unclear = filled(
      {},
      settledCase(state => ({ ...state, whoProposed: 'unclear' })),
    )
    const asked = withEvents(unclear, { kind: 'who-proposed-resolved', why: '已再次说明' })
    expect(refused(asked, 'hrbp', 'agreement-draft', 'send').code).toBe('proposer-unsettled')
    const answered = withEvents(asked, { kind: 'who-proposed', answer: 'company' })
    expect(press(answered, 'hrbp', 'agreement-draft', 'send').state.agreements).toHaveLength(1)
  })
})

describe('clauses', () => {
  it.each([
    ['nonCompeteMonths', { nonCompeteMonths: '25' }, { code: 'out-of-range', values: { min: 1, max: 24 } }],
    ['nonCompeteMonths', { nonCompeteMonths: '' }, 'required'],
    // 30 % of 18 600.00 is 5 580.00, above the local minimum wage.
    ['nonCompetePay', { nonCompetePay: '5579.99' }, 'below-non-compete-floor'],
    ['nonCompetePay', { nonCompetePay: '' }, 'required'],
    ['nonCompeteScope', { nonCompeteScope: '' }, 'required'],
    ['handoverBy', { handoverBy: '2025-02-30' }, 'bad-date'],
    ['handoverBy', { handoverBy: '2025-10-28' }, 'past-date'],
  ])('a wrong %s is named and changes nothing', (field, values, why) => {
    const play = settledCase()
    const refusal = refused(play, 'hrbp', 'agreement-draft', 'prepare', { ...plainClauses, ...nonCompete, ...values })
    expect(refusal.fields).toEqual({ [field]: why })
  })

  it('a non-compete duty at the floor is accepted', () => {
    expect(instanceFor(filled(nonCompete).state, 'hrbp', 'agreement-draft')?.draft).toMatchObject(nonCompete)
  })

  it('the floor of a non-compete duty is asked for as of the day in China, also before eight in the morning', () => {
    const { state, world } = settledCase()
    const asked: string[] = []
    const early = {
      ...world,
      now: '2025-10-29T23:30:00Z',
      law: (request: Parameters<typeof world.law>[0]) => {
        asked.push(request.asOf)
        return world.law(request)
      },
    }
    expect(nonCompeteFloor(state, early, 12)).toMatchObject({ known: true })
    expect(asked).toEqual(['2025-10-30'])
  })

  it('a non-compete duty whose floor nobody can compute is refused', () => {
    const play = settledCase(state => {
      const { avgMonthlyWage: _gone, ...facts } = state.facts
      return { ...state, facts }
    })
    const refusal = refused(play, 'hrbp', 'agreement-draft', 'prepare', { ...plainClauses, ...nonCompete })
    expect(refusal.fields).toEqual({ nonCompetePay: 'floor-unknown' })
  })

  it.each([
    '乙方自愿放弃一切权利。',
    '乙方因个人原因离职。',
    '未按时交接的,支付违约金 5000 元。',
    '乙方不得向劳动部门投诉。',
    '双方费用已结清,无其他争议。',
  ])('「%s」 keeps the agreement from going out', extra => {
    const checked = press(filled({ extra }), 'hrbp', 'agreement-draft', 'check')
    expect(checked.last).toMatchObject({ reply: { text: 'toast.clauses-found' } })
    expect(refused(checked, 'hrbp', 'agreement-draft', 'send')).toMatchObject({ code: 'clauses-refused' })
  })

  it('a plain further term passes the check and goes into the agreement', () => {
    const extra = '甲方提供三个月的再就业辅导,费用由甲方承担。'
    const checked = press(filled({ extra }), 'hrbp', 'agreement-draft', 'check')
    expect(checked.last).toMatchObject({ reply: { text: 'toast.clauses-fine' } })
    const sent = press(checked, 'hrbp', 'agreement-draft', 'send')
    expect(lastAgreement(sent.state)?.values).toEqual({ ...plainClauses, extra })
  })

  it('a clause that HR empties is gone, also when it had stood there before', () => {
    const emptied = press(filled({ ...nonCompete, handoverBy: '2025-11-28' }), 'hrbp', 'agreement-draft', 'change', {
      ...plainClauses,
    })
    const sent = press(emptied, 'hrbp', 'agreement-draft', 'send')
    expect(lastAgreement(sent.state)?.values).toEqual(plainClauses)
  })

  it('a preview is typeset from the draft', () => {
    const play = press(filled({}), 'hrbp', 'agreement-draft', 'preview')
    expect(play.last?.kind === 'done' && play.last.effects).toContainEqual({
      kind: 'render',
      caseId: 'C-1',
      document: 'agreement-preview-v1',
      type: 'agreement-preview',
      version: 1,
    })
  })
})

describe('the offer is taken back', () => {
  it('given it was not signed, when HR withdraws it with a reason, then the case ends and the employee is told plainly', () => {
    const play = press(issuedCase(), 'hrbp', 'agreement-sent', 'withdraw', { why: '业务线恢复' })
    expect(play.state.ended).toMatchObject({ how: 'withdrawn' })
    expect(play.state.stage).toBe('withdrawn')
    expect(lastAgreement(play.state)).toBeUndefined()
    // The reason is between HR and the employee.
    const told = play.state.steps.filter(({ step }) => step === 'told-offer-withdrawn')
    expect(told.map(({ who, data }) => [who, data])).toEqual([
      ['E10866', { why: '业务线恢复' }],
      ['E10421', undefined],
    ])
    const record = play.last?.kind === 'done' ? play.last.events.map(event => event.body) : []
    expect(record).toContainEqual({ kind: 'noted', what: 'offer-withdrawn', values: { why: '业务线恢复' } })
    expect(openSteps(play)).toEqual([])
  })
})

describe('a changed settlement', () => {
  it('voids the agreement, and its old buttons say so', () => {
    const play = issuedCase()
    const old = instanceFor(play.state, 'employee', 'agreement-review')
    const changed = withEvents(
      play,
      { kind: 'agreement-voided', version: 1, why: 'new-settlement' },
      {
        kind: 'settlement-published',
        settlement: settlementOf(2, [...goldenLines.filter(line => line.id !== 'loan')]),
      },
      { kind: 'step-closed', instance: old?.id ?? '', how: 'superseded' },
    )
    expect(lastAgreement(changed.state)).toBeUndefined()
    expect(attempt(changed, 'employee', 'agreement-review', 'to-sign')).toMatchObject({
      kind: 'refused',
      reply: { text: 'toast.version-void' },
    })
  })

  it('a second version starts from the clauses of the first and gets its own number', () => {
    const handover = { handoverBy: '2025-11-28' }
    const first = press(filled(handover), 'hrbp', 'agreement-draft', 'send')
    const signatoryBack = rendered(first, 'agreement-v1')
    const asked = press(signatoryBack, 'employee', 'agreement-review', 'company-first')
    const again = press(
      press(asked, 'signatory', 'seal', 'return', { why: '交接日期写错' }),
      'hrbp',
      'agreement-draft',
      'send',
    )
    const nextDay = { ...asked, world: testWorld({ now: '2025-11-29T02:00:00Z' }) }
    const late = press(nextDay, 'signatory', 'seal', 'return', { why: '交接日期已过' })
    expect(instanceFor(late.state, 'hrbp', 'agreement-draft')?.draft).toEqual(plainClauses)
    expect(lastAgreement(again.state)).toMatchObject({ version: 2, values: { ...plainClauses, ...handover } })
    expect(again.state.agreements[0]?.withdrawn).toBeDefined()
  })
})
