// Texts as Slack takes them: plain ones stay letters, and in marked ones nothing a person wrote can become a mention, a link or a style.
import type { MrkdwnElement, PlainTextElement, RichTextBlock, RichTextText } from '@slack/types'
import { legible } from '../../../src/model/legible.ts'

/** Slack refuses empty texts. */
const filled = (text: string): string => legible(text) || ' '

/** Letters that Slack reads nothing into; an empty text is one space, which Slack demands. */
export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text: filled(text), emoji: false })

/** The letters that mean style to Slack, each with a twin that looks the same and means nothing. */
const twins: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '*': '∗',
  _: 'ˍ',
  '~': '∼',
  '`': 'ˋ',
}

/** Foreign text inside a marked one. */
export const literal = (text: string): string => text.replace(/[&<>*_~`]/g, letter => twins[letter] ?? letter)

/** `verbatim` keeps Slack from making links of bare addresses and names. */
export const marked = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text: filled(text), verbatim: true })

/** The same in bold, inside rich text. */
export const bold = (text: string): RichTextText => ({ type: 'text', text: filled(text), style: { bold: true } })
/** The same as running letters, inside rich text. */
export const letters = (text: string): RichTextText => ({ type: 'text', text: filled(text) })

/** Rich text is taken letter by letter: nothing in it is parsed. */
export const richText = (elements: RichTextText[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})

/** What a person typed, as they saw it: Slack escapes three letters and wraps links and mentions. */
export const typedText = (text: string): string =>
  text
    .replace(/<(?:[^|<>]*)\|([^<>]*)>/g, '$1')
    .replace(/<([^|<>]*)>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
