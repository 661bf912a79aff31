// The guided tour as data: what to do on which phone, and what must be seen on the phones for it to count as done.
import type { Seat } from '../api/wire.ts'
import type { TextKey } from '../texts/texts.ts'

/** A card whose instance begins with this step id, on any phone that shows this seat's person. */
export interface Sight {
  readonly card: string
  readonly state?: 'open' | 'closed' | undefined
}

export interface Hint {
  /** 1 to 7, as the visitor counts. */
  readonly step: number
  readonly seat: Seat | 'clock'
  readonly text: TextKey
  /** Done as soon as any of these is seen. */
  readonly until: readonly Sight[]
}

export const tourSteps = 7

export const hints: readonly Hint[] = [
  { step: 1, seat: 'manager', text: 'tour.start.say', until: [{ card: 'start' }] },
  { step: 1, seat: 'manager', text: 'tour.start.submit', until: [{ card: 'checks' }] },
  { step: 2, seat: 'manager', text: 'tour.checks', until: [{ card: 'hr.review' }] },
  { step: 3, seat: 'hr', text: 'tour.review', until: [{ card: 'prepare' }] },
  { step: 4, seat: 'manager', text: 'tour.prepare', until: [{ card: 'talk' }] },
  { step: 4, seat: 'manager', text: 'tour.talk', until: [{ card: 'opening' }] },
  { step: 4, seat: 'employee', text: 'tour.opening', until: [{ card: 'opening', state: 'closed' }] },
  { step: 4, seat: 'manager', text: 'tour.minutes', until: [{ card: 'settlement.draft' }] },
  { step: 5, seat: 'hr', text: 'tour.settle', until: [{ card: 'settlement.review' }] },
  {
    step: 5,
    seat: 'employee',
    text: 'tour.settlement',
    until: [{ card: 'dispute' }, { card: 'settlement.review', state: 'closed' }],
  },
  { step: 5, seat: 'hr', text: 'tour.dispute', until: [{ card: 'settlement.review#2' }] },
  { step: 5, seat: 'employee', text: 'tour.confirm', until: [{ card: 'agreement.issue' }] },
  { step: 6, seat: 'hr', text: 'tour.agreement', until: [{ card: 'agreement.review' }] },
  { step: 6, seat: 'clock', text: 'tour.sign', until: [{ card: 'effective' }] },
  { step: 7, seat: 'hr', text: 'tour.effective', until: [{ card: 'report' }] },
  { step: 7, seat: 'hr', text: 'tour.archive', until: [{ card: 'archived' }, { card: 'report', state: 'closed' }] },
]
