// Typed amounts: what can be read in one way is read, anything else is not guessed.
import { describe, expect, test } from 'vitest'
import { readAmount } from './money.ts'

describe('a typed amount', () => {
  test.each([
    ['1200', '1200.00'],
    ['1200.5', '1200.50'],
    ['1,200.50', '1200.50'],
    ['1 200.5', '1200.50'],
    ['130,200', '130200.00'],
    ['1,234,567.89', '1234567.89'],
    [' 0 ', '0.00'],
  ])('%s is read as %s', (typed, value) => {
    expect(readAmount(typed)).toEqual({ value, currency: 'CNY' })
  })

  test.each(['12,0', '1,20', '1,2000', ',200', '1,200,00', '12 0', '1.234', '-5', '1e3', '', '1,200 000'])(
    '%s is not',
    typed => {
      expect(readAmount(typed)).toBeUndefined()
    },
  )
})
