// Recognises cards on the phones: which step a card belongs to, and whether it waits for its person.
import type { Button, CardView } from '../../../src/model/card.ts'
import type { Line } from '../api/wire.ts'
import type { Sight } from './steps.ts'

/** `case/settlement-review#2/E1007` → `settlement-review#2`. */
const instanceOf = (card: CardView): string => card.key.split('/')[1] ?? card.key

export const stepOf = (card: CardView): string => instanceOf(card).split('#')[0] ?? ''

export const isOf = (card: CardView, step: string): boolean => {
  const instance = instanceOf(card)
  return instance === step || instance.startsWith(`${step}#`)
}

/** The button of an option: below the card, or the first one on its lines. */
export const buttonOf = (card: CardView | undefined, option: string): Button | undefined =>
  card?.buttons.find(({ id }) => id === option) ??
  card?.blocks
    .flatMap(block => (block.kind === 'lines' ? block.rows.flatMap(row => row.buttons ?? []) : []))
    .find(({ id }) => id === option)

const missingOn = (card: CardView): number =>
  card.blocks.flatMap(block => (block.kind === 'steps' ? block.items : [])).filter(({ state }) => state === 'missing')
    .length

export function sees(sight: Sight, line: Line): boolean {
  const { card } = line
  if (!card || !isOf(card, sight.card)) return false
  if (sight.without !== undefined && card.buttons.some(button => button.id === sight.without)) return false
  if (sight.shows !== undefined && buttonOf(card, sight.shows) === undefined) return false
  if (sight.missing !== undefined && missingOn(card) > sight.missing) return false
  return sight.state === undefined || (sight.state === 'closed') === (card.closed === true)
}

export const hasOpen = (lines: readonly Line[], step: string): boolean =>
  lines.some(line => sees({ card: step, state: 'open' }, line))

/** A card that stands there and lets nobody press: its case rests. */
export const rests = (lines: readonly Line[], step: string): boolean =>
  lines.some(line => sees({ card: step, state: 'open' }, line) && line.card?.buttons.length === 0)

/** The form that a sample is for stands on the open card of its step. */
export const hasForm = (lines: readonly Line[], { step, option }: { readonly step: string; readonly option: string }) =>
  lines.some(
    line =>
      sees({ card: step, state: 'open' }, line) &&
      line.card?.buttons.some(button => button.id === option && button.form !== undefined),
  )

/** Cards that ask this person for something: open, with a main button. */
export const waitingIn = (lines: readonly Line[]): number =>
  lines.filter(({ card }) => card && !card.closed && card.buttons.some(button => button.style === 'main')).length
