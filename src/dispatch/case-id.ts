// Names that follow from what caused them, so that doing something twice finds what the first time made.
import { createHash } from 'node:crypto'

const digest = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length)

/** The case that a start card opens: a second press of the same card finds the same case. */
export const caseIdOf = (startInstance: string): string => `hs-${digest(`case/${startInstance}`, 12)}`

/** The one-off instance of a card that an inbound event called for. */
export const instanceFor = (card: string, eventKey: string): string => `${card}#${digest(`card/${eventKey}`, 12)}`
