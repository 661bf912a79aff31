// Packs paragraphs and buttons into the template's sections, every value within 1 KB, and sections into pages.
import { legible } from '../../../src/model/legible.ts'
import type { Knob, Piece } from './block.ts'
import { cutText } from './markdown.ts'
import {
  buttonsInRow,
  bytesOf,
  type ClickParams,
  type RowButton,
  type Section,
  sectionCount,
  valueBytes,
} from './template.ts'

const colors = { main: 'blue', danger: 'red', plain: 'gray', quiet: 'gray' } as const

/** `turn` makes the clicks of this showing its own; `whole` is where a button goes that is too long for a row. */
export interface Packing {
  readonly turn: string
  readonly whole: { readonly label: string; readonly url: string }
}

function paramsFor(knob: Knob, turn: string): ClickParams | undefined {
  const { deed } = knob
  switch (deed.does) {
    case 'press':
      return { t: deed.token, n: turn }
    case 'open-form':
      return { t: deed.token, f: deed.id, ...(deed.line === undefined ? {} : { l: deed.line }) }
    case 'turn':
      return { g: deed.page }
    case 'file':
      return { d: deed.id }
    case 'link':
      return undefined
  }
}

function rowButton(knob: Knob, packing: Packing): RowButton {
  const params = paramsFor(knob, packing.turn)
  const face = { text: clip(knob.label, 90), color: colors[knob.style], status: 'normal' } as const
  const link = (text: string, url: string): RowButton => ({
    ...face,
    text,
    event: { type: 'openLink', params: { url } },
  })
  if (knob.deed.does === 'link') return link(face.text, knob.deed.url)
  const event = { type: 'sendCardRequest', params: { actionId: 'press', params: params ?? {} } } as const
  const button: RowButton = { ...face, event }
  // Longer than a row may be: the decision is taken on the page of the whole card, and the label says so.
  return fits([button]) ? button : link(`${face.text} · ${packing.whole.label}`, packing.whole.url)
}

const fits = (row: readonly RowButton[]): boolean => bytesOf(JSON.stringify(row)) <= valueBytes

/** At most so many bytes, cut at a letter. */
export function clip(given: string, bytes: number): string {
  const text = legible(given)
  if (bytesOf(text) <= bytes) return text
  let kept = ''
  for (const letter of text) {
    if (bytesOf(kept) + bytesOf(letter) > bytes - 3) break
    kept += letter
  }
  return `${kept}…`
}

/** Text, then the buttons that belong to it; a section ends where its text or its row is full. */
export function sectionsOf(pieces: readonly Piece[], packing: Packing): readonly Section[] {
  const done: Section[] = []
  let text = ''
  let row: RowButton[] = []
  const close = () => {
    if (text !== '' || row.length > 0) done.push({ text, row })
    text = ''
    row = []
  }
  for (const piece of pieces) {
    if ('text' in piece) {
      if (piece.text === '') continue
      for (const part of cutText(piece.text, valueBytes)) {
        const joined = text === '' ? part : `${text}\n\n${part}`
        if (row.length > 0 || bytesOf(joined) > valueBytes) close()
        text = text === '' ? part : `${text}\n\n${part}`
      }
      continue
    }
    if (row.length > 0) close()
    for (const knob of piece.knobs) {
      const button = rowButton(knob, packing)
      if (row.length === buttonsInRow || (row.length > 0 && !fits([...row, button]))) close()
      row.push(button)
    }
  }
  close()
  return done
}

/**
 * Sections as pages of the template; a page of several keeps its last row for turning them. `together` is what must not be
 * torn apart: to say yes is never easier to reach than to say no.
 */
export function pagesOf(sections: readonly Section[], together: readonly Section[]): readonly (readonly Section[])[] {
  const all = [...sections, ...together]
  if (all.length <= sectionCount) return [all]
  const room = sectionCount - 1
  const pages = inPages(sections, room)
  const last = pages.at(-1) ?? []
  if (together.length === 0) return pages
  if (last.length + together.length <= room) return [...pages.slice(0, -1), [...last, ...together]]
  return [...pages, ...inPages(together, room)]
}

const inPages = (sections: readonly Section[], room: number): readonly (readonly Section[])[] =>
  Array.from({ length: Math.ceil(sections.length / room) }, (_, at) => sections.slice(at * room, (at + 1) * room))

/** The row below a page that turns to the others, packed like any other. */
export const lastRow = (text: string, knobs: readonly Knob[], packing: Packing): readonly Section[] =>
  sectionsOf([{ text }, { knobs }], packing).slice(0, 1)
