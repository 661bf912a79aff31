// What every control of a form is given.
import type { Field } from '../../../../src/model/card.ts'

/** Names and descriptions that tie a control to its label, help and problem. */
export interface Aria {
  readonly id: string
  readonly labelledBy: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
}

export interface ControlProps<F extends Field = Field> {
  readonly field: F
  readonly value: string | readonly string[]
  readonly onEnter: (value: string | readonly string[]) => void
  readonly onUploading: (change: 1 | -1) => void
  readonly aria: Aria
}
