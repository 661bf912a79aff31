// What an option does to a case: a pure function from the case and the answer to events, or a refusal.
import type { Reply } from '../model/action.ts'
import type { FormValues } from '../model/card.ts'
import type { CaseState, StepInstance } from '../model/case.ts'
import type { CaseEventBody } from '../model/case-event.ts'
import type { InstantText } from '../model/dates.ts'
import type { CardRef, Effect } from '../model/effect.ts'
import type { RunnableFlow } from '../model/flow.ts'
import type { PersonId } from '../model/person.ts'
import type { FieldProblem, Refusal } from '../model/refusal.ts'
import type { World } from '../model/world.ts'

export interface OperationInput {
  readonly state: CaseState
  readonly instance: StepInstance
  readonly option: string
  readonly values: FormValues
  readonly by: PersonId | 'clock'
  readonly at: InstantText
  readonly cause: string
  readonly world: World
  readonly flow: RunnableFlow
}

/** A step to open beside what the flow's targets open, with its own data (which dispute, which question). */
export interface Opens {
  readonly step: string
  readonly who?: PersonId | undefined
  readonly data?: Readonly<Record<string, string>> | undefined
}

export type OperationResult =
  | {
      readonly events: readonly CaseEventBody[]
      readonly opens?: readonly Opens[] | undefined
      /** Steps whose open instances end without an answer, before anything new opens. */
      readonly closes?: readonly string[] | undefined
      readonly effects?: readonly Effect[] | undefined
      readonly reply?: Reply | undefined
      /** Set when nothing happened because it already had: no event, success-shaped answer. */
      readonly repeated?: boolean | undefined
      /** With `repeated`: cards of no case that open for the person without a trace in the record. */
      readonly privately?: readonly CardRef[] | undefined
      /** The option did not come about: its events stand, but the step stays open and leads nowhere, already at the first click. */
      readonly halted?: boolean | undefined
    }
  | {
      readonly refusal: Refusal
      /** What the record keeps of the attempt, where it counts that it was made. */
      readonly record?: readonly CaseEventBody[] | undefined
    }

export type Operation = (input: OperationInput) => OperationResult

/** The shortest way to say "these events, nothing else". */
export const events = (...list: readonly CaseEventBody[]): OperationResult => ({ events: list })

export const refusing = (code: string, values?: Refusal['values']): OperationResult => ({
  refusal: { kind: 'refused', code, values },
})

/** A form field was wrong for a reason only the case knows. */
export const wrongField = (field: string, why: FieldProblem): OperationResult => ({
  refusal: { kind: 'invalid', code: 'invalid-form', fields: { [field]: why } },
})

/** All wrong fields at once, so that nobody mends a form field by field; undefined when every field is right. */
export function wrongFields(
  whys: Readonly<Record<string, string | undefined>>,
): { readonly refusal: Refusal } | undefined {
  const fields: Record<string, string> = {}
  for (const [field, why] of Object.entries(whys)) if (why !== undefined) fields[field] = why
  return Object.keys(fields).length === 0 ? undefined : { refusal: { kind: 'invalid', code: 'invalid-form', fields } }
}
