// How a sentence may be spelled: variants of characters, pinyin and abbreviations, read from talk/risk/spelling.yaml.
import { z } from 'zod'

export const spellingFile = z.strictObject({
  /** Traditional and simplified characters in pairs, e.g. 簽签. */
  characters: z.array(z.string().min(2)),
  /** Whole runs of Latin letters that stand for a Chinese word wherever they occur. */
  words: z.record(z.string().regex(/^[a-z]+$/), z.string()),
  /** Syllables read as a character only beside Chinese characters. */
  syllables: z.record(z.string().regex(/^[a-z]+$/), z.string()),
  /** Misspelled or disguised Chinese words. */
  disguises: z.record(z.string(), z.string()),
})

export interface Spelling {
  readonly characters: ReadonlyMap<string, string>
  readonly words: ReadonlyMap<string, string>
  readonly syllables: ReadonlyMap<string, string>
  readonly disguises: readonly (readonly [string, string])[]
}

export function makeSpelling(file: z.infer<typeof spellingFile>): Spelling {
  const pairs = file.characters
    .flatMap(row => row.split(/\s+/))
    .filter(pair => pair !== '')
    .map(pair => {
      const [from = '', to = ''] = [...pair]
      return [from, to] as const
    })
  return {
    characters: new Map(pairs),
    words: new Map(Object.entries(file.words)),
    syllables: new Map(Object.entries(file.syllables)),
    disguises: Object.entries(file.disguises),
  }
}
