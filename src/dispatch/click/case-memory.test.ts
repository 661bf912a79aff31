// A remembered case is used only where being out of date is noticed.
import { expect, test } from 'vitest'
import { caseAt } from '../../../test/world.ts'
import { rememberCases } from './case-memory.ts'

const { state } = caseAt('checks', ['checks'])

function desk() {
  const stored = { ...state }
  let loads = 0
  const cases = rememberCases({
    load: async id => {
      loads += 1
      return id === stored.id ? stored : undefined
    },
  })
  return { cases, loads: () => loads }
}

test('what was committed here is not read again', async () => {
  const { cases, loads } = desk()
  cases.note(state)
  expect(await cases.recent(state.id)).toBe(state)
  expect(await cases.since(state.id, state.seq)).toBe(state)
  expect(loads()).toBe(0)
})

test('an effect of a later commit than the one remembered reads the database', async () => {
  const { cases, loads } = desk()
  cases.note(state)
  await cases.since(state.id, state.seq + 1)
  expect(loads()).toBe(1)
})

test('an older view never replaces a newer one', async () => {
  const { cases } = desk()
  const newer = { ...state, seq: state.seq + 5 }
  cases.note(newer)
  await cases.load(state.id)
  expect(await cases.recent(state.id)).toBe(newer)
})

test('a case nobody knows stays unknown', async () => {
  const { cases, loads } = desk()
  expect(await cases.recent('hs-none')).toBeUndefined()
  expect(await cases.recent('hs-none')).toBeUndefined()
  expect(loads()).toBe(2)
})
