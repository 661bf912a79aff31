// What words are about: one sense has many words, so that a sentence in new words still says something known. From talk/risk/senses.yaml.
import { z } from 'zod'
import { hashOf, wordsOf } from './words.ts'

const listed = (separator: RegExp) =>
  z.string().transform(text =>
    text
      .split(separator)
      .map(one => one.trim())
      .filter(one => one !== ''),
  )

export const sensesFile = z.record(
  z.string().regex(/^[a-z][a-z-]*$/),
  z.strictObject({
    zh: listed(/\s+/u),
    en: listed(/,/u),
    /** What follows in the clause is denied. */
    denies: z.boolean().default(false),
  }),
)
export type SensesFile = z.output<typeof sensesFile>

export interface Sense {
  readonly hash: number
  readonly denies: boolean
}

/** A known word, or one unknown character or stem, with what it is about. */
interface Term {
  readonly hash: number
  readonly senses: readonly Sense[]
}

interface Branch {
  readonly next: Map<string, Branch>
  readonly senses: Sense[]
}

/** Reads the words of a clause, the longest known word first. */
export type ReadTerms = (words: readonly string[]) => readonly Term[]

export function makeSenses(file: SensesFile): ReadTerms {
  const trunk: Branch = { next: new Map(), senses: [] }
  for (const [name, { zh, en, denies }] of Object.entries(file)) {
    const sense: Sense = { hash: hashOf(`{${name}}`), denies }
    for (const text of [...zh, ...en]) {
      let branch = trunk
      for (const word of wordsOf(text)) {
        const known: Branch = branch.next.get(word) ?? { next: new Map(), senses: [] }
        branch.next.set(word, known)
        branch = known
      }
      if (branch !== trunk && !branch.senses.includes(sense)) branch.senses.push(sense)
    }
  }
  return words => {
    const terms: Term[] = []
    let at = 0
    while (at < words.length) {
      let branch: Branch | undefined = trunk
      let end = at + 1
      let senses: readonly Sense[] = []
      for (let ahead = at; branch && ahead < words.length; ahead += 1) {
        branch = branch.next.get(words[ahead] ?? '')
        if (branch && branch.senses.length > 0) {
          end = ahead + 1
          senses = branch.senses
        }
      }
      terms.push({ hash: hashOf(words.slice(at, end).join(' ')), senses })
      at = end
    }
    return terms
  }
}
