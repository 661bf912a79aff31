// One of a few as radio buttons, one of many as a native list, several as boxes; nothing is chosen beforehand by us.
import { Checkbox, Radio } from 'antd'
import { useContext } from 'react'
import type { Choice, Field } from '../../../../src/model/card.ts'
import { GlossContext, glossed } from '../../texts/gloss.ts'
import { Said } from '../../texts/said.tsx'
import { useLanguage } from '../../texts/texts.ts'
import { asSelect, sideBySide } from './choice-look.ts'
import type { ControlProps } from './control-props.ts'
import { listOf, textOf } from './values.ts'

type ChoiceField<K extends 'one' | 'many'> = Extract<Field, { readonly kind: 'one' | 'many' }> & { readonly kind: K }

const textWith = (choice: Choice): string => (choice.note ? `${choice.label} · ${choice.note}` : choice.label)

function Named({ choice }: { readonly choice: Choice }) {
  return (
    <>
      <Said text={choice.label} />
      {choice.note && (
        <span className="choice-note">
          <Said text={choice.note} />
        </span>
      )}
    </>
  )
}

export function OneChoice({ field, value, onEnter, aria }: ControlProps<ChoiceField<'one'>>) {
  const { say } = useLanguage()
  const gloss = useContext(GlossContext)
  // A list can be empty, such as a manager's team before HR has imported it; a bare label would look broken.
  if (field.choices.length === 0) {
    return (
      <p id={aria.id} className="field-help">
        {say('form.nothing')}
      </p>
    )
  }
  if (asSelect(field.choices)) {
    return (
      <select
        id={aria.id}
        className="select"
        required={field.required}
        value={textOf(value)}
        aria-invalid={aria.invalid || undefined}
        aria-describedby={aria.describedBy}
        onChange={event => onEnter(event.target.value)}
      >
        <option value="">{say('form.choose')}</option>
        {field.choices.map(choice => (
          <option key={choice.value} value={choice.value}>
            {glossed(textWith(choice), gloss)}
          </option>
        ))}
      </select>
    )
  }
  return (
    <div
      className={sideBySide(field.choices) ? 'choices choices-row' : 'choices'}
      role="radiogroup"
      aria-labelledby={aria.labelledBy}
      aria-describedby={aria.describedBy}
      aria-invalid={aria.invalid || undefined}
      aria-required={field.required || undefined}
      tabIndex={-1}
    >
      {field.choices.map(choice => (
        <Radio
          key={choice.value}
          name={aria.id}
          value={choice.value}
          checked={textOf(value) === choice.value}
          onChange={() => onEnter(choice.value)}
        >
          <Named choice={choice} />
        </Radio>
      ))}
    </div>
  )
}

export function ManyChoices({ field, value, onEnter, aria }: ControlProps<ChoiceField<'many'>>) {
  const chosen = listOf(value)
  return (
    // biome-ignore lint/a11y/useSemanticElements: named and described like every other field of the form
    <div
      className="choices"
      role="group"
      aria-labelledby={aria.labelledBy}
      aria-describedby={aria.describedBy}
      aria-invalid={aria.invalid || undefined}
      tabIndex={-1}
    >
      {field.choices.map(choice => (
        <Checkbox
          key={choice.value}
          checked={chosen.includes(choice.value)}
          onChange={event =>
            onEnter(event.target.checked ? [...chosen, choice.value] : chosen.filter(one => one !== choice.value))
          }
        >
          <Named choice={choice} />
        </Checkbox>
      ))}
    </div>
  )
}
