// One field of a form: label, help, the control of its kind, and what is wrong with it.
import { useId } from 'react'
import type { Field } from '../../../../src/model/card.ts'
import { Said } from '../../texts/said.tsx'
import { useLanguage } from '../../texts/texts.ts'
import { asSelect } from './choice-look.ts'
import { ControlOf } from './control.tsx'
import { type Entered, standingIn } from './values.ts'

interface Props {
  readonly field: Field
  readonly entered: Entered
  readonly problem?: string | undefined
  /** Where some fields are required, the others say that they are not. */
  readonly marksOptional: boolean
  readonly onEnter: (value: string | readonly string[]) => void
  /** +1 when an upload starts, −1 when it ends. */
  readonly onUploading: (change: 1 | -1) => void
}

/** Groups of choices are named by their label's id, single controls by `for`. */
const grouped = (field: Field): boolean => field.kind === 'many' || (field.kind === 'one' && !asSelect(field.choices))

export function FieldBox({ field, entered, problem, marksOptional, onEnter, onUploading }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const described = [field.help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined
  const control = (
    <ControlOf
      field={field}
      value={standingIn(field, entered)}
      onEnter={onEnter}
      onUploading={onUploading}
      aria={{ id, describedBy: described, labelledBy: `${id}-label`, invalid: problem !== undefined }}
    />
  )
  // What a box means stands before what it needs; elsewhere the help comes before the control.
  const help = field.help && (
    <p id={`${id}-help`} className="field-help">
      <Said text={field.help} />
    </p>
  )
  return (
    <div className="field" data-kind={field.kind} data-wrong={problem !== undefined || undefined}>
      {field.kind !== 'tick' && (
        <div className="field-name">
          {grouped(field) ? (
            <span id={`${id}-label`}>
              <Said text={field.label} />
            </span>
          ) : (
            <label id={`${id}-label`} htmlFor={id}>
              <Said text={field.label} />
            </label>
          )}
          {marksOptional && !field.required && <span className="field-optional">{say('form.optional')}</span>}
        </div>
      )}
      {field.kind !== 'tick' && help}
      {control}
      {field.kind === 'tick' && help}
      {problem && (
        <p id={`${id}-problem`} className="field-problem">
          <Said text={problem} />
        </p>
      )}
    </div>
  )
}
