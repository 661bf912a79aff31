// The words of a plain text as the second reader takes them: Chinese characters, English stems, numbers by their length.

const word = /[a-z']+|\p{Script=Han}|\d+/gu

/** Plural and tense off, and what they leave: `refuse`, `refuses`, `refused` and `refusing` are one word. */
function stem(text: string): string {
  const bare = withoutEnding(text.endsWith("'s") ? text.slice(0, -2) : text)
  if (bare.length <= 3) return bare
  if (bare.endsWith('e') || /([bdgmnprt])\1$/u.test(bare)) return bare.slice(0, -1)
  return bare.endsWith('i') ? `${bare.slice(0, -1)}y` : bare
}

function withoutEnding(text: string): string {
  if (text.length > 4 && text.endsWith('ies')) return `${text.slice(0, -3)}y`
  if (text.length > 5 && text.endsWith('ing')) return text.slice(0, -3)
  if (text.length > 4 && text.endsWith('ed')) return text.slice(0, -2)
  return text.length > 3 && text.endsWith('s') && !text.endsWith('ss') ? text.slice(0, -1) : text
}

/** How politely somebody is addressed says nothing about what is meant. */
const plainly = (text: string): string => {
  if (text === '您') return '你'
  if (/^\d/u.test(text)) return `#${Math.min(text.length, 4)}`
  return /^[a-z]/u.test(text) ? stem(text) : text
}

export const wordsOf = (text: string): readonly string[] => (text.match(word) ?? []).map(plainly)

/** A clause of the plain text with its place in it. */
export interface Clause {
  readonly text: string
  readonly start: number
  readonly end: number
}

export const clausesOf = (text: string): readonly Clause[] =>
  [...text.matchAll(/[^,。;!?:、]+/gu)].map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

/** A number for a text (FNV-1a), so that features need no strings. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The number of two things in their order. */
export function pairOf(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) + b
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
  return (hash ^ (hash >>> 13)) >>> 0
}
