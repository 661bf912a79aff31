// Days are counted where somebody is, and instants are compared as moments, however they are written.
import { expect, test } from 'vitest'
import { dayOf, earliest, latest } from './dates.ts'

test('given an evening in Greenwich, then the company has the next day already, and Dubai has it four hours later', () => {
  expect(dayOf('2025-10-20T15:59:59Z')).toBe('2025-10-20')
  expect(dayOf('2025-10-20T16:00:00Z')).toBe('2025-10-21')
  expect(dayOf('2025-10-20T16:00:00Z', 'Asia/Dubai')).toBe('2025-10-20')
})

test('given the same second with and without its thousandths, then the earlier moment comes first', () => {
  const [whole, later] = ['2025-10-20T01:00:00Z', '2025-10-20T01:00:00.500Z']
  expect(earliest([later, whole])).toBe(whole)
  expect(latest([later, whole])).toBe(later)
  expect(latest([])).toBeUndefined()
})
