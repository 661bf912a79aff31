// What an employee brings to somebody independent of the manager and of HR, and whom they bring along.
import type { InstantText } from './dates.ts'
import type { PersonId } from './person.ts'

/** A pause goes to nobody in particular; felt pressure and reports go to the independent channel. */
export type HelpKind = 'pressured' | 'report' | 'pause'

export interface HelpCall {
  readonly number: number
  readonly what: HelpKind
  readonly at: InstantText
  readonly text?: string | undefined
  /** The independent person looks after it. */
  readonly takenUp?: { readonly by: PersonId; readonly at: InstantText } | undefined
  /** The head of HR leaves it to the employee whether the case goes on. */
  readonly decidedAt?: InstantText | undefined
  /** The employee wants the case to go on: it holds nothing up any more. */
  readonly releasedAt?: InstantText | undefined
}

export const companionRoles = ['lawyer', 'union', 'family', 'colleague', 'other'] as const

export interface Companion {
  readonly name: string
  readonly role: (typeof companionRoles)[number]
  readonly at: InstantText
}
