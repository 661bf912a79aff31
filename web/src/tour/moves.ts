// What is played when the visitor lets others do their routine: presses on their own cards, and the clock between them.

/** A press on the card of a step by whoever has it; on its lines one after the other, when the option stands there. */
interface Press {
  /** Step id, or one opening of it. */
  readonly at: string
  readonly press: string
}

interface Wait {
  readonly clock: 'PT4H' | 'P1D'
  readonly times: number
}

/** The clock moves to the morning of the day that the card of this step names. */
interface Jump {
  readonly dayOn: string
}

export type Move = Press | Wait | Jump

const halfADay: Move = { clock: 'PT4H', times: 3 }

/** From the signed agreement to the archive. */
export const afterEffect: readonly Move[] = [
  { at: 'announcement', press: 'choose' },
  { at: 'handover', press: 'done' },
  { at: 'assets', press: 'done' },
  { at: 'expenses', press: 'done' },
  { dayOn: 'assets' },
  { at: 'closing-figures', press: 'set' },
  { at: 'certificate', press: 'issue' },
  { at: 'pay-separation', press: 'proof' },
  { at: 'payment-check#1', press: 'received' },
  { at: 'pay-handover', press: 'proof' },
  { at: 'payment-check#2', press: 'received' },
  { at: 'transfer', press: 'done' },
  { at: 'housing-fund', press: 'done' },
  // Accounts are closed in the evening of the last day.
  halfADay,
  { at: 'accounts', press: 'done' },
  halfADay,
  // The survey comes a week later.
  { clock: 'P1D', times: 7 },
  { at: 'survey', press: 'start' },
  { at: 'report', press: 'confirm' },
  { at: 'report', press: 'check' },
  { at: 'report', press: 'archive' },
]
