// Two persons make each version, neither of them the manager or the employee; whatever comes after it voids what was agreed before it (product P8, P12).
import { describe, expect, test } from 'vitest'
import { confirmedCase, draftingCase, laterOn, sentCase } from '../../../../test/settlement-play.ts'
import { openSteps, type Play, press, refused, rendered } from '../../../../test/world.ts'
import { payrollFigures } from '../../../demo/figures.ts'
import { lastAgreement, lastSettlement } from '../../look.ts'

const tuesday = '2025-10-28T02:00:00Z'
const submitted = (): Play =>
  press(press(draftingCase(), 'hrbp', 'settlement-draft', 'save', payrollFigures), 'hrbp', 'settlement-draft', 'submit')

/** The same play with the card of one step in the hands of somebody else. */
const heldBy = (play: Play, step: string, who: string): Play => ({
  ...play,
  state: { ...play.state, steps: play.state.steps.map(one => (one.step === step ? { ...one, who } : one)) },
})

/** Confirmed, who proposed is answered, and the agreement is out. */
function issued(): Play {
  const play = laterOn(press(confirmedCase(), 'employee', 'who-proposed', 'company'), tuesday)
  const filled = press(play, 'hrbp', 'agreement-draft', 'prepare', { confidentiality: 'yes', nonCompete: 'no' })
  return rendered(press(filled, 'hrbp', 'agreement-draft', 'send'), 'agreement-v1')
}
const recorded = ({ last }: Play) => (last?.kind === 'done' ? last.events.map(event => event.body) : [])

describe('the figures', () => {
  test.each([
    ['the manager', 'E10421'],
    ['the employee', 'E10866'],
    ['whoever prepared them', 'E10208'],
  ])('are not verified by %s', (_, who) => {
    expect(refused(heldBy(submitted(), 'settlement-verify', who), who, 'settlement-verify', 'pass').code).toBe(
      'two-persons',
    )
  })

  test('that somebody adopted in a dispute do not go out through that same person', () => {
    const said = { line: 'overtime', said: '10 月两个周六共 16 小时没算' }
    const raised = press(laterOn(sentCase(), tuesday), 'employee', 'settlement-review', 'question', said)
    // HR has begun another version, so what is adopted waits for whoever sends it.
    const begun = press(raised, 'hrbp', 'settlement-watch', 'edit', { why: '奖金更正' })
    const hours = { restDayHours: '16', inBase: 'no', why: '补录 10 月两个周六加班' }
    const adopted = press(begun, 'payroll', 'dispute', 'adopt', hours)
    expect(lastSettlement(adopted.state)?.version).toBe(1)
    const own = heldBy(adopted, 'settlement-send', 'E10315')
    expect(refused(own, 'E10315', 'settlement-send', 'send').code).toBe('two-persons')
    const sent = press(adopted, 'hrbp', 'settlement-send', 'send')
    expect(lastSettlement(sent.state)).toMatchObject({ version: 2, preparedBy: 'E10315', verifiedBy: 'E10208' })
  })
})

describe('given the agreement is out', () => {
  test('when HR sends another version, then the yes and the agreement that stood on it are void, on record', () => {
    const reopened = press(issued(), 'hrbp', 'settlement-watch', 'edit', { why: '补贴漏列' })
    expect(lastAgreement(reopened.state)?.version).toBe(1)
    const item = { label: '交通补贴', kind: 'pay', otherAmount: '0.01', otherSource: '制度' }
    const saved = press(reopened, 'hrbp', 'settlement-draft', 'other', item)
    const passed = press(press(saved, 'hrbp', 'settlement-draft', 'submit'), 'payroll', 'settlement-verify', 'pass')
    const second = press(passed, 'hrbp', 'settlement-send', 'send')
    expect(lastAgreement(second.state)).toBeUndefined()
    expect(recorded(second)).toContainEqual({ kind: 'consent-voided', version: 1, why: 'new-version' })
    expect(recorded(second)).toContainEqual({ kind: 'agreement-voided', version: 1, why: 'new-settlement' })
    expect(openSteps(second).join()).not.toMatch(/agreement|seal/)
  })

  test('when the employee takes the confirmation back, then it is void, and the time to consider is what it was', () => {
    const before = issued()
    const back = press(before, 'employee', 'settlement-receipt', 'withdraw')
    expect(lastAgreement(back.state)).toBeUndefined()
    expect(recorded(back)).toContainEqual({ kind: 'agreement-voided', version: 1, why: 'confirmation-withdrawn' })
    expect(back.state.considerUntil).toBe('2025-11-03T10:00:00Z')
    expect(openSteps(back).join()).not.toMatch(/agreement|seal/)
  })
})
