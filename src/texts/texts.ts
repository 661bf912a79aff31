// The message catalogue: keys to sentences in each language, ICU placeholders filled in.
import { IntlMessageFormat } from 'intl-messageformat'
import type { Locale } from '../model/person.ts'

export type TextValues = Readonly<Record<string, string | number>>
export type Translate = (key: string, values?: TextValues) => string

export interface Texts {
  /** A sentence; throws when the key is missing, which a test makes impossible to ship. */
  t(locale: Locale, key: string, values?: TextValues): string
  has(locale: Locale, key: string): boolean
  /** The sentence as it stands in the catalogue, placeholders and all. */
  source(locale: Locale, key: string): string | undefined
  keys(locale: Locale): readonly string[]
  in(locale: Locale): Translate
}

/** Makes texts from flat catalogues. Formats are compiled once per key. */
export function makeTexts(catalogues: Readonly<Record<Locale, Readonly<Record<string, string>>>>): Texts {
  const compiled = new Map<string, Fill>()
  const t = (locale: Locale, key: string, values?: TextValues): string => {
    const source = catalogues[locale][key]
    if (source === undefined) throw new Error(`no text ${key} in ${locale}`)
    if (!source.includes('{')) return source
    const id = `${locale} ${key}`
    const fill = compiled.get(id) ?? compile(source, locale)
    compiled.set(id, fill)
    return fill(values)
  }
  return {
    t,
    has: (locale, key) => catalogues[locale][key] !== undefined,
    source: (locale, key) => catalogues[locale][key],
    keys: locale => Object.keys(catalogues[locale]),
    in: locale => (key, values) => t(locale, key, values),
  }
}

type Fill = (values: TextValues | undefined) => string

const named = /\{\s*(\w+)\s*\}/

/** Sentences that only name their values are put together; those that choose (plural, select) or quote are left to ICU. */
function compile(source: string, locale: Locale): Fill {
  // Text and names in turns: every second piece is the name of a value.
  const pieces = source.split(named)
  const isPlain = pieces.every((piece, index) => index % 2 === 1 || !/[{}'#<]/.test(piece))
  const format = new IntlMessageFormat(source, locale, undefined, { ignoreTag: true })
  const whole: Fill = values => String(format.format(values))
  if (!isPlain) return whole
  return values => {
    let text = ''
    for (const [index, piece] of pieces.entries()) {
      const value = index % 2 === 0 ? piece : values?.[piece]
      // Without one of its values the sentence is ICU's to refuse.
      if (value === undefined) return whole(values)
      text += value
    }
    return text
  }
}

/** `{a: {b: 'x'}}` → `{'a.b': 'x'}`. */
export function flatten(tree: unknown, prefix = ''): Record<string, string> {
  if (typeof tree === 'string') return { [prefix]: tree }
  if (typeof tree !== 'object' || tree === null) throw new Error(`catalogue: ${prefix} is not a text`)
  return Object.entries(tree).reduce<Record<string, string>>(
    (all, [key, value]) => Object.assign(all, flatten(value, prefix ? `${prefix}.${key}` : key)),
    {},
  )
}
