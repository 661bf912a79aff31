// What a sealed link shows of its card, and which presses it carries: the card, or one form of it, and nothing beside.
import { readToken } from '../cards/token.ts'
import type { Button, CardView } from '../model/card.ts'
import type { InstantText } from '../model/dates.ts'
import type { CardRef } from '../model/effect.ts'
import { everyButton } from '../model/open-form.ts'
import type { Target } from './seal.ts'

type CardTarget = Exclude<Target, { kind: 'file' }>

/** The second click of an option has its own two buttons: `confirm!yes`, `confirm!back`. */
const optionOf = (button: string): string => button.split('!')[0] ?? button

/** The card as the page shows it; a form's link shows that form, and afterwards what came of it. */
export function shownCard(target: CardTarget, card: CardView): CardView {
  if (target.kind === 'card') return card
  const forms = everyButton(card).filter(button => button.id === target.button && button.form !== undefined)
  const [only] = forms
  if (only?.form !== undefined && forms.length === 1 && !card.closed) {
    // The form is what the link is for: it stands open, below the name of its card.
    const { submit } = only.form
    return {
      ...card,
      blocks: [],
      next: undefined,
      footer: undefined,
      buttons: [{ ...only, style: 'main', label: submit }],
    }
  }
  // The same form stands at several lines: the person chooses the line. Or it was sent: what came of it is shown.
  const mine = (button: Button): boolean => optionOf(button.id) === target.button
  return {
    ...card,
    footer: undefined,
    buttons: card.buttons.filter(mine),
    blocks: card.blocks.map(block =>
      block.kind === 'lines'
        ? { ...block, rows: block.rows.map(row => ({ ...row, buttons: (row.buttons ?? []).filter(mine) })) }
        : block,
    ),
  }
}

/** Whether a pressed token is one of the buttons this link shows. */
export function carries(
  secret: Uint8Array,
  target: CardTarget,
  ref: CardRef,
  token: string,
  now: InstantText,
): boolean {
  const read = readToken(secret, token, now)
  if (!read.ok) return false
  const { c, i, p, o } = read.claims
  if (c !== ref.caseId || i !== ref.instance || p !== ref.to) return false
  return target.kind === 'card' || optionOf(o) === target.button
}

/** Files that a card offers. */
export const filesOn = (card: CardView): readonly string[] =>
  card.blocks.flatMap(block => (block.kind === 'files' ? block.items.map(item => item.id) : []))
