// Each kind of field as a control of a Feishu form, and what a filled form brings back as our values.
import type { Field, FormValues } from '../../../src/model/card.ts'
import type { CardWords } from '../words.ts'
import { type Element, type FormControl, plain } from './card-json.ts'
import { bold, grey, red } from './markup.ts'

/** A file that was sent to the chat and waits for the form it belongs to. */
export interface Arrived {
  readonly id: string
  readonly name: string
}

export interface FieldsAbout {
  readonly wrong?: Readonly<Record<string, string>> | undefined
  readonly files: readonly Arrived[]
  /** The form is sent once more to look for new files: then an empty field must not hold it back. */
  readonly takesFiles: boolean
}

/** Feishu's own limit of an input. */
const longestInput = 1_000

const single = (value: Field['value']): string => (typeof value === 'string' ? value : (value?.[0] ?? ''))
const several = (value: Field['value']): readonly string[] =>
  typeof value === 'string' ? (value === '' ? [] : [value]) : (value ?? [])

/** Label, what is wrong, help, and the control with what is already known. */
export function fieldElements(field: Field, words: CardWords, about: FieldsAbout): readonly Element[] {
  const wrong = about.wrong?.[field.name]
  const notes =
    field.kind === 'one' || field.kind === 'many'
      ? field.choices.flatMap(({ label, note }) => (note === undefined ? [] : [`${label}: ${note}`]))
      : []
  const help = [field.help, ...notes, ...(field.kind === 'file' ? [words.say('send-file-first')] : [])].filter(
    text => text !== undefined,
  )
  // A tick carries its own label.
  const label = field.kind === 'tick' ? [] : [`${bold(field.label)}${field.required ? ' *' : ''}`]
  const head = [...label, ...help.map(grey), ...(wrong === undefined ? [] : [red(wrong)])]
  // A menu without a choice in it is no control; words say so.
  const none = field.kind === 'file' ? about.files.length === 0 : 'choices' in field && field.choices.length === 0
  const empty = words.say(field.kind === 'file' ? 'no-files' : 'no-choices')
  return [
    ...(head.length === 0 ? [] : [{ tag: 'markdown', content: head.join('<br>') } as const]),
    ...(none ? [{ tag: 'markdown', content: grey(empty) } as const] : [control(field, words, about)]),
  ]
}

/** What stands in a field already is longer than an input of Feishu takes: it would come back cut. */
export const tooLongFor = (field: Field): boolean =>
  ['text', 'long', 'money', 'number'].includes(field.kind) && single(field.value).length > longestInput

function control(field: Field, words: CardWords, about: FieldsAbout): FormControl {
  const { name } = field
  const required = field.required === true && !about.takesFiles
  const base = { name, required, width: 'fill' } as const
  const choose = plain(words.say('choose'))
  const value = single(field.value)
  switch (field.kind) {
    case 'text':
    case 'money':
    case 'number':
    case 'long':
      return {
        ...base,
        tag: 'input',
        input_type: field.kind === 'long' ? 'multiline_text' : 'text',
        ...(field.kind === 'long' ? { rows: 4 } : {}),
        max_length: longestInput,
        placeholder: plain(words.say('type')),
        ...(value === '' ? {} : { default_value: value }),
      }
    case 'date':
      return { ...base, tag: 'date_picker', placeholder: choose, ...(value === '' ? {} : { initial_date: value }) }
    case 'time':
      return { ...base, tag: 'picker_time', placeholder: choose, ...(value === '' ? {} : { initial_time: value }) }
    case 'one': {
      const options = field.choices.map(choice => ({ text: plain(choice.label), value: choice.value }))
      const index = field.choices.findIndex(choice => choice.value === value) + 1
      return {
        ...base,
        tag: 'select_static',
        placeholder: choose,
        options,
        ...(index > 0 ? { initial_index: index } : {}),
      }
    }
    case 'many':
      return severalOf(base, choose, field.choices, several(field.value))
    case 'tick':
      return { tag: 'checker', name, checked: false, text: plain(`${field.label}${field.required ? ' *' : ''}`) }
    case 'file': {
      const choices = about.files.map(({ id, name: label }) => ({ value: id, label }))
      return severalOf(base, choose, choices, several(field.value))
    }
  }
}

function severalOf(
  base: { readonly name: string; readonly required: boolean; readonly width: 'fill' },
  placeholder: ReturnType<typeof plain>,
  choices: readonly { readonly value: string; readonly label: string }[],
  chosen: readonly string[],
): FormControl {
  const known = chosen.filter(value => choices.some(choice => choice.value === value))
  return {
    ...base,
    tag: 'multi_select_static',
    placeholder,
    options: choices.map(({ value, label }) => ({ text: plain(label), value })),
    ...(known.length > 0 ? { selected_values: known } : {}),
  }
}

/** Dates and times come with the zone of the client (`2025-11-30 +0800`); a tick as a boolean. Empty fields stay at home. */
export function valuesOf(form: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]): readonly (readonly [string, string | readonly string[]])[] => {
      if (typeof value === 'boolean') return value ? [[name, 'yes']] : []
      if (typeof value === 'string') return value.trim() === '' ? [] : [[name, withoutZone(value.trim())]]
      if (!Array.isArray(value)) return []
      const items = value.filter(item => typeof item === 'string')
      return items.length === 0 ? [] : [[name, items]]
    }),
  )
}

const withoutZone = (text: string): string => /^(\d{4}-\d\d-\d\d|\d\d:\d\d) [+-]\d{4}$/.exec(text)?.[1] ?? text
