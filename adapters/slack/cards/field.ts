// A form's field as an input of a modal, with what is already known; a tick is never set beforehand.
import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types'
import type { Choice, Field } from '../../../src/model/card.ts'
import { cut, limits } from './limits.ts'
import { plain } from './mrkdwn.ts'
import { wordUnits } from './running-text.ts'

/** The only control of an input block. */
export const control = 'in'

/** Ticks are marked, because Slack hands them in as a list like any other boxes. */
const fieldBlock = (field: Field): string => `${field.kind === 'tick' ? 't' : 'f'}:${field.name}`

/** The field behind a block of a submitted modal; undefined for a block that is none. */
export function fieldOf(block: string): { readonly name: string; readonly tick: boolean } | undefined {
  const [, kind, name] = /^([ft]):(.+)$/s.exec(block) ?? []
  return name === undefined ? undefined : { name, tick: kind === 't' }
}

type Element = InputBlock['element']

const most = limits.options * limits.options

/** Whether a modal can hold this field whole; what it cannot hold is filled in on a page. */
export const fitsModal = (field: Field): boolean =>
  field.name.length + 2 <= limits.id &&
  // What stands there already would come back cut.
  (!isText(field) || given(field).length <= limits.input) &&
  (!('choices' in field) ||
    (field.choices.length > 0 &&
      field.choices.length <= most &&
      field.choices.every(choice => choice.value !== '' && choice.value.length <= limits.option)))

const isText = ({ kind }: Field): boolean => ['text', 'long', 'money', 'number'].includes(kind)
const given = (field: Field): string => (typeof field.value === 'string' ? field.value : (field.value?.[0] ?? ''))
const listed = (field: Field): readonly string[] =>
  typeof field.value === 'string' ? (field.value === '' ? [] : [field.value]) : (field.value ?? [])

/** What is wrong stands above the input, then what its label and hint cannot hold. */
export function fieldBlocks(field: Field, problem?: string): readonly KnownBlock[] {
  const wrong = problem === undefined ? [] : wordUnits(`⚠ ${field.label}: ${problem}`).flat()
  const long = field.label.length > longestLabel || (field.help?.length ?? 0) > longestLabel
  const above = long ? wordUnits([field.label, field.help ?? ''].join('\n').trim()).flat() : []
  const input: InputBlock = {
    type: 'input',
    block_id: fieldBlock(field),
    label: plain(cut(field.label, longestLabel)),
    optional: field.required !== true,
    element: elementOf(field),
    ...(field.help !== undefined && !long && { hint: plain(field.help) }),
  }
  return [...wrong, ...above, ...notesOf(field), input]
}

const longestLabel = 400

function elementOf(field: Field): Element {
  switch (field.kind) {
    case 'text':
    case 'money':
    case 'number':
      return textInput(field, false)
    case 'long':
      return textInput(field, true)
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(given(field))
        ? { type: 'datepicker', action_id: control, initial_date: given(field) }
        : { type: 'datepicker', action_id: control }
    case 'time':
      return /^\d\d:\d\d$/.test(given(field))
        ? { type: 'timepicker', action_id: control, initial_time: given(field) }
        : { type: 'timepicker', action_id: control }
    case 'tick':
      return {
        type: 'checkboxes',
        action_id: control,
        options: [{ text: plain(cut(field.label, limits.option)), value: 'yes' }],
      }
    case 'file':
      return { type: 'file_input', action_id: control, max_files: 10, ...filetypes(field.accept) }
    case 'one':
      return oneOf(field.choices, given(field))
    case 'many':
      return manyOf(field.choices, listed(field))
  }
}

function textInput(field: Field, multiline: boolean): Element {
  const value = given(field)
  return {
    type: 'plain_text_input',
    action_id: control,
    multiline,
    max_length: limits.input,
    ...(value !== '' && { initial_value: value }),
  }
}

/** `.pdf,.jpg` as Slack names kinds of files; anything else is left open and checked when it arrives. */
function filetypes(accept: string | undefined): { readonly filetypes?: string[] } {
  const kinds = (accept ?? '').split(',').map(kind => kind.trim().toLowerCase())
  return kinds.every(kind => /^\.[a-z0-9]{1,8}$/.test(kind)) ? { filetypes: kinds.map(kind => kind.slice(1)) } : {}
}

function oneOf(choices: readonly Choice[], value: string): Element {
  const options = optionsOf(choices)
  const initial = options.find(option => option.value === value)
  const chosen = initial && { initial_option: initial }
  if (choices.length <= limits.radios) return { type: 'radio_buttons', action_id: control, options, ...chosen }
  return { type: 'static_select', action_id: control, ...grouped(options), ...chosen }
}

function manyOf(choices: readonly Choice[], values: readonly string[]): Element {
  const options = optionsOf(choices)
  const initial = options.filter(option => values.includes(option.value ?? ''))
  const chosen = initial.length > 0 && { initial_options: initial }
  if (choices.length <= limits.radios) return { type: 'checkboxes', action_id: control, options, ...chosen }
  return { type: 'multi_static_select', action_id: control, ...grouped(options), ...chosen }
}

/** A list takes a hundred options; more stand in groups named by their first and last. */
function grouped(
  options: PlainTextOption[],
): Pick<Extract<Element, { type: 'static_select' }>, 'options' | 'option_groups'> {
  if (options.length <= limits.options) return { options }
  const groups: { label: PlainTextOption['text']; options: PlainTextOption[] }[] = []
  for (let at = 0; at < options.length; at += limits.options) {
    groups.push({
      label: plain(`${at + 1}–${Math.min(at + limits.options, options.length)}`),
      options: options.slice(at, at + limits.options),
    })
  }
  return { option_groups: groups }
}

const tooLong = (choice: Choice): boolean =>
  choice.label.length > limits.option || (choice.note?.length ?? 0) > limits.option

const optionsOf = (choices: readonly Choice[]): PlainTextOption[] =>
  choices.map(choice => ({
    text: plain(cut(choice.label, limits.option)),
    value: choice.value,
    ...(choice.note !== undefined && { description: plain(cut(choice.note, limits.option)) }),
  }))

/** Labels and notes that an option cannot hold stand whole above it. */
function notesOf(field: Field): readonly KnownBlock[] {
  if (field.kind === 'tick') return field.label.length > limits.option ? wordUnits(field.label).flat() : []
  if (!('choices' in field)) return []
  const lines = field.choices
    .filter(tooLong)
    .map(choice => `· ${choice.label}${choice.note ? `\n  ${choice.note}` : ''}`)
  return lines.length === 0 ? [] : wordUnits(lines.join('\n')).flat()
}
