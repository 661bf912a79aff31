// Opening a case where the company asks for a rehearsal first: no passed rehearsal, no case; HR only sees that it was passed.
import { describe, expect, test } from 'vitest'
import { company, linXiao } from '../../test/company.ts'
import { flow, testWorld } from '../../test/world.ts'
import type { Decision } from '../model/action.ts'
import { openCase } from './open-case.ts'

const opened = (rehearsal: 'offered' | 'required-before-first-case', rehearsed?: boolean): Decision =>
  openCase(
    flow,
    {
      id: 'C-1',
      by: 'E10421',
      at: '2025-10-20T01:00:00Z',
      cause: 'start',
      values: {
        employee: 'E10866',
        last4: '0866',
        reason: 'business',
        proposedBy: 'employer',
        lastDay: '2025-11-30',
        statement: '岗位随业务线取消。',
      },
      employeeRecord: linXiao,
      rehearsed,
    },
    testWorld({ settings: { ...company, rehearsal } }),
  )

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
