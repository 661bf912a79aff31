// The guided tour as data: who does what with which card, and what must be seen on the phones for it to count as done.
import type { Role } from '../../../src/model/person.ts'
import type { TextKey } from '../texts/texts.ts'
import { afterEffect, type Move } from './moves.ts'

/** A card of this step id, on the phone of anybody. */
export interface Sight {
  /** Step id, or one opening of it: `settlement-review`, `settlement-review#2`. */
  readonly card: string
  readonly state?: 'open' | 'closed' | undefined
  /** The card no longer has the button of this option. */
  readonly without?: string | undefined
  /** The card has the button of this option, below or on one of its lines. */
  readonly shows?: string | undefined
  /** No more than so many of its steps are missing. */
  readonly missing?: number | undefined
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
  /** Routine: what is pressed, and by whose hand the cards say, when the visitor lets them do it. */
  readonly plays?: readonly Move[] | undefined
  /** Several people act when this is played. */
  readonly together?: true | undefined
  /** Done as soon as any of these is seen. */
  readonly until: readonly Sight[]
}

export const tourSteps = 7

export const hints: readonly Hint[] = [
  { step: 1, role: 'manager', text: 'tour.start.say', until: [{ card: 'start' }] },
  { step: 1, role: 'manager', at: 'start', text: 'tour.start.submit', sample: 'start', until: [{ card: 'checks' }] },
  {
    step: 2,
    role: 'manager',
    at: 'checks',
    text: 'tour.checks',
    sample: 'checks',
    // What is missing now is payroll's.
    until: [{ card: 'checks', missing: 1 }],
  },
  {
    step: 2,
    role: 'payroll',
    at: 'open-items',
    text: 'tour.items',
    plays: [
      { at: 'open-items', press: 'attest' },
      { at: 'item-check', press: 'item-confirmed' },
      { at: 'item-check', press: 'checked' },
    ],
    together: true,
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
    plays: [{ at: 'preparation', press: 'schedule' }],
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
    plays: [
      { at: 'minutes', press: 'send' },
      { at: 'minutes-check', press: 'correct' },
    ],
    together: true,
    until: [{ card: 'minutes-check', shows: 'add' }],
  },
  {
    step: 5,
    role: 'hrbp',
    at: 'settlement-draft',
    text: 'tour.settle',
    sample: 'settlement-draft',
    until: [{ card: 'settlement-draft', shows: 'submit' }, { card: 'settlement-verify' }],
  },
  {
    step: 5,
    role: 'hrbp',
    at: 'settlement-draft',
    text: 'tour.verify',
    plays: [
      { at: 'settlement-draft', press: 'submit' },
      { at: 'settlement-verify', press: 'pass' },
      { at: 'settlement-send', press: 'send' },
    ],
    together: true,
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
    plays: [{ at: 'dispute', press: 'adopt' }],
    until: [{ card: 'dispute', state: 'closed' }, { card: 'settlement-receipt' }],
  },
  {
    step: 5,
    role: 'employee',
    at: 'settlement-review',
    text: 'tour.lines',
    until: [{ card: 'settlement-review#2', shows: 'line-ok' }, { card: 'settlement-receipt' }],
  },
  {
    step: 5,
    role: 'employee',
    at: 'settlement-review',
    text: 'tour.each',
    plays: [{ at: 'settlement-review', press: 'line-ok' }],
    until: [{ card: 'settlement-review', shows: 'confirm' }, { card: 'settlement-receipt' }],
  },
  {
    step: 5,
    role: 'employee',
    at: 'settlement-review',
    text: 'tour.confirm',
    until: [{ card: 'who-proposed' }, { card: 'agreement-draft' }],
  },
  { step: 5, role: 'employee', at: 'who-proposed', text: 'tour.proposed', until: [{ card: 'agreement-draft' }] },
  {
    step: 6,
    role: 'hrbp',
    at: 'agreement-draft',
    text: 'tour.agreement',
    plays: [
      { at: 'agreement-draft', press: 'prepare' },
      { at: 'agreement-draft', press: 'send' },
    ],
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
    plays: [
      { at: 'seal', press: 'to-seal' },
      { at: 'seal', press: 'seal' },
    ],
    until: [{ card: 'effective-employee' }],
  },
  {
    step: 7,
    role: 'hrbp',
    text: 'tour.after',
    plays: afterEffect,
    together: true,
    until: [{ card: 'archived' }],
  },
]

/** A case that ended otherwise: the employee said no, or somebody took it back. */
export const endings = {
  'declined-receipt': 'tour.declined',
  'told-ended': 'tour.ended',
  'told-offer-withdrawn': 'tour.ended',
  'told-contract-goes-on': 'tour.ended',
} as const satisfies Readonly<Record<string, TextKey>>
