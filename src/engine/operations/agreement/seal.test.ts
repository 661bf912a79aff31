// H-seal: the company's signature, second or first, on the same bytes as the employee's and while the amounts hold.
import { describe, expect, it } from 'vitest'
import {
  codeOf,
  companyIntent,
  confirmedAt,
  effectiveCase,
  issuedCase,
  signedCase,
} from '../../../../test/settled-case.ts'
import { caseAt, instanceFor, moveTo, openSteps, press, refused, withEvents } from '../../../../test/world.ts'
import { lastAgreement } from '../../look.ts'

/** After the first day and before the period ends (3 November, 18:00 in Shanghai). */
const inPeriod = '2025-10-30T04:00:00Z'

describe('the company seals', () => {
  it('with the signatory’s own code, and both signatures make it effective', () => {
    const play = effectiveCase()
    expect(play.state.effectiveAt).toBe(play.world.now)
    expect(lastAgreement(play.state)?.signatures.map(one => one.party)).toEqual(['employee', 'company'])
    expect(lastAgreement(play.state)?.signatures.at(-1)).toEqual({
      party: 'company',
      by: 'E10129',
      at: play.world.now,
      document: 'cd'.repeat(32),
      method: 'one-time-code',
      intent: companyIntent,
    })
  })

  it('with the sentence that says so, in either language', () => {
    const sealing = press(signedCase(), 'signatory', 'seal', 'to-seal')
    const words = (intent: string) => ({ code: codeOf(sealing, 'signatory'), intent })
    expect(refused(sealing, 'signatory', 'seal', 'seal', words('同意')).fields).toEqual({ intent: 'intent-differs' })
    const english = press(sealing, 'signatory', 'seal', 'seal', words('I sign for the company.'))
    expect(english.state.effectiveAt).toBe(english.world.now)
  })

  it('not with the employee’s code', () => {
    const signed = signedCase()
    const sealing = press(signed, 'signatory', 'seal', 'to-seal')
    const employeeCode = signed.world.code('sign/other')
    expect(refused(sealing, 'signatory', 'seal', 'seal', { code: employeeCode, intent: companyIntent }).fields).toEqual(
      { code: 'wrong-code' },
    )
  })

  it('first, when the employee asks; effective only with the employee’s signature', () => {
    const asked = press(moveTo(issuedCase(), inPeriod), 'employee', 'agreement-review', 'company-first')
    const wish = { kind: 'noted', what: 'company-first', values: { document: 'agreement-v1' } }
    expect(asked.last?.kind === 'done' && asked.last.events.map(event => event.body)).toContainEqual(wish)
    const sealing = press(asked, 'signatory', 'seal', 'to-seal')
    const sealed = press(sealing, 'signatory', 'seal', 'seal', {
      code: codeOf(sealing, 'signatory'),
      intent: companyIntent,
    })
    expect(sealed.state.effectiveAt).toBeUndefined()
    const signed = signedCase(sealed)
    expect(signed.state.effectiveAt).toBe(signed.world.now)
    expect(signed.state.stage).toBe('effective')
  })

  it('not before the employee has signed, unless they asked for it', () => {
    const play = caseAt('signing', ['seal'], { change: () => issuedCase().state })
    const coded = press(play, 'signatory', 'seal', 'to-seal')
    const values = { code: codeOf(coded, 'signatory'), intent: companyIntent }
    expect(refused(coded, 'signatory', 'seal', 'seal', values).code).toBe('employee-signs-first')
  })

  it('not once the last working day is over: what the amounts stand on has gone', () => {
    const late = moveTo(signedCase(), '2025-11-30T16:00:00Z')
    const over = { code: 'seal-last-day-passed', values: { date: '2025-11-30' } }
    expect(refused(late, 'signatory', 'seal', 'to-seal')).toMatchObject(over)
    const coded = press(moveTo(signedCase(), '2025-11-30T15:59:00Z'), 'signatory', 'seal', 'to-seal')
    const values = { code: codeOf(coded, 'signatory'), intent: companyIntent }
    const midnight = moveTo(coded, '2025-11-30T16:00:00Z')
    expect(refused(midnight, 'signatory', 'seal', 'seal', values)).toMatchObject(over)
  })

  it('and neither side puts its name to other bytes than the other did', () => {
    const other = { name: 'agreement-v1', fileId: 'file-other', sha256: 'ee'.repeat(32), at: confirmedAt }
    const signed = press(signedCase(), 'signatory', 'seal', 'to-seal')
    const values = { code: codeOf(signed, 'signatory'), intent: companyIntent }
    const changed = withEvents(signed, { kind: 'paper-stored', paper: other })
    expect(refused(changed, 'signatory', 'seal', 'seal', values).code).toBe('version-void')

    const asked = press(moveTo(issuedCase(), inPeriod), 'employee', 'agreement-review', 'company-first')
    const sealing = press(asked, 'signatory', 'seal', 'to-seal')
    const seal = { code: codeOf(sealing, 'signatory'), intent: companyIntent }
    const sealed = withEvents(press(sealing, 'signatory', 'seal', 'seal', seal), { kind: 'paper-stored', paper: other })
    expect(() => signedCase(sealed)).toThrow('version-void')
  })

  it('or sends it back: the version is void, the employee hears that a new one comes, HR hears why', () => {
    const back = press(signedCase(), 'signatory', 'seal', 'return', { why: '交接日期写错' })
    expect(lastAgreement(back.state)).toBeUndefined()
    expect(back.state.stage).toBe('settled')
    expect(openSteps(back)).toContain('agreement-draft:E10208')
    expect(instanceFor(back.state, 'employee', 'told-agreement-void')?.data).toEqual({ why: 'returned' })
    const why = '交接日期写错'
    expect(instanceFor(back.state, 'hrbp', 'told-note')?.data).toEqual({ about: 'agreement-returned', text: why })
    const record = back.last?.kind === 'done' ? back.last.events.map(event => event.body) : []
    expect(record).toContainEqual({ kind: 'noted', what: 'agreement-returned', values: { why } })
    expect(record).toContainEqual({ kind: 'agreement-voided', version: 1, why: 'returned' })
  })
})
