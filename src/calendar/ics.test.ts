// The invitation says when and where, in the exact form calendars read, and nothing else.
import { describe, expect, test } from 'vitest'
import { invitationIcs } from './ics.ts'

const talk = {
  uid: 'b1946ac9@haosan',
  sequence: 0,
  start: '2025-10-22T06:00:00Z',
  madeAt: '2025-10-20T01:00:00.123Z',
}

describe('the invitation', () => {
  test('has a neutral title, 45 minutes and no person', () => {
    expect(invitationIcs(talk)).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Haosan//Calendar//ZH',
        'CALSCALE:GREGORIAN',
        'BEGIN:VEVENT',
        'UID:b1946ac9@haosan',
        'SEQUENCE:0',
        'DTSTAMP:20251020T010000Z',
        'DTSTART:20251022T060000Z',
        'DTEND:20251022T064500Z',
        'SUMMARY:沟通',
        'CLASS:PRIVATE',
        'TRANSP:OPAQUE',
        'STATUS:CONFIRMED',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    )
  })

  test('escapes a place so that it cannot add a property', () => {
    const text = invitationIcs({ ...talk, place: '3 号会议室, 东楼; 2\\F\r\nATTENDEE:x\u0000' })
    expect(text).toContain('LOCATION:3 号会议室\\, 东楼\\; 2\\\\F\\nATTENDEE:x\r\n')
    expect(text.split('\r\n').filter(line => line.startsWith('ATTENDEE'))).toEqual([])
  })

  test('folds long lines at 75 octets without cutting a character, and unfolding gives the text back', () => {
    const place = `${'云杉科技大厦'.repeat(12)}😀`
    const text = invitationIcs({ ...talk, place })
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n ', '')).toContain(`LOCATION:${place}\r\n`)
  })
})
