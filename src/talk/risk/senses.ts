// What words are about: one sense has many words, so that a sentence in new words still says something known. From talk/risk/senses.
import { z } from 'zod'
import { hashOf, wordsOf } from './words.ts'

const listed = (separator: RegExp) =>
  z
    .string()
    .transform(text =>
      text
        .split(separator)
        .map(one => one.trim())
        .filter(one => one !== ''),
    )
    .default([])

const named = z.string().regex(/^[a-z][a-z-]*$/)
const words = z.strictObject({ zh: listed(/\s+/u), en: listed(/,/u) })

export const sensesFile = z.record(
  named,
  words.extend({
    /** What follows in the clause is denied. */
    denies: z.boolean().default(false),
    /** Narrower senses: their words have the wider sense too. */
    finer: z.record(named, words).default({}),
  }),
)
export type SensesFile = z.output<typeof sensesFile>

/** A known word, or one unknown character or stem, with what it is about: widely and narrowly. */
export interface Term {
  readonly hash: number
  readonly wide: readonly number[]
  readonly fine: readonly number[]
  readonly denies: boolean
}

interface Branch {
  readonly next: Map<string, Branch>
  readonly wide: Set<number>
  readonly fine: Set<number>
  denies: boolean
}

const branch = (): Branch => ({ next: new Map(), wide: new Set(), fine: new Set(), denies: false })

/** Reads the words of a clause, the longest known word first. */
export type ReadTerms = (words: readonly string[]) => readonly Term[]

/** All words as a tree of their characters or stems. */
function growTree(file: SensesFile): Branch {
  const trunk = branch()
  const at = (text: string): Branch => {
    let place = trunk
    for (const word of wordsOf(text)) {
      const known = place.next.get(word) ?? branch()
      place.next.set(word, known)
      place = known
    }
    return place
  }
  for (const [name, { zh, en, denies, finer }] of Object.entries(file)) {
    const wide = hashOf(`{${name}}`)
    const put = (text: string): Branch => {
      const place = at(text)
      place.wide.add(wide)
      place.denies ||= denies
      return place
    }
    for (const text of [...zh, ...en]) put(text)
    for (const [narrow, words] of Object.entries(finer)) {
      const fine = hashOf(`{${name}/${narrow}}`)
      for (const text of [...words.zh, ...words.en]) put(text).fine.add(fine)
    }
  }
  return trunk
}

export function makeSenses(file: SensesFile): ReadTerms {
  const trunk = growTree(file)
  return words => {
    const terms: Term[] = []
    let at = 0
    while (at < words.length) {
      let place: Branch | undefined = trunk
      let found: Branch | undefined
      let end = at + 1
      for (let ahead = at; place && ahead < words.length; ahead += 1) {
        place = place.next.get(words[ahead] ?? '')
        if (place && place.wide.size > 0) {
          end = ahead + 1
          found = place
        }
      }
      terms.push({
        hash: hashOf(words.slice(at, end).join(' ')),
        wide: [...(found?.wide ?? [])],
        fine: [...(found?.fine ?? [])],
        denies: found?.denies === true,
      })
      at = end
    }
    return terms
  }
}
