// The report and the archive (H6): what HR adds still has an owner and a day, and nothing is closed for good while something is missing (product A29, C-AR-3).
import { describe, expect, it } from 'vitest'
import { reportedCase } from '../../../../test/settled-case.ts'
import { moveTo, openSteps, type Play, press, refused } from '../../../../test/world.ts'
import { followUpsOf } from '../../after/follow-ups.ts'

/** A week after the last day the survey has come, and the employee leaves it out. */
const reported = (): Play => press(moveTo(reportedCase(), '2025-12-08T02:00:00Z'), 'employee', 'survey', 'skip')
const checked = (play: Play): Play => press(play, 'hrbp', 'report', 'check')
const notArrived = (play: Play): Play =>
  press(play, 'employee', 'payment-check', 'missing', { what: 'not-arrived', said: '补偿没有到账' })
const papers = ({ last }: Play) =>
  (last?.kind === 'done' ? last.effects : []).flatMap(effect =>
    effect.kind === 'render' ? [[effect.document, effect.version]] : [],
  )

describe('given the employee says that the severance did not arrive', () => {
  it('before the check, then the check names the payment, and it passes when a new voucher is there', () => {
    const missing = checked(press(notArrived(reported()), 'hrbp', 'report', 'confirm'))
    expect(missing.state.answers['report.check']?.values).toEqual({ passed: 'no', missing: ['payment-handover'] })
    expect(missing.last).toMatchObject({ reply: { text: 'toast.check-missing', values: { count: 1 } } })
    expect(refused(missing, 'hrbp', 'report', 'archive').code).toBe('stale-card')
    const voucher = { amount: '130200.00', paidOn: '2025-12-08', proof: ['file-voucher'] }
    const complete = checked(press(missing, 'finance', 'payment-trouble', 'proof', voucher))
    expect(complete.state.answers['report.check']?.values).toEqual({ passed: 'yes', missing: [] })
    expect(complete.last).toMatchObject({ reply: { text: 'toast.check-passed' } })
  })

  it('after the check had passed, then the case is not archived over it', () => {
    const late = notArrived(checked(press(reported(), 'hrbp', 'report', 'confirm')))
    expect(refused(late, 'hrbp', 'report', 'archive').code).toBe('archive-incomplete')
    expect(late.state.ended).toBeUndefined()
  })
})

it('given a complete case, when HR archives it, then the package is made and HR gets it', () => {
  const archived = press(checked(press(reported(), 'hrbp', 'report', 'confirm')), 'hrbp', 'report', 'archive')
  expect(archived.state.ended).toMatchObject({ how: 'archived' })
  expect(papers(archived)).toEqual([['archive', 1]])
  expect(archived.state.steps.filter(one => one.step === 'archived').map(one => one.who)).toEqual(['E10208'])
  expect(openSteps(archived)).toEqual([])
})

it('given HR adds what somebody still has to do, then it stands with its owner and day, and the report is written anew', () => {
  const gym = { what: '退还健身卡押金', owner: 'E10208', due: '2025-12-20' }
  const laptop = { what: '寄回个人物品', owner: 'E10233', due: '2025-12-31' }
  const once = press(reported(), 'hrbp', 'report', 'follow-up', gym)
  const twice = press(once, 'hrbp', 'report', 'follow-up', laptop)
  const own = followUpsOf(twice.state).filter(({ id }) => id === 'own')
  expect(own.map(({ text, owner, due }) => ({ what: text, owner, due }))).toEqual([gym, laptop])
  expect([papers(once), papers(twice)]).toEqual([[['report', 2]], [['report', 3]]])
})
