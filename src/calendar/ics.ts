// The invitation to a talk (RFC 5545): a neutral title, a time and a place, and nothing that says what it is about.
import { type InstantText, Temporal } from '../model/dates.ts'

/** The same for everybody: a calendar is often open to colleagues. */
const title = '沟通'
const lengthMinutes = 45
/** RFC 5545 section 3.1: a line has at most 75 octets, its continuation starts with a space. */
const lineOctets = 75

interface Invitation {
  /** Opaque and stable: moving the talk replaces the entry. */
  readonly uid: string
  /** Grows each time the talk is moved. */
  readonly sequence: number
  readonly start: InstantText
  readonly madeAt: InstantText
  readonly place?: string | undefined
}

/** RFC 5545 section 3.3.11; control characters are not allowed in a value at all. */
const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, mark => `\\${mark}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')

function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = new TextEncoder().encode(character).length
    if (octets + size > lineOctets) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}

const utc = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')

export function invitationIcs({ uid, sequence, start, madeAt, place }: Invitation): string {
  const begins = Temporal.Instant.from(start)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Haosan//Calendar//ZH',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(Temporal.Instant.from(madeAt))}`,
    `DTSTART:${utc(begins)}`,
    `DTEND:${utc(begins.add({ minutes: lengthMinutes }))}`,
    `SUMMARY:${escaped(title)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
