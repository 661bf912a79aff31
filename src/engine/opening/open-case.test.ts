// Opening a case: its last day, the time after a decline, the rehearsal a company may ask for, an earlier report as a fact of its own.
import { describe, expect, test } from 'vitest'
import { company, everybody, linXiao } from '../../../test/company.ts'
import { flow, testWorld } from '../../../test/world.ts'
import type { Decision } from '../../model/action.ts'
import { type OpeningInput, openCase } from './open-case.ts'

const values = {
  employee: 'E10866',
  last4: '0866',
  reason: 'business',
  proposedBy: 'employer',
  lastDay: '2025-11-30',
  statement: '岗位随业务线取消。',
}

const opened = (
  rehearsal: 'offered' | 'required-before-first-case',
  rehearsed?: boolean,
  reported?: boolean,
  more: Partial<OpeningInput> = {},
): Decision =>
  openCase(
    flow,
    {
      id: 'C-1',
      by: 'E10421',
      at: '2025-10-20T01:00:00Z',
      cause: 'start',
      values,
      employeeRecord: linXiao,
      rehearsed,
      reported,
      ...more,
    },
    testWorld({ settings: { ...company, rehearsal } }),
  )

describe('for whom', () => {
  const start = (more: Record<string, string>) => opened('offered', false, false, { values: { ...values, ...more } })

  test('whoever starts types the last four characters of the very person (P29), who works under them', () => {
    expect(start({ last4: '0867' })).toMatchObject({ refusal: { fields: { last4: 'last4-mismatch' } } })
    expect(start({ employee: 'E10208', last4: '0208' }).kind).toBe('refused')
    expect(opened('offered', false, false, { by: 'E10208' }).kind).toBe('refused')
  })

  test('a wish of the employee is no offer of the company, whoever writes it down (G1, G2)', () => {
    expect(start({ proposedBy: 'employee' })).toMatchObject({
      refusal: { fields: { employeeWords: 'own-words-needed' } },
    })
    expect(start({ proposedBy: 'employee', employeeWords: '我想离职。' })).toMatchObject({
      refusal: { code: 'employee-proposed' },
    })
  })

  test('what the directory knows is known to the law under its own names, with the source; what it leaves empty is unknown', () => {
    const record = { ...linXiao, birthDate: '1990-05-01', contractEnd: '2028-03-17', lastMonthWage: '' }
    const decision = opened('offered', false, false, { employeeRecord: record })
    if (decision.kind !== 'done') throw new Error(decision.kind)
    const { facts } = decision.state
    expect(Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]))).toEqual({
      hireDate: '2019-03-18',
      birthDate: '1990-05-01',
      firstWorkOn: '2013-07-01',
      contractType: 'open_ended',
      contractStart: '2025-03-18',
      contractEnd: '2028-03-17',
      monthlyWage: '16000.00',
      avgMonthlyWage: '18600.00',
      avgMonthlyWageExclOvertime: '17400.00',
      leaveTakenDays: '4',
      uiContributionMonths: '80',
      city: '上海',
    })
    const at = '2025-10-20T01:00:00Z'
    expect(facts.hireDate).toEqual({ value: '2019-03-18', source: 'directory', by: 'directory', at })
  })

  test('the one more attempt after a decline says that it is one', () => {
    expect(opened('offered', false, false, { needsHrd: true })).toMatchObject({ state: { opening: { again: true } } })
    const first = opened('offered', false, false, { needsHrd: false })
    expect(first.kind === 'done' && first.state.opening).not.toHaveProperty('again')
  })
})

describe('when', () => {
  const start = (more: Partial<OpeningInput>) => opened('offered', false, false, more)

  test('today may be the last day, yesterday may not', () => {
    expect(start({ values: { ...values, lastDay: '2025-10-20' } }).kind).toBe('done')
    expect(start({ values: { ...values, lastDay: '2025-10-19' } })).toMatchObject({
      refusal: { fields: { lastDay: 'past-date' } },
    })
  })

  test('the day is that of the employee: it is still the 20th in New York when the 21st has begun in Shanghai', () => {
    const persons = everybody.map(one => (one.id === 'E10866' ? { ...one, timezone: 'America/New_York' } : one))
    const at = '2025-10-20T17:00:00Z'
    const input = { id: 'C-1', by: 'E10421', at, cause: 'start', employeeRecord: linXiao }
    const on = (lastDay: string) =>
      openCase(flow, { ...input, values: { ...values, lastDay } }, testWorld({ now: at, persons }))
    expect(on('2025-10-20').kind).toBe('done')
    expect(on('2025-10-19').kind).toBe('refused')
  })

  test('after a decline nothing opens until the time is over, and then it does', () => {
    expect(start({ closedUntil: '2025-10-20T01:00:01Z' })).toMatchObject({ refusal: { code: 'cooling-down' } })
    expect(start({ closedUntil: '2025-10-20T01:00:00Z' }).kind).toBe('done')
  })
})

describe('a rehearsal before a first case', () => {
  test('given the company asks for it and none was passed, then nothing opens and the way is named', () => {
    const decision = opened('required-before-first-case')
    expect(decision.kind === 'refused' && decision.refusal.code).toBe('rehearse-first')
  })

  test('given it was passed, then the case opens and says no more than that', () => {
    const decision = opened('required-before-first-case', true)
    expect(decision.kind === 'done' && decision.state.answers.rehearsal?.values).toEqual({ done: 'yes' })
  })

  test('given it is only offered, then the case says nothing of it', () => {
    const decision = opened('offered', true)
    expect(decision.kind === 'done' && decision.state.answers.rehearsal).toBe(undefined)
  })
})

describe('an earlier report of the employee', () => {
  test('given one, then it is an event of its own, and the opening that the others read knows nothing of it', () => {
    const decision = opened('offered', true, true)
    if (decision.kind !== 'done') throw new Error(decision.kind)
    expect(decision.state.reportedEarlier).toBe(true)
    const kinds = decision.events.map(({ body }) => body.kind)
    expect(kinds.filter(kind => kind === 'reported-earlier')).toHaveLength(1)
    const others = decision.events.filter(({ body }) => body.kind !== 'reported-earlier')
    expect(JSON.stringify(others)).not.toContain('reported')
  })

  test('given none, then nothing is said', () => {
    const decision = opened('offered', true, false)
    expect(decision.kind === 'done' && decision.state.reportedEarlier).toBe(undefined)
  })
})
