// The certificate of termination: on the last day, four items and no word about the person, and the record says what was typed for it (IR 24, LCL 50, 89).
import { describe, expect, it } from 'vitest'
import { effectiveCase } from '../../../../test/settled-case.ts'
import { moveTo, openSteps, press, refused, rendered } from '../../../../test/world.ts'

const lastDay = '2025-11-30T02:00:00Z'

describe('the certificate', () => {
  const items = { post: '高级产品经理', contractType: 'open_ended', contractStart: '2025-03-18' }

  it('is issued on the last day, not before', () => {
    expect(
      refused(moveTo(effectiveCase(), '2025-11-28T02:00:00Z'), 'hrbp', 'certificate', 'issue', items),
    ).toMatchObject({
      code: 'certificate-too-early',
      values: { date: '2025-11-30' },
    })
  })

  it.each([
    ['post', { post: '产品经理(绩效不合格)' }, 'evaluation-words'],
    ['post', { post: '因个人原因离职' }, 'evaluation-words'],
    ['post', { post: '产品经理(Ｄｉｓｍｉｓｓｅｄ)' }, 'evaluation-words'],
    ['contractEnd', { contractType: 'fixed_term' }, 'required'],
    ['contractEnd', { contractType: 'fixed_term', contractEnd: '2025-03-01' }, 'before-start'],
  ])('refuses a wrong %s', (field, wrong, why) => {
    const play = moveTo(effectiveCase(), lastDay)
    expect(refused(play, 'hrbp', 'certificate', 'issue', { ...items, ...wrong }).fields).toEqual({ [field]: why })
  })

  it('reaches the employee as soon as it is typeset', () => {
    const issued = press(moveTo(effectiveCase(), lastDay), 'hrbp', 'certificate', 'issue', items)
    expect(issued.state.facts.post).toMatchObject({ value: '高级产品经理', source: 'hr' })
    expect(openSteps(rendered(issued, 'certificate'))).toContain('certificate-ready:E10866')
  })

  it('is made from what HR typed, and that is on record with who typed it', () => {
    const term = { contractType: 'fixed_term', contractStart: '2023-01-01', contractEnd: '2025-12-31' }
    const issued = press(moveTo(effectiveCase(), lastDay), 'hrbp', 'certificate', 'issue', { ...items, ...term })
    for (const [name, value] of Object.entries({ post: items.post, ...term }))
      expect(issued.state.facts[name]).toEqual({ value, source: 'hr', by: 'E10208', at: lastDay })
    const paper = { kind: 'render', caseId: 'C-1', document: 'certificate', type: 'certificate', version: 1 }
    expect(issued.last).toMatchObject({ effects: expect.arrayContaining([paper]) })
  })

  it('states the years of service, so it waits until the day of hiring is known', () => {
    const play = moveTo(effectiveCase(), lastDay)
    const { hireDate: _unknown, ...facts } = play.state.facts
    const unknown = { ...play, state: { ...play.state, facts } }
    expect(refused(unknown, 'hrbp', 'certificate', 'issue', items).code).toBe('certificate-lacks-hire-date')
  })
})
