// Nothing is skipped (product A16, B8): whatever one check lacks is named with whoever must answer it, and HR is not asked before.
import { expect, test } from 'vitest'
import { caseAt, openSteps, press, startedCase } from '../../../test/world.ts'
import type { CaseState } from '../../model/case.ts'
import { checksOf, missingChecks } from './checks.ts'

const supplied = { documents: ['file-1'], otherPosts: 'none', performance: 'complete', talksBefore: 'documented' }
const attested = { loan: 'none', expenses: 'none', bonus: 'none', overtime: 'none', socialInsurance: 'paid' }
const complete = press(
  press(startedCase(), 'manager', 'checks', 'supply', supplied),
  'payroll',
  'open-items',
  'attest',
  attested,
)

const withoutFact =
  (name: string) =>
  (state: CaseState): CaseState => {
    const { [name]: _unknown, ...facts } = state.facts
    return { ...state, facts }
  }
const withoutAnswer =
  (step: string) =>
  (state: CaseState): CaseState => {
    const { [step]: _open, ...answers } = state.answers
    return { ...state, answers }
  }
const answering =
  (more: Record<string, string | readonly string[]>) =>
  (state: CaseState): CaseState => {
    const checks = { by: 'E10421', at: state.openedAt, values: { ...supplied, ...more } }
    return { ...state, answers: { ...state.answers, checks } }
  }
const opening =
  (more: Partial<CaseState['opening']>) =>
  (state: CaseState): CaseState => ({
    ...state,
    opening: { ...state.opening, ...more },
  })
const unbound =
  (role: 'it' | 'signatory') =>
  (state: CaseState): CaseState => ({
    ...state,
    parties: { ...state.parties, [role]: undefined },
  })

test('given everything is answered, then nothing is missing, and HR is asked', () => {
  expect(missingChecks(complete.state)).toEqual([])
  expect(openSteps(complete)).toContain('hr-review:E10208')
})

test.each<[string, string, (state: CaseState) => CaseState]>([
  ['contract', 'directory', withoutFact('contractType')],
  ['hired-on', 'directory', withoutFact('hireDate')],
  ['wage-base', 'directory', withoutFact('avgMonthlyWage')],
  ['leave', 'directory', withoutFact('leaveTakenDays')],
  ['statement', 'manager', opening({ statement: '' })],
  ['documents', 'manager', answering({ documents: [] })],
  ['other-posts', 'manager', answering({ otherPosts: '' })],
  ['performance', 'manager', answering({ performance: '' })],
  ['talks-before', 'manager', answering({ talksBefore: '' })],
  ['improvement', 'manager', opening({ reason: 'performance' })],
  ['open-items', 'payroll', withoutAnswer('open-items')],
  ['roles', 'hrbp', unbound('it')],
  ['roles', 'hrbp', unbound('signatory')],
])('given %s is missing, then it is named, and it is for %s to bring', (id, who, change) => {
  expect(missingChecks(change(complete.state)).map(check => [check.id, check.who])).toEqual([[id, who]])
})

test('given one is missing, when everything else is answered, then HR is not asked', () => {
  const start = caseAt('checks', ['checks', 'open-items'], { facts: { avgMonthlyWage: undefined } })
  const others = press(
    press(start, 'manager', 'checks', 'supply', supplied),
    'payroll',
    'open-items',
    'attest',
    attested,
  )
  expect(openSteps(others)).toEqual(['checks:E10421'])
})

test('what the files say and how many papers there are stands beside the check', () => {
  const shown = Object.fromEntries(checksOf(complete.state).map(({ id, values }) => [id, values.value]))
  expect(shown).toMatchObject({ 'hired-on': '2019-03-18', documents: '1', performance: 'complete' })
})
