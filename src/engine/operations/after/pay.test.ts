// The two payments stand apart: each has its day, its voucher and the employee's own word.
import { describe, expect, it } from 'vitest'
import { effectiveCase } from '../../../../test/settled-case.ts'
import { moveTo, press } from '../../../../test/world.ts'
import { severanceDay } from '../../clocks/instants.ts'

const evening = '2025-11-30T10:30:00Z'
const voucher = (amount: string) => ({ amount, paidOn: '2025-11-30', proof: ['file-voucher'] })

describe('the payments', () => {
  it('what arrived of one payment says nothing of the other', () => {
    const handed = press(moveTo(effectiveCase(), evening), 'manager', 'handover', 'done', { note: '已交接' })
    const both = press(
      press(handed, 'finance', 'pay-separation', 'proof', voucher('22300.00')),
      'finance',
      'pay-handover',
      'proof',
      voucher('130200.00'),
    )
    const received = press(both, 'employee', 'payment-check', 'received')
    expect(received.state.payments.map(({ part, received: word }) => [part, word?.kind])).toEqual([
      ['separation', undefined],
      ['handover', 'received'],
    ])
  })

  it('severance is due on the day agreed for the hand-over, or on the day it was done when that was later', () => {
    const { state } = effectiveCase()
    const due = (at: string) => {
      const handover = { values: {}, by: 'E10421', at }
      return severanceDay({ ...state, answers: { ...state.answers, handover } }, 'Asia/Shanghai')
    }
    expect(severanceDay(state, 'Asia/Shanghai')).toBe('2025-11-30')
    expect(['2025-11-28T02:00:00Z', '2025-11-30T15:59:00Z', '2025-11-30T16:00:00Z'].map(due)).toEqual([
      '2025-11-30',
      '2025-11-30',
      '2025-12-01',
    ])
  })
})
