// A form that somebody has open on their card: what becomes of it when the card changes meanwhile.
import { z } from 'zod'
import type { Button, CardView, Form, FormValues } from './card.ts'
import type { InstantText } from './dates.ts'

export interface OpenForm {
  /** The button it belongs to, and the money line that stands at. */
  readonly button: string
  readonly line?: string | undefined
  /** What the card was bound to when it was opened. */
  readonly seen: string
  readonly at: InstantText
}

/** As an adapter keeps it for whichever process updates the card. */
export const openForm: z.ZodType<OpenForm> = z.object({
  button: z.string(),
  line: z.string().optional(),
  seen: z.string(),
  at: z.string(),
})

/**
 * `stands`: it can be sent as it is. `outdated`: what it is bound to changed, so it would be refused. `gone`: the card
 * offers it no more. `none`: nobody is filling anything in.
 */
export type FormFate = 'stands' | 'outdated' | 'gone' | 'none'

/** Nobody types longer than this between two looks. */
const heldMs = 30 * 60_000

export function fateOf(form: OpenForm | undefined, card: CardView, now: InstantText): FormFate {
  if (form === undefined || Date.parse(now) - Date.parse(form.at) > heldMs) return 'none'
  if (card.closed === true || formButton(card, form) === undefined) return 'gone'
  return card.seen === form.seen ? 'stands' : 'outdated'
}

/** The same button stands at several lines, each with a token of its own; without a line any of them will do. */
export function formButton(card: CardView, { button, line }: Pick<OpenForm, 'button' | 'line'>): Button | undefined {
  const atLines = card.blocks.flatMap(block => (block.kind === 'lines' ? block.rows : []))
  const found =
    line === undefined ? everyButton(card) : atLines.filter(row => row.id === line).flatMap(row => row.buttons ?? [])
  return found.find(one => one.id === button && one.form !== undefined)
}

/** The buttons of a card, those of its footer and of its money lines. */
export const everyButton = (card: CardView): readonly Button[] => [
  ...card.buttons,
  ...(card.footer ?? []),
  ...card.blocks.flatMap(block => (block.kind === 'lines' ? block.rows.flatMap(row => row.buttons ?? []) : [])),
]

/** The form with what was typed before in its fields. A tick is never set beforehand. */
export const refilled = (form: Form, typed: FormValues | undefined): Form =>
  typed === undefined
    ? form
    : {
        ...form,
        fields: form.fields.map(field => {
          const value = typed[field.name]
          return value === undefined || field.kind === 'tick' ? field : { ...field, value }
        }),
      }
