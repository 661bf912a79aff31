// Forms: a form of a card as the template's form variable, and what DingTalk sends back as values.
import { z } from 'zod'
import type { Field, Form, FormValues } from '../../../src/model/card.ts'
import { legible } from '../../../src/model/legible.ts'
import type { Say } from '../words.ts'
import { bytesOf, type CardField, type CardForm, valueBytes } from './template.ts'

export interface FormFace {
  /** The form variable; absent when it does not fit and the page has to do. */
  readonly fields?: string | undefined
  /** Sentences about fields that have one. */
  readonly help: readonly string[]
}

type Uploads = readonly { readonly id: string; readonly name: string }[]

/** The fields that can be filled in here, and whether the whole has to be done on its page. */
export function formFace(form: Form, uploads: Uploads, say: Say): FormFace {
  const help = form.fields.flatMap(field => (field.help ? [`${field.label}: ${field.help}`] : []))
  // Nothing to pick from: no file was sent to the bot yet, or nobody is eligible. What is required goes to the page then.
  const empty = (field: Field): boolean =>
    field.kind === 'file'
      ? uploads.length === 0
      : (field.kind === 'one' || field.kind === 'many') && field.choices.length === 0
  const lacking = form.fields.some(field => field.required && empty(field))
  const asked = form.fields.filter(field => !empty(field))
  const drawn: CardForm = { fields: asked.map(field => fieldOf(field, uploads, say)) }
  const fields = JSON.stringify(drawn)
  const notes = form.fields.some(field => field.kind === 'file' && empty(field))
    ? [say('dingtalk.send-file-first')]
    : []
  return lacking || bytesOf(fields) > valueBytes ? { help } : { fields, help: [...help, ...notes] }
}

function fieldOf(field: Field, uploads: Uploads, say: Say): CardField {
  const base = { name: field.name, label: legible(field.label), ...(field.required ? { required: true as const } : {}) }
  switch (field.kind) {
    case 'text':
    case 'long':
      return { ...base, type: 'TEXT', ...startsWith(field.value) }
    case 'money':
    case 'number':
    case 'time':
      return { ...base, type: 'TEXT', placeholder: say(`dingtalk.${field.kind}`), ...startsWith(field.value) }
    case 'date':
      return { ...base, type: 'DATE', ...startsWith(field.value) }
    case 'one':
      return { ...base, type: 'SELECT', options: optionsOf(field), ...picked(field) }
    case 'many':
      return { ...base, type: 'MULTI_SELECT', options: optionsOf(field), ...picked(field) }
    case 'tick':
      // Nothing is ever ticked beforehand.
      return { ...base, type: 'CHECKBOX' }
    case 'file':
      return {
        ...base,
        type: 'MULTI_SELECT',
        options: uploads.map(({ id, name }) => ({ value: id, text: legible(name) })),
      }
  }
}

type Choosing = Extract<Field, { kind: 'one' | 'many' }>

const optionsOf = (field: Choosing) =>
  field.choices.map(({ value, label, note }) => ({ value, text: legible(note ? `${label} · ${note}` : label) }))

const startsWith = (value: Field['value']): { readonly defaultValue?: string } =>
  typeof value === 'string' && value !== '' ? { defaultValue: value } : {}

function picked(field: Choosing): Pick<CardField, 'defaultValue'> {
  const place = (value: string): number => field.choices.findIndex(choice => choice.value === value)
  const { value } = field
  if (value === undefined || value.length === 0) return {}
  if (field.kind === 'one' && typeof value === 'string') return { defaultValue: { index: place(value), value } }
  const values = typeof value === 'string' ? [value] : value
  return field.kind === 'many' ? { defaultValue: { index: values.map(place), value: values } } : {}
}

const chosen = z.object({ value: z.union([z.string(), z.array(z.string())]).nullish() })
const submitted = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), chosen, z.null()]))

/** What DingTalk sends for a form: text and dates as they are, choices as `{index, value}`, a tick as true. */
export function valuesOf(form: unknown): FormValues | undefined {
  const parsed = submitted.safeParse(form)
  if (!parsed.success) return undefined
  return Object.fromEntries(
    Object.entries(parsed.data).flatMap(([name, value]) => {
      if (value === null || value === false || value === '') return []
      if (value === true) return [[name, 'yes'] as const]
      if (typeof value !== 'object') return [[name, String(value)] as const]
      return value.value === undefined || value.value === null || value.value.length === 0
        ? []
        : [[name, value.value] as const]
    }),
  )
}
