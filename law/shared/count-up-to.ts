// Whole numbers with a sensible end: no service of a thousand years, no notice that leaves the calendar.
import { count, type Kind, unread } from '../../src/law/kind.ts'

/** Zero to `most`, itself included; anything else is `invalid_number`. */
export const countUpTo = (most: number): Kind<number> => ({
  ...count,
  read: raw => {
    const reading = count.read(raw)
    return reading.ok && reading.value > most ? unread('invalid_number', 'count') : reading
  },
})
