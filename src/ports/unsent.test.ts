// Words that were not taken wait for their form: half an hour, for that form alone, and no one-time code among them.
import { expect, test } from 'vitest'
import { makeUnsent } from './unsent.ts'

const clock = { at: Date.parse('2025-10-28T02:00:00Z'), now: () => new Date(clock.at).toISOString() }

test('given words that were not taken, then their form has them until they are sent, and no other form does', () => {
  const unsent = makeUnsent(clock)
  unsent.keep('card-1/question', { said: '两个周六', code: '204816' })
  expect(unsent.at('card-1/question')).toEqual({ said: '两个周六' })
  expect(unsent.at('card-1/propose')).toBeUndefined()
  unsent.drop('card-1/question')
  expect(unsent.at('card-1/question')).toBeUndefined()
})

test('given half an hour, then they are gone', () => {
  const unsent = makeUnsent(clock)
  unsent.keep('card-1/question', { said: '两个周六' })
  clock.at += 30 * 60_000
  expect(unsent.at('card-1/question')).toBeUndefined()
})

test('given more of them than are kept, then the oldest make room', () => {
  const unsent = makeUnsent(clock)
  for (let one = 0; one <= 1_000; one += 1) unsent.keep(`card-${one}/question`, { said: `${one}` })
  expect(unsent.at('card-0/question')).toBeUndefined()
  expect(unsent.at('card-1000/question')).toEqual({ said: '1000' })
})
