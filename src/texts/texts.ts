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
  const compiled = new Map<string, IntlMessageFormat>()
  const t = (locale: Locale, key: string, values?: TextValues): string => {
    const source = catalogues[locale][key]
    if (source === undefined) throw new Error(`no text ${key} in ${locale}`)
    if (!source.includes('{')) return source
    const id = `${locale} ${key}`
    const format = compiled.get(id) ?? new IntlMessageFormat(source, locale, undefined, { ignoreTag: true })
    compiled.set(id, format)
    return String(format.format(values))
  }
  return {
    t,
    has: (locale, key) => catalogues[locale][key] !== undefined,
    source: (locale, key) => catalogues[locale][key],
    keys: locale => Object.keys(catalogues[locale]),
    in: locale => (key, values) => t(locale, key, values),
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
