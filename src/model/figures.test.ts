// Amounts in groups of three that no line break can tear apart.
import { expect, test } from 'vitest'
import { grouped } from './figures.ts'

test.each([
  ['130200.00', '130\u00a0200.00'],
  ['-5900.00', '−5\u00a0900.00'],
  ['1234567', '1\u00a0234\u00a0567'],
  ['0.00', '0.00'],
  ['not a figure', 'not a figure'],
])('%s reads %s', (figure, read) => expect(grouped(figure)).toBe(read))
