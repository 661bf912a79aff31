// Who may be sent what, and when.
import { describe, expect, test } from 'vitest'
import { caseAt, testWorld } from '../../test/world.ts'
import type { Effect } from '../model/effect.ts'
import type { Person } from '../model/person.ts'
import { type GateRules, gate } from './gate.ts'

const world = testWorld()
const { state } = caseAt('checks', ['checks'])
const rules: GateRules = { mayReach: () => true, calendar: world.calendar }
const employee = world.people.find('E10866') as Person
const manager = world.people.find('E10421') as Person
const evening = '2025-10-20T13:30:00.000Z' // 21:30 in Shanghai
const noon = '2025-10-20T04:00:00.000Z'
const card = (to: string, asks: boolean): Extract<Effect, { kind: 'show' }> => ({
  kind: 'show',
  asks,
  ref: { caseId: state.id, instance: 'x#1', card: 'x', to },
})

describe('quiet hours', () => {
  test('what asks the employee something waits until the next morning', () => {
    expect(gate(card('E10866', true), employee, state, evening, rules)).toEqual({
      kind: 'wait',
      until: expect.stringMatching(/^2025-10-21T01:00:00/),
    })
  })
  test('at noon it goes', () => {
    expect(gate(card('E10866', true), employee, state, noon, rules).kind).toBe('go')
  })
  test('receipts go at any time, and so does what the manager is asked', () => {
    expect(gate(card('E10866', false), employee, state, evening, rules).kind).toBe('go')
    expect(gate(card('E10421', true), manager, state, evening, rules).kind).toBe('go')
  })
})

describe('the allow-list', () => {
  test('whoever is not on it is never sent anything', () => {
    const only: GateRules = { ...rules, mayReach: person => person.id === 'E10421' }
    expect(gate(card('E10866', false), employee, state, noon, only).kind).toBe('drop')
    expect(gate(card('E10421', false), manager, state, noon, only).kind).toBe('go')
  })
  test('somebody who left the directory is not sent anything either', () => {
    expect(gate(card('E00000', false), undefined, state, noon, rules)).toEqual({ kind: 'drop', why: 'unknown-person' })
  })
})

test('an effect with a time of its own waits for it, and goes when it has come', () => {
  const later = { ...card('E10421', false), notBefore: '2025-10-20T04:00:01.000Z' }
  expect(gate(later, manager, state, noon, rules)).toEqual({ kind: 'wait', until: later.notBefore })
  expect(gate(later, manager, state, later.notBefore, rules)).toEqual({ kind: 'go' })
  expect(gate(later, manager, state, '2025-10-20T04:00:01.001Z', rules)).toEqual({ kind: 'go' })
})
