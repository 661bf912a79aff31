// A card that read none of what changed is the same card; whatever it read, in whichever way, counts.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseState } from '../../model/case.ts'
import { readsOf } from './reads.ts'

// Only the shape of a case matters here, not that it is one.
const caseOf = (fields: Readonly<Record<string, unknown>>): CaseState => fields as unknown as CaseState
const base = {
  seq: 4,
  stage: 'prepare',
  answers: { checks: { at: 'now' }, 'open-items': { at: 'then' } },
  steps: [{ id: 'a' }],
}

describe('what a card read of its case', () => {
  test('is the same when only something else changed', () => {
    const { watched, sameIn } = readsOf(caseOf(base))
    expect(watched.answers['open-items']?.at).toBe('then')
    expect(watched.stage).toBe('prepare')
    const later = { ...base, seq: 5, answers: { ...base.answers, checks: { at: 'later' } }, steps: [{ id: 'a' }] }
    expect(sameIn(caseOf(later))).toBe(true)
    expect(sameIn(caseOf({ ...later, stage: 'talk' }))).toBe(false)
    expect(sameIn(caseOf({ ...base, answers: {} }))).toBe(false)
  })

  test('counts also when it was only looked for, listed or found missing', () => {
    const asks: readonly ((state: CaseState) => unknown)[] = [
      state => state.paused === undefined,
      state => (state.paused ? 'paused' : 'runs'),
      state => 'paused' in state,
      state => Object.keys(state),
      state => ({ ...state }).paused,
    ]
    for (const ask of asks) {
      const { watched, sameIn } = readsOf(caseOf(base))
      ask(watched)
      expect(sameIn(caseOf({ ...base }))).toBe(true)
      expect(sameIn(caseOf({ ...base, paused: { why: 'asked' } }))).toBe(false)
    }
    const truth = readsOf(caseOf({ ...base, paused: { why: 'asked' } }))
    expect(truth.watched.paused ? 'paused' : 'runs').toBe('paused')
    expect(truth.sameIn(caseOf(base))).toBe(false)
  })

  test('answers as the case itself does, and cannot be written to', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue()), fields => {
        const state = caseOf(fields)
        const { watched, sameIn } = readsOf(state)
        expect(JSON.stringify(watched)).toBe(JSON.stringify(state))
        expect(Object.keys(watched)).toEqual(Object.keys(state))
        expect(sameIn(caseOf(structuredClone(fields)))).toBe(true)
      }),
      { examples: [[{ '*': [], 'a.b': 1, a: { b: 2, '*': 3, '': 4 } }]] },
    )
    const { watched } = readsOf(caseOf(base))
    expect(() => Object.assign(watched, { seq: 9 })).toThrow(TypeError)
  })
})
