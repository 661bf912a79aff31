// Tells the plain mistakes at once; the server checks everything again and has the last word.
import type { Field, Form } from '../../../../src/model/card.ts'
import type { TextKey } from '../../texts/texts.ts'
import { type Entered, standingIn, textOf } from './values.ts'

const whenMissing: { readonly [K in Field['kind']]: TextKey } = {
  text: 'form.required',
  long: 'form.required',
  date: 'form.required',
  time: 'form.required',
  money: 'form.required',
  number: 'form.required',
  one: 'form.requiredChoice',
  many: 'form.requiredChoice',
  tick: 'form.requiredTick',
  file: 'form.requiredFile',
}

function problemOf(field: Field, entered: Entered): TextKey | undefined {
  const value = standingIn(field, entered)
  const empty = typeof value === 'string' ? value.trim() === '' : value.length === 0
  if (empty) return field.required ? whenMissing[field.kind] : undefined
  const text = textOf(value).trim()
  if (field.kind === 'money' && !isAmount(text)) return 'form.badAmount'
  if (field.kind === 'number' && !/^\d{1,4}(\.\d)?$/.test(text)) return 'form.badNumber'
  return undefined
}

/** `1200.50`, or in groups of three: `1,200.50`, `1 200.50`. Anything else with a comma could be read in two ways. */
const isAmount = (text: string): boolean => /^(\d{1,12}|\d{1,3}(,\d{3})+|\d{1,3}(\s\d{3})+)(\.\d{1,2})?$/.test(text)

/** Wrong fields by name, each with the key of its sentence. */
export function problemsOf(form: Form, entered: Entered): Readonly<Record<string, TextKey>> {
  const found: Record<string, TextKey> = {}
  for (const field of form.fields) {
    const problem = problemOf(field, entered)
    if (problem) found[field.name] = problem
  }
  return found
}
