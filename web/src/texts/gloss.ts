// English beside words of the sample company that are kept in Chinese; the data itself stays as it is.
import { createContext } from 'react'

export interface Gloss {
  /** Finds every known word, the longest first. */
  readonly words: RegExp
  readonly of: (word: string) => string | undefined
}

export const GlossContext = createContext<Gloss | undefined>(undefined)

/** The spaces of a figure may not break on a card; the words are the same. */
const plain = (word: string): string => word.replaceAll('\u00a0', ' ')

export function glossFrom(words: Readonly<Record<string, string>>): Gloss {
  const known = new Map(Object.entries(words))
  const longestFirst = [...known.keys()].sort((a, b) => b.length - a.length)
  const escaped = longestFirst.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s'))
  return { words: new RegExp(escaped.join('|'), 'gu'), of: word => known.get(plain(word)) }
}

/** For places that take plain text only: 「林晓 (Lin Xiao)」. */
export const glossed = (text: string, gloss: Gloss | undefined): string =>
  gloss === undefined ? text : text.replace(gloss.words, word => `${word} (${gloss.of(word)})`)
