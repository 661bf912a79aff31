// When everything after the agreement counts as done: nothing open, nothing unpaid, nothing to be taken back.
import { describe, expect, test } from 'vitest'
import { effectiveCase, reportedCase } from '../../test/settled-case.ts'
import type { CaseState } from '../model/case.ts'
import { fieldsAfter } from './guards/fields-after.ts'

const done = (state: CaseState): unknown => fieldsAfter['offboarding.done']?.(state)

describe('all is done', () => {
  const { state } = reportedCase()
  const [any] = state.steps
  const withOpen = (step: string): CaseState =>
    any === undefined ? state : { ...state, steps: [...state.steps, { ...any, id: `${step}#9`, step, status: 'open' }] }

  test('when everything was answered, paid and handed out', () => {
    expect(done(state)).toBe(true)
  })

  test.each(['paper-copy', 'payment-trouble', 'closing-figures', 'closing-review', 'closing-question', 'rollback'])(
    'but not while %s is open',
    step => {
      expect(done(withOpen(step))).toBe(false)
    },
  )

  test.each(['separation', 'handover'])('nor while the payment of %s is missing', part => {
    expect(done({ ...state, payments: state.payments.filter(paid => paid.part !== part) })).toBe(false)
  })

  test('nor while the agreement can still be taken back', () => {
    const { steps, withdrawUntil } = effectiveCase().state
    const effective = steps.filter(({ step }) => step === 'effective-employee')
    const others = state.steps.filter(({ step }) => step !== 'effective-employee')
    expect(done({ ...state, withdrawUntil, steps: [...others, ...effective] })).toBe(false)
  })

  test('nor without the certificate', () => {
    expect(done({ ...state, papers: state.papers.filter(({ name }) => name !== 'certificate') })).toBe(false)
  })

  test.each(['handover', 'assets', 'expenses', 'accounts', 'transfer', 'housing-fund'])(
    'nor without an answer to %s',
    task => {
      const { [task]: _, ...answers } = state.answers
      expect(done({ ...state, answers })).toBe(false)
    },
  )
})
