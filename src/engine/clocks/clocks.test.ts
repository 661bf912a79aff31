// What a span of days comes to: days of the calendar where the person is, over leap days and over the change to summer time.
import { expect, test } from 'vitest'
import { testWorld } from '../../../test/world.ts'
import { after } from './clocks.ts'

test.each([
  ['15 days', '2028-02-20T15:59:00Z', 'Asia/Shanghai', '2028-03-06T15:59:00Z'],
  ['15 days', '2026-03-20T22:59:00Z', 'Europe/Berlin', '2026-04-04T21:59:00Z'],
  ['30 days', '2026-10-10T21:59:00Z', 'Europe/Berlin', '2026-11-09T22:59:00Z'],
  ['24 hours', '2026-03-28T22:59:00Z', 'Europe/Berlin', '2026-03-29T22:59:00.000Z'],
])('%s from %s in %s', (span, from, zone, at) => {
  expect(after(span, from, zone, testWorld())).toEqual({ at, provisional: false })
})
