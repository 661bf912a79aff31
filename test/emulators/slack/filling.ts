// Filling a modal as a thumb does: by labels, starting from what is already there, and what Slack then hands in.
import { type FieldOnScreen, fieldsIn } from './reading.ts'
import type { Input, View } from './schema.ts'
import { optionsIn } from './validate.ts'
import type { StoredFile } from './workspace.ts'

type Typed = Readonly<Record<string, string | readonly string[]>>

interface Option {
  readonly text: { readonly text: string }
  readonly value: string
}

/** What stands in the control before anybody touched it. */
function initial(element: Input): unknown {
  const given = element as {
    initial_value?: string
    initial_date?: string
    initial_time?: string
    initial_option?: Option
    initial_options?: Option[]
  }
  return (
    given.initial_value ?? given.initial_date ?? given.initial_time ?? given.initial_option ?? given.initial_options
  )
}

const list = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value)

function pick(element: Input, wanted: string): Option {
  const options = optionsIn(element)
  const found = options.find(
    option => option.value === wanted || option.text.text === wanted || option.text.text.startsWith(wanted),
  )
  if (found === undefined) throw new Error(`no choice ${wanted}: ${options.map(o => o.text.text).join(', ')}`)
  return found
}

function entered(
  field: FieldOnScreen,
  typed: string | readonly string[] | undefined,
  file: (id: string) => object,
): object {
  const { element } = field
  const { type } = element
  const was = initial(element)
  switch (type) {
    case 'plain_text_input': {
      const value = typed === undefined ? (was ?? null) : String(typed)
      if (typeof value === 'string' && value.length > (element.max_length ?? 3_000))
        throw new Error(`${field.label} takes no more`)
      return { type, value: value === '' ? null : value }
    }
    case 'datepicker':
      return { type, selected_date: typed === undefined ? (was ?? null) : String(typed) }
    case 'timepicker':
      return { type, selected_time: typed === undefined ? (was ?? null) : String(typed) }
    case 'radio_buttons':
    case 'static_select':
      return { type, selected_option: typed === undefined ? (was ?? null) : pick(element, String(typed)) }
    case 'checkboxes': {
      const [only] = optionsIn(element)
      // A tick is a single box.
      if (typed === 'yes' && only?.value === 'yes') return { type, selected_options: [only] }
      return { type, selected_options: typed === undefined ? (was ?? []) : list(typed).map(one => pick(element, one)) }
    }
    case 'multi_static_select':
      return { type, selected_options: typed === undefined ? (was ?? []) : list(typed).map(one => pick(element, one)) }
    case 'file_input':
      return { type, files: typed === undefined ? [] : list(typed).map(file) }
  }
}

const empty = (value: object): boolean =>
  Object.entries(value).every(
    ([name, one]) => name === 'type' || one === null || (Array.isArray(one) && one.length === 0),
  )

export interface Filled {
  readonly values: Readonly<Record<string, Readonly<Record<string, object>>>>
  /** Fields that Slack itself does not let pass empty, by name. */
  readonly missing: readonly string[]
}

export function fill(view: View, typed: Typed, files: ReadonlyMap<string, StoredFile>, address: string): Filled {
  const fields = fieldsIn(view)
  for (const name of Object.keys(typed)) {
    if (!fields.some(field => field.label === name || field.name === name)) {
      throw new Error(`the form has no field ${name}: ${fields.map(field => field.label).join(', ')}`)
    }
  }
  const file = (id: string): object => {
    const stored = files.get(id)
    if (stored === undefined) throw new Error(`no file ${id}`)
    const size = stored.bytes.length
    return { id, name: stored.name, mimetype: 'text/plain', size, url_private_download: `${address}/files/${id}` }
  }
  const values = Object.fromEntries(
    fields.map(field => {
      const value = entered(field, typed[field.label] ?? typed[field.name], file)
      return [field.block_id, { [field.element.action_id]: value }]
    }),
  )
  const missing = fields.filter(field => field.required && Object.values(values[field.block_id] ?? {}).every(empty))
  return { values, missing: missing.map(field => field.name) }
}
