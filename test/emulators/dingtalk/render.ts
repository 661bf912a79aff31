// A card as somebody sees it: text of its sections, its buttons with the money line they stand at, and the ways to other pages.
import type { Card } from './state.ts'
import { drawn, formShape, json, type RowButton, rowShape, sections } from './template.ts'

export interface DrawnButton {
  readonly label: string
  readonly button: RowButton
  /** The last paragraph above the button. */
  readonly above: string
  readonly page: string
}

export interface Page {
  readonly text: string
  readonly buttons: readonly DrawnButton[]
  /** Pages that buttons of this one turn to. */
  readonly turns: readonly string[]
}

export const paramsOf = (button: RowButton): Readonly<Record<string, string>> =>
  button.event.type === 'sendCardRequest' ? button.event.params.params : {}

export function drawPage(card: Card, page: string): Page {
  const buttons: DrawnButton[] = []
  const texts: string[] = []
  let above = ''
  for (let index = 1; index <= sections; index += 1) {
    const raw = card.params[`s${index}`] ?? ''
    const text = drawn(raw)
    if (text !== '') texts.push(text)
    above = text.split('\n\n').at(-1) || above
    for (const button of rowShape.parse(json(card.params[`r${index}`] ?? '[]'))) {
      buttons.push({ label: button.text, button, above, page })
    }
  }
  const turns = buttons.flatMap(({ button }) => paramsOf(button).g ?? [])
  return { text: texts.join('\n'), buttons, turns }
}

/** A button that does something to the case; turning pages and opening files or links does not. */
export const decides = ({ button }: DrawnButton): boolean => paramsOf(button).t !== undefined

export const fieldsOf = (card: Card) => formShape.parse(json(card.params.form ?? '{"fields":[]}')).fields

export const openForm = (card: Card): boolean => (card.params.form_t ?? '') !== ''
