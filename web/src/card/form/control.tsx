// Every kind of field has one control; a new kind does not compile until it has one here.
import { Checkbox } from 'antd'
// The two plain ones alone: beside its other kinds, Ant Design's input brings buttons, icons and their styles.
import Input from 'antd/es/input/Input'
import TextArea from 'antd/es/input/TextArea'
import type { ReactNode } from 'react'
import type { Field } from '../../../../src/model/card.ts'
import { ManyChoices, OneChoice } from './choices.tsx'
import type { ControlProps } from './control-props.ts'
import { FileControl } from './file-control.tsx'
import { listOf, textOf } from './values.ts'

type MemberOf<F, K> = F extends Field ? (K extends F['kind'] ? F & { readonly kind: K } : never) : never
/** The field of one kind; several kinds may share a shape. */
type KindOf<K extends Field['kind']> = MemberOf<Field, K>
type Controls = { readonly [K in Field['kind']]: (props: ControlProps<KindOf<K>>) => ReactNode }

const longest = 4000

function line(props: ControlProps, type: 'text' | 'date' | 'time', inputMode?: 'decimal') {
  const { field, value, onEnter, aria } = props
  return (
    <Input
      id={aria.id}
      type={type}
      inputMode={inputMode}
      className={inputMode ? 'input-figures' : undefined}
      maxLength={type === 'text' ? longest : undefined}
      max={type === 'date' ? '9999-12-31' : undefined}
      autoComplete="off"
      required={field.required}
      value={textOf(value)}
      status={aria.invalid ? 'error' : ''}
      aria-invalid={aria.invalid || undefined}
      aria-describedby={aria.describedBy}
      onChange={event => onEnter(event.target.value)}
    />
  )
}

const controls: Controls = {
  text: props => line(props, 'text'),
  date: props => line(props, 'date'),
  time: props => line(props, 'time'),
  money: props => line(props, 'text', 'decimal'),
  number: props => line(props, 'text', 'decimal'),
  long: ({ field, value, onEnter, aria }) => (
    <TextArea
      id={aria.id}
      className="textarea"
      rows={3}
      maxLength={longest}
      required={field.required}
      value={textOf(value)}
      status={aria.invalid ? 'error' : ''}
      aria-invalid={aria.invalid || undefined}
      aria-describedby={aria.describedBy}
      onChange={event => onEnter(event.target.value)}
    />
  ),
  one: props => <OneChoice {...props} />,
  many: props => <ManyChoices {...props} />,
  tick: ({ field, value, onEnter, aria }) => (
    <Checkbox
      id={aria.id}
      checked={listOf(value).length > 0}
      aria-invalid={aria.invalid || undefined}
      aria-describedby={aria.describedBy}
      onChange={event => onEnter(event.target.checked ? 'yes' : '')}
    >
      {field.label}
    </Checkbox>
  ),
  file: props => <FileControl {...props} />,
}

export function ControlOf<K extends Field['kind']>(props: ControlProps<KindOf<K>>) {
  const control: (props: ControlProps<KindOf<K>>) => ReactNode = controls[props.field.kind as K]
  return control(props)
}
