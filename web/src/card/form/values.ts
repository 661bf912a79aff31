// What stands in the fields of an open form, and what of it travels: empty fields stay at home.
import type { Field, Form, FormValues } from '../../../../src/model/card.ts'

/** What the person has entered so far, by field name; the rest is what the card proposes. */
export type Entered = Readonly<Record<string, string | readonly string[]>>

const manyValued = (field: Field): boolean => field.kind === 'many' || field.kind === 'file'

/** A tick is never set beforehand, whatever the card says. */
export function standingIn(field: Field, entered: Entered): string | readonly string[] {
  const given = entered[field.name]
  if (given !== undefined) return given
  if (field.kind === 'tick') return ''
  return field.value ?? (manyValued(field) ? [] : '')
}

export const textOf = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : value.join('')
export const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? (value === '' ? [] : [value]) : value

export function toSend(form: Form, entered: Entered): FormValues {
  const values: Record<string, string | readonly string[]> = {}
  for (const field of form.fields) {
    const value = standingIn(field, entered)
    if (manyValued(field)) {
      if (listOf(value).length > 0) values[field.name] = listOf(value)
    } else if (textOf(value).trim() !== '') values[field.name] = textOf(value).trim()
  }
  return values
}
