// The two payments stand apart: each has its day, its voucher and the employee's own word.
import { describe, expect, it } from 'vitest'
import { effectiveCase } from '../../../../test/settled-case.ts'
import { instanceFor, moveTo, press, refused } from '../../../../test/world.ts'
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

  it('may be told of on a later day, and not of a day before the agreement was in effect', () => {
    const play = moveTo(effectiveCase(), evening)
    const on = (paidOn: string) => ({ ...voucher('22300.00'), paidOn })
    expect(refused(play, 'finance', 'pay-separation', 'proof', on('2025-10-29')).fields).toEqual({
      paidOn: 'payment-before-effect',
    })
    const paid = press(play, 'finance', 'pay-separation', 'proof', { ...on('2025-10-30'), note: '随工资发放' })
    expect(paid.state.payments).toMatchObject([{ note: '随工资发放', by: 'E10347', at: play.world.now }])
    expect(paid.state.answers['pay.separation']?.values).toMatchObject({ paidOn: '2025-10-30' })
  })

  it('what did not arrive reaches finance in the employee’s words, and the head of HR after two working days', () => {
    const paid = press(moveTo(effectiveCase(), evening), 'finance', 'pay-separation', 'proof', voucher('22300.00'))
    const said = { what: 'wrong-amount', said: '少了 300 元' }
    const missing = press(paid, 'employee', 'payment-check', 'missing', said)
    expect(instanceFor(missing.state, 'finance', 'payment-trouble')?.data).toEqual({ part: 'separation', ...said })
    expect(missing.state.payments[0]?.received).toMatchObject({ kind: 'missing', said: said.said })
    const late = (at: string) =>
      moveTo(missing, at).state.steps.flatMap(({ step, data }) =>
        step === 'told-overdue' && data?.what === 'pay-separation' ? [data] : [],
      )
    expect(late('2025-12-03T00:59:59Z')).toEqual([])
    expect(late('2025-12-03T01:00:00Z')).toEqual([{ what: 'pay-separation', owner: 'E10347' }])
  })
})
