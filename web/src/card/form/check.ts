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

/** Why a field is wrong: the key of its sentence, with the bounds where it has any. */
export interface Mistake {
  readonly key: TextKey
  readonly values?: Readonly<Record<string, string | number>>
}

// Bounds of the server's own check.
const earliest = '1900-01-01'
const latest = '2100-12-31'

function mistakeIn(field: Field, entered: Entered): Mistake | undefined {
  const value = standingIn(field, entered)
  const empty = typeof value === 'string' ? value.trim() === '' : value.length === 0
  if (empty) return field.required ? { key: whenMissing[field.kind] } : undefined
  const text = textOf(value).trim()
  if (field.kind === 'money' && !isAmount(text)) return { key: 'form.badAmount' }
  if (field.kind === 'date' && (text < earliest || text > latest)) return { key: 'form.badDate' }
  if (field.kind === 'text' || field.kind === 'long') {
    const { max } = field
    return max !== undefined && text.length > max ? { key: 'form.tooLong', values: { max } } : undefined
  }
  if (field.kind !== 'number') return undefined
  if (!/^\d{1,4}(\.\d)?$/.test(text)) return { key: 'form.badNumber' }
  const { min = 0, max } = field
  const outside = Number(text) < min || (max !== undefined && Number(text) > max)
  return outside ? { key: 'form.outOfRange', values: { min, max: max ?? '' } } : undefined
}

/** `1200.50`, or in groups of three: `1,200.50`, `1 200.50`. Anything else with a comma could be read in two ways. */
const isAmount = (text: string): boolean => /^(\d{1,12}|\d{1,3}(,\d{3})+|\d{1,3}(\s\d{3})+)(\.\d{1,2})?$/.test(text)

/** Wrong fields by name. */
export function mistakesIn(form: Form, entered: Entered): Readonly<Record<string, Mistake>> {
  const found: Record<string, Mistake> = {}
  for (const field of form.fields) {
    const mistake = mistakeIn(field, entered)
    if (mistake) found[field.name] = mistake
  }
  return found
}
