// From the confirmed settlement to the archived case, press by press.
import { expect, it } from 'vitest'
import { effectiveCase } from '../../../../test/settled-case.ts'
import { moveTo, openSteps, type Play, press, rendered } from '../../../../test/world.ts'

/** The last day of the golden case, 18:30 in Shanghai. */
const evening = '2025-11-30T10:30:00Z'

function paid(play: Play, step: string, amount: string): Play {
  const proven = press(play, 'finance', step, 'proof', { amount, paidOn: '2025-11-30', proof: ['file-voucher'] })
  return press(proven, 'employee', 'payment-check', 'received')
}

it('given an effective agreement, when every owner has done their part, then the case is archived', () => {
  let play = effectiveCase()
  expect(play.state.stage).toBe('effective')

  play = press(play, 'employee', 'announcement', 'choose', { when: '2025-11-24', how: 'by-manager' })
  play = moveTo(play, evening)
  for (const [who, step] of [
    ['manager', 'handover'],
    ['admin', 'assets'],
    ['finance', 'expenses'],
    ['it', 'accounts'],
    ['hrbp', 'housing-fund'],
  ] as const) {
    play = press(play, who, step, 'done', { note: '已办理' })
  }
  play = paid(play, 'pay-separation', '22300.00')
  play = paid(play, 'pay-handover', '130200.00')
  play = press(play, 'hrbp', 'certificate', 'issue', {
    post: '高级产品经理',
    contractType: 'open_ended',
    contractStart: '2025-03-18',
  })
  play = rendered(play, 'certificate')
  play = press(play, 'hrbp', 'transfer', 'done', { evidence: ['file-transfer'] })
  expect(play.state.stage).toBe('paid')

  play = moveTo(play, '2025-12-08T02:00:00Z')
  play = press(play, 'employee', 'survey', 'start', { respect: '4', clarity: '5', pressure: '1', money: '5' })
  play = rendered(play, 'report')
  play = press(play, 'hrbp', 'report', 'confirm')
  play = press(play, 'hrbp', 'report', 'check')
  expect(play.state.answers['report.check']?.values).toEqual({ passed: 'yes', missing: [] })
  play = press(play, 'hrbp', 'report', 'archive')

  expect(play.state.ended).toMatchObject({ how: 'archived' })
  expect(play.state.stage).toBe('archived')
  expect(openSteps(play)).toEqual([])
})
