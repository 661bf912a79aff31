// The guided tour as data: who does what with which card, and what must be seen on the phones for it to count as done.
import type { Role } from '../../../src/model/person.ts'
import type { TextKey } from '../texts/texts.ts'

/** A card of this step id, on the phone of anybody. */
export interface Sight {
  /** Step id, or one opening of it: `settlement-review`, `settlement-review#2`. */
  readonly card: string
  readonly state?: 'open' | 'closed' | undefined
  /** The card no longer has the button of this option. */
  readonly without?: string | undefined
}

export interface Hint {
  /** 1 to 7, as the visitor counts. */
  readonly step: number
  readonly role: Role
  /** The card to act on; whoever has it open is the one whose turn it is. */
  readonly at?: string | undefined
  readonly text: TextKey
  /** The tour can fill in the form of the card. */
  readonly sample?: string | undefined
  /** A colleague's routine: what they press on that card when the visitor lets them do it. */
  readonly plays?: readonly string[] | undefined
  /** Done as soon as any of these is seen. */
  readonly until: readonly Sight[]
}

export const tourSteps = 7

export const hints: readonly Hint[] = [
  { step: 1, role: 'manager', text: 'tour.start.say', until: [{ card: 'start' }] },
  { step: 1, role: 'manager', at: 'start', text: 'tour.start.submit', sample: 'start', until: [{ card: 'checks' }] },
  {
    step: 2,
    role: 'payroll',
    at: 'open-items',
    text: 'tour.open-items',
    sample: 'open-items',
    plays: ['attest'],
    until: [{ card: 'open-items', state: 'closed' }],
  },
  { step: 2, role: 'manager', at: 'checks', text: 'tour.checks', sample: 'checks', until: [{ card: 'hr-review' }] },
  {
    step: 3,
    role: 'hrbp',
    at: 'item-check',
    text: 'tour.items',
    sample: 'item-check',
    plays: ['item-confirmed', 'checked'],
    until: [{ card: 'item-check', state: 'closed' }],
  },
  {
    step: 3,
    role: 'hrbp',
    at: 'hr-review',
    text: 'tour.review',
    sample: 'hr-review',
    until: [{ card: 'preparation' }],
  },
  {
    step: 4,
    role: 'manager',
    at: 'preparation',
    text: 'tour.prepare',
    sample: 'preparation',
    until: [{ card: 'outline' }],
  },
  { step: 4, role: 'manager', at: 'outline', text: 'tour.talk', until: [{ card: 'opening-notice' }] },
  {
    step: 4,
    role: 'employee',
    at: 'opening-notice',
    text: 'tour.opening',
    until: [{ card: 'opening-notice', without: 'read' }],
  },
  {
    step: 4,
    role: 'manager',
    at: 'minutes',
    text: 'tour.minutes',
    sample: 'minutes',
    until: [{ card: 'minutes-check' }],
  },
  {
    step: 5,
    role: 'hrbp',
    at: 'settlement-draft',
    text: 'tour.settle',
    sample: 'settlement-draft',
    until: [{ card: 'settlement-verify' }],
  },
  {
    step: 5,
    role: 'payroll',
    at: 'settlement-verify',
    text: 'tour.verify',
    plays: ['pass'],
    until: [{ card: 'settlement-send' }],
  },
  {
    step: 5,
    role: 'hrbp',
    at: 'settlement-send',
    text: 'tour.send',
    plays: ['send'],
    until: [{ card: 'settlement-review' }],
  },
  {
    step: 5,
    role: 'employee',
    at: 'settlement-review',
    text: 'tour.settlement',
    sample: 'settlement-review',
    until: [{ card: 'dispute' }, { card: 'settlement-receipt' }],
  },
  {
    step: 5,
    role: 'payroll',
    at: 'dispute',
    text: 'tour.dispute',
    sample: 'dispute',
    plays: ['adopt'],
    until: [{ card: 'dispute', state: 'closed' }, { card: 'settlement-receipt' }],
  },
  { step: 5, role: 'employee', at: 'settlement-review', text: 'tour.confirm', until: [{ card: 'who-proposed' }] },
  { step: 5, role: 'employee', at: 'who-proposed', text: 'tour.proposed', until: [{ card: 'agreement-draft' }] },
  {
    step: 6,
    role: 'hrbp',
    at: 'agreement-draft',
    text: 'tour.agreement',
    sample: 'agreement-draft',
    plays: ['prepare', 'send'],
    until: [{ card: 'agreement-review' }],
  },
  {
    step: 6,
    role: 'employee',
    at: 'agreement-review',
    text: 'tour.sign',
    sample: 'agreement-review',
    until: [{ card: 'agreement-signed' }],
  },
  {
    step: 6,
    role: 'signatory',
    at: 'seal',
    text: 'tour.seal',
    sample: 'seal',
    until: [{ card: 'effective-employee' }],
  },
  {
    step: 7,
    role: 'manager',
    at: 'handover',
    text: 'tour.effective',
    sample: 'handover',
    until: [{ card: 'handover', state: 'closed' }],
  },
]
