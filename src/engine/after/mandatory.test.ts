// Each thing that a finished case must hold is named when it is not there (C-AR-3).
import { describe, expect, test } from 'vitest'
import { reportedCase } from '../../../test/settled-case.ts'
import { press } from '../../../test/world.ts'
import type { CaseState } from '../../model/case.ts'
import { missingItems } from './mandatory.ts'

const { state } = press(reportedCase(), 'hrbp', 'report', 'confirm')

const withoutPaper = (name: string): CaseState => ({ ...state, papers: state.papers.filter(one => one.name !== name) })
const withoutAnswer = (step: string): CaseState => {
  const { [step]: _, ...answers } = state.answers
  return { ...state, answers }
}
const oneSided = state.agreements.map(one => ({ ...one, signatures: one.signatures.slice(0, 1) }))
const unpaid = (part: string): CaseState => ({ ...state, payments: state.payments.filter(one => one.part !== part) })

describe('a finished case', () => {
  test('lacks nothing', () => {
    expect(missingItems(state)).toEqual([])
  })

  test.each([
    ['minutes', { ...state, minutes: [] }],
    ['statement', withoutPaper('settlement-v1')],
    ['agreement', withoutPaper('agreement-v1')],
    ['signed-agreement', withoutPaper('signed-agreement')],
    ['signed-agreement', { ...state, agreements: oneSided }],
    ['payment-separation', unpaid('separation')],
    ['payment-handover', unpaid('handover')],
    ['handover', withoutAnswer('handover')],
    ['certificate', withoutPaper('certificate')],
    ['transfer', withoutAnswer('transfer')],
    ['report', withoutPaper('report')],
    ['report', withoutAnswer('report.confirm')],
  ])('names the missing %s', (item, lacking) => {
    expect(missingItems(lacking)).toEqual([item])
  })
})
