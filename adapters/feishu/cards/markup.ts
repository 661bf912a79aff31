// Text that people wrote, made harmless for Feishu's markdown, and amounts as the cards write them.
import { grouped } from '../../../src/model/figures.ts'
import { legible } from '../../../src/model/legible.ts'
import type { Money } from '../../../src/model/money.ts'

/** Feishu renders these as itself only when they come as entities ("特殊字符转义说明" of the rich text component). */
const special = /[&<>*_~`[\]\\$|]/g
const entity = (letter: string): string => `&#${letter.charCodeAt(0)};`

/** Words as they are: no mention, link, emoji code, list, heading or table comes out of them. */
export const inert = (text: string): string => legible(text).split('\n').map(line).join('<br>')

const line = (text: string): string =>
  text
    .replace(special, entity)
    .replace(/:(?=\/\/)|(?<=:)\/\//g, found => [...found].map(entity).join(''))
    .replace(/:(?=[A-Za-z][A-Za-z_0-9]*:)/g, entity)
    .replace(/^\s+/, spaces => '&nbsp;'.repeat(Math.min(spaces.length, 8)))
    .replace(/^[#+=-](?=[\s#+=-]|$)/, entity)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, (_, digits: string, mark: string) => `${digits}${entity(mark)}`)

/** Each line by itself: a line break is not among what Feishu lets stand inside its tags. */
const dressed =
  (open: string, close: string) =>
  (text: string): string =>
    legible(text)
      .split('\n')
      .map(one => (one.trim() === '' ? '' : `${open}${line(one)}${close}`))
      .join('<br>')

export const bold = dressed('**', '**')
export const grey = dressed("<font color='grey'>", '</font>')
export const red = dressed("<font color='red'>", '</font>')
export const struck = dressed('~~', '~~')

/** `-130200.00` → `−130 200.00`; the yuan is not named, any other currency is. */
export function amountText({ value, currency }: Money): string {
  return currency === 'CNY' ? grouped(value) : `${grouped(value)} ${currency}`
}

/** In B, KB or MB of a thousand each. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
