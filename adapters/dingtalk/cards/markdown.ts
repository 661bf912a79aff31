// Text as DingTalk's markdown: what people wrote stays words, nobody gets a link, a mention or a tag into a card.

/** An invisible letter between two that would be markup together; every reader of markdown then sees plain text. */
const gap = '\u200b'

/** Words that may come from anybody. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069]/gu, letter => (letter === '\n' ? letter : ''))
    .replace(/[*_~`\\]/g, '\\$&')
    .replace(/[<@]/g, `$&${gap}`)
    .replace(/\](?=[([:])/g, `]${gap}`)
    .replace(/(?<=[a-z])(:)(?=\/\/)/gi, `$&${gap}`)
    .replace(/\bwww\./gi, `www${gap}.`)
    .split('\n')
    .map(line => line.replace(/^(\s*)([#>|]|[+-](?=\s|$)|[-=]{2}|\d+[.)](?=\s|$))/, `$1${gap}$2`))
    .join('  \n')
}

/** Bold, whatever signs stand in it. */
export const bold = (text: string): string => (text === '' ? '' : `**${plainText(text)}**`)

/** Every line as a quotation. */
export const quoted = (text: string): string =>
  plainText(text)
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n')

/** Pieces of at most so many bytes, cut where a line or else a letter ends, never inside an escape. */
export function cutText(text: string, bytes: number): readonly string[] {
  if (Buffer.byteLength(text) <= bytes) return [text]
  const pieces: string[] = []
  let piece = ''
  for (const part of text
    .split(/(?<=\n)|(?<=[。;,])/)
    .flatMap(line => (Buffer.byteLength(line) <= bytes ? [line] : letters(line)))) {
    if (Buffer.byteLength(piece) + Buffer.byteLength(part) > bytes) {
      pieces.push(piece)
      piece = ''
    }
    piece += part
  }
  return [...pieces, piece].filter(one => one.trim() !== '')
}

const letters = (line: string): readonly string[] => line.match(/\\.|[\s\S]\u200b?/gu) ?? []
