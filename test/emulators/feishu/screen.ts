// A Feishu card as a person's client draws it: words in order, buttons, the fields of its form.
import type { Seen } from '../../journeys/phone.ts'
import { type Card, type CardElement, type Container, type Leaf, walk } from './card-rules.ts'

type ButtonLeaf = Extract<Leaf, { tag: 'button' }>
export type ControlLeaf = Exclude<Leaf, { tag: 'button' | 'markdown' | 'hr' }>

const decoded = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replace(/&nbsp;/g, ' ')

/** Draws the markdown we use. Markup that comes out of people's words shows up as what it would have become. */
export function drawn(markdown: string): string {
  const plain = markdown
    // The typographic minus of an amount is read like any other.
    .replace(/\*\*\u2212(?=[\d .]+\*\*)/g, '**-')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<at [^>]*>(<\/at>)?/g, '@somebody')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1 (link)')
    .replace(/<\/?(font|text_tag)[^>]*>/g, '')
    .replace(/\*\*|~~/g, '')
  return decoded(plain)
}

export interface Pressable {
  readonly label: string
  readonly button: ButtonLeaf
  /** The money line it stands at. */
  readonly line: string | undefined
}

const callback = (button: ButtonLeaf): Readonly<Record<string, unknown>> | undefined =>
  button.behaviors.flatMap(one => (one.type === 'callback' ? [one.value] : []))[0]

export const carriedBy = (button: ButtonLeaf): Readonly<Record<string, unknown>> => callback(button) ?? {}

const isFile = (button: ButtonLeaf): boolean => carriedBy(button).do === 'file'

const firstBold = (markdown: string): string | undefined => {
  const bold = /\*\*(.+?)\*\*/.exec(markdown)?.[1]
  return bold === undefined ? undefined : drawn(bold)
}

/** Buttons that press something, in the order of the screen; files and links are read, not pressed. */
export function pressables(card: Card): readonly Pressable[] {
  let line: string | undefined
  const found: Pressable[] = []
  for (const { at, inside } of walk(card.body.elements)) {
    if (at.tag === 'markdown' && at.text_align !== 'right' && !inside.includes('collapsible_panel'))
      line = firstBold(at.content) ?? line
    if (at.tag !== 'button' || callback(at) === undefined || isFile(at) || at.form_action_type) continue
    found.push({ label: at.text.content, button: at, line: at.size === 'small' ? line : undefined })
  }
  return found
}

export const fileButtons = (card: Card): readonly ButtonLeaf[] =>
  [...walk(card.body.elements)].flatMap(({ at }) => (at.tag === 'button' && isFile(at) ? [at] : []))

export function seen(card: Card): Seen {
  const title = card.header?.title.content ?? ''
  const texts = [...walk(card.body.elements)].flatMap(({ at }) => textOf(at))
  const next = pressables(card).map(one => one.label)
  return {
    kind: card.header === undefined ? 'words' : 'card',
    title,
    text: [title, ...texts].filter(text => text !== '').join('\n'),
    buttons: next,
    closed: card.header?.template === 'grey',
  }
}

function textOf(at: CardElement): readonly string[] {
  switch (at.tag) {
    case 'markdown':
      return [drawn(at.content)]
    case 'collapsible_panel':
      return [at.header?.title.content ?? '']
    case 'button':
      return isFile(at) || callback(at) === undefined ? [at.text.content] : []
    case 'checker':
      return [at.text.content]
    default:
      return []
  }
}

export interface Field {
  readonly label: string
  readonly control: ControlLeaf
  /** The sentence beside a wrong field. */
  readonly wrong: string | undefined
}

export const formOf = (card: Card): Container | undefined =>
  card.body.elements.find((at): at is Container => at.tag === 'form')

const isControl = (at: CardElement): at is ControlLeaf =>
  ['input', 'date_picker', 'picker_time', 'select_static', 'multi_select_static', 'checker'].includes(at.tag)

const withoutStar = (label: string): string => label.replace(/ \*$/, '')

/** Controls with the words above them, the way a person reads which field is which. */
export function fieldsOf(form: Container): readonly Field[] {
  let head = ''
  return [...walk(form.elements ?? [])].flatMap(({ at }): readonly Field[] => {
    if (at.tag === 'markdown') head = at.content
    if (!isControl(at)) return []
    const label = at.tag === 'checker' ? at.text.content : (drawn(head).split('\n')[0] ?? '')
    const wrong = /<font color='red'>(.*?)<\/font>/.exec(head)?.[1]
    head = ''
    return [{ label: withoutStar(label), control: at, wrong: wrong === undefined ? undefined : drawn(wrong) }]
  })
}

export const sendButton = (form: Container): ButtonLeaf | undefined =>
  [...walk(form.elements ?? [])].flatMap(({ at }) => (at.tag === 'button' ? [at] : []))[0]
