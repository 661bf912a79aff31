// What was typed into a form stays through a reload, in this tab alone, until it was sent; codes and files are not kept.
import { createContext } from 'react'
import type { Form } from '../../../../src/model/card.ts'
import type { Entered } from './values.ts'

/** Where a form stands: its card, or one line of it. */
export const PlaceContext = createContext('')

const prefix = 'haosan.form.'

/** A one-time code is good for one press; a file keeps its name only as long as the page. */
const mayStay = (form: Form, name: string): boolean =>
  form.fields.some(field => field.name === name && field.kind !== 'file' && field.name !== 'code')

export function keptAt(place: string, form: Form): Entered {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(prefix + place) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(Object.entries(kept).filter(([name, value]) => mayStay(form, name) && isEntry(value)))
  } catch {
    return {}
  }
}

export function keep(place: string, form: Form, entered: Entered): void {
  const staying = Object.entries(entered).filter(([name]) => mayStay(form, name))
  try {
    if (staying.length === 0) sessionStorage.removeItem(prefix + place)
    else sessionStorage.setItem(prefix + place, JSON.stringify(Object.fromEntries(staying)))
  } catch {
    // A full or forbidden store: the form works as before, a reload empties it.
  }
}

/** Whoever signs out leaves nothing behind. */
export function forgetForms(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}

const isEntry = (value: unknown): value is string | readonly string[] =>
  typeof value === 'string' || (Array.isArray(value) && value.every(one => typeof one === 'string'))
