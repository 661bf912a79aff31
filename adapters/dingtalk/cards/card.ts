// A card as the template shows it: one page of it at a time, what stands behind money lines and folded texts on pages of their own.
import type { Button, CardView, Form, FormValues } from '../../../src/model/card.ts'
import { refilled } from '../../../src/model/open-form.ts'
import type { Say } from '../words.ts'
import { detailsOf, type Knob, knobOf, type Piece, piecesOf, turnTo } from './block.ts'
import { type FormFace, formFace } from './form.ts'
import { bold, plainText } from './markdown.ts'
import { clip, lastRow, type Packing, pagesOf, sectionsOf } from './pack.ts'
import { type Face, sectionCount, valueBytes } from './template.ts'

export interface Showing {
  readonly say: Say
  /** Marks the clicks of this showing. */
  readonly turn: string
  /** Sealed links to the whole card, and to the form of a button. */
  readonly whole: string
  readonly formPage: (button: string) => string
  /** Files the person sent to the bot, for forms that ask for one. */
  readonly uploads: readonly { readonly id: string; readonly name: string }[]
}

export const firstPage = 'm0'

/** A folded text longer than this is read on the page of the whole card. */
const mostPages = 6

/** One page within the template's variables; a page that is no longer there gives the closest. */
export function faceOf(card: CardView, page: string, showing: Showing): Face {
  const packing: Packing = { turn: showing.turn, whole: { label: showing.say('dingtalk.on-page'), url: showing.whole } }
  const { book, at, pieces, decisions = [] } = bookOf(card, page, showing)
  const pages = pagesOf(sectionsOf(pieces, packing), sectionsOf(decisions, packing))
  const shown = Math.min(at, pages.length - 1)
  const sections = pages[shown] ?? []
  const turning = pages.length > 1 ? turnRow(book, shown, pages.length, showing, packing) : []
  return {
    title: clip(card.title, valueBytes),
    state: stateOf(card, showing.say),
    sections: [...sections, ...turning].slice(0, sectionCount),
  }
}

/** The form of one button, where it fits into the card; otherwise the way to its page. `typed` is what was not taken the last time. */
export function formPageOf(
  card: CardView,
  button: Button,
  token: string,
  showing: Showing,
  typed: FormValues = {},
): Face {
  const { say } = showing
  const packing: Packing = { turn: showing.turn, whole: { label: say('dingtalk.on-page'), url: showing.whole } }
  const form = button.form && faceWith(button.form, typed, showing)
  const help = form === undefined ? [] : form.help.map(text => ({ text: plainText(text) }))
  const pieces: readonly Piece[] = [
    { text: bold(button.form?.title ?? button.label) },
    ...(button.form?.intro ? [{ text: plainText(button.form.intro) }] : []),
    ...help,
    ...(form?.fields === undefined ? [{ text: say('dingtalk.form-on-page') }] : []),
    {
      knobs: [
        link(say('dingtalk.fill-page'), formLink(card, button, showing), form?.fields === undefined ? 'main' : 'quiet'),
        turnTo(say('dingtalk.back'), firstPage),
      ],
    },
  ]
  const sections = sectionsOf(pieces, packing)
  return {
    title: clip(card.title, valueBytes),
    state: stateOf(card, say),
    sections: sections.slice(-sectionCount),
    form:
      form?.fields === undefined
        ? undefined
        : { fields: form.fields, submit: clip(button.form?.submit ?? button.label, valueBytes), token },
  }
}

/** Words that no longer fit into the form stand above it, to be copied. */
function faceWith(form: Form, typed: FormValues, { uploads, say }: Showing): FormFace {
  const filled = formFace(refilled(form, typed), uploads, say)
  const blank = filled.fields === undefined ? formFace(form, uploads, say) : filled
  if (blank === filled || blank.fields === undefined) return filled
  const words = form.fields.flatMap(({ kind, name }) =>
    kind === 'text' || kind === 'long' ? [typed[name]].filter(value => typeof value === 'string') : [],
  )
  return { ...blank, help: [...blank.help, say('dingtalk.typed-before'), ...words] }
}

/** Buttons of one option at several money lines share its id: only the whole card tells them apart. */
const formLink = (card: CardView, button: Button, showing: Showing): string =>
  [...card.buttons, ...(card.footer ?? [])].some(one => one.id === button.id)
    ? showing.formPage(button.id)
    : showing.whole

function stateOf(card: CardView, say: Say): string {
  if (card.closed) return say('dingtalk.closed')
  return card.tone === 'calm' ? '' : say(`dingtalk.tone-${card.tone}`)
}

interface Book {
  /** `m`, `d3` or `x5`: the card itself, what stands behind its block 3, the folded text of its block 5. */
  readonly book: string
  readonly at: number
  readonly pieces: readonly Piece[]
  /** The buttons of the card itself and its footer. */
  readonly decisions?: readonly Piece[]
}

function bookOf(card: CardView, page: string, showing: Showing): Book {
  const { say } = showing
  const [, kind = 'm', index = '', at = '0'] = /^([mdx])(\d*)\.?(\d*)$/.exec(page) ?? []
  const block = index === '' || kind === 'm' ? undefined : card.blocks[Number(index)]
  const back = { knobs: [turnTo(say('dingtalk.back'), firstPage)] }
  if (kind === 'd' && block?.kind === 'lines') {
    const rows = [...block.rows, ...(block.total ? [block.total] : [])]
    return { book: `d${index}.`, at: Number(at), pieces: [...detailsOf(rows, say), back] }
  }
  if (kind === 'x' && block?.kind === 'more') {
    const text = plainText(block.text)
    const tooLong = Buffer.byteLength(text) > mostPages * sectionCount * valueBytes
    const whole: readonly Piece[] = tooLong
      ? [{ text: say('dingtalk.too-long') }, { knobs: [link(say('dingtalk.whole'), showing.whole)] }]
      : [{ text }]
    return { book: `x${index}.`, at: Number(at), pieces: [{ text: bold(block.label) }, ...whole, back] }
  }
  return {
    book: 'm',
    at: kind === 'm' ? Number(index) : 0,
    pieces: card.blocks.flatMap((one, place) => piecesOf(one, place, say, card.closed !== true)),
    decisions: decisionsOf(card),
  }
}

function decisionsOf(card: CardView): readonly Piece[] {
  const open = card.closed !== true
  const knobs = (buttons: readonly Button[] | undefined): readonly Piece[] =>
    open && buttons && buttons.length > 0 ? [{ knobs: buttons.map(button => knobOf(button)) }] : []
  return [...knobs(card.buttons), ...(card.next ? [{ text: plainText(card.next) }] : []), ...knobs(card.footer)]
}

function turnRow(book: string, at: number, pages: number, showing: Showing, packing: Packing) {
  const { say } = showing
  const knobs: readonly Knob[] = [
    ...(at > 0 ? [turnTo(say('dingtalk.previous'), `${book}${at - 1}`)] : []),
    ...(at < pages - 1 ? [turnTo(say('dingtalk.next'), `${book}${at + 1}`)] : []),
    link(say('dingtalk.whole'), showing.whole),
  ]
  return lastRow(say('dingtalk.page', { page: at + 1, pages }), knobs, packing)
}

const link = (label: string, url: string, style: Knob['style'] = 'quiet'): Knob => ({
  label,
  style,
  deed: { does: 'link', url },
})
