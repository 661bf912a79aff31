// A name told twice in one object of a request is found by its request; everything else is left alone.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repeatedNames } from './repeated-names.ts'

test.each([
  ['{"id":"1","facts":{"avgMonthlyWage":"1.00","avgMonthlyWage":"2.00"}}', [[0, 'avgMonthlyWage']]],
  [
    '[{"id":"1"},{"facts": {"a": 1 , "b" :2,\n"a"\t: 3}},{"id":"3","id":"3"}]',
    [
      [1, 'a'],
      [2, 'id'],
    ],
  ],
  ['[[{"a":1,"a":2}],{"a":1}]', [[0, 'a']]],
  // The same name written with an escape, and quotes and brackets inside texts.
  ['[{"a":1,"\\u0061":2}]', [[0, 'a']]],
  ['[{"a":"b\\"","b":"{\\"b\\":1,","c":"],\\\\"},{"b":1,"b":2}]', [[1, 'b']]],
])('%s', (text, found) => {
  expect([...repeatedNames(text)]).toEqual(found)
})

test('what was written from an object has no name twice, however it is spaced', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 4 })), fc.constantFrom(0, 2), (requests, space) => {
      expect(repeatedNames(JSON.stringify(requests, null, space)).size).toBe(0)
    }),
  )
})
