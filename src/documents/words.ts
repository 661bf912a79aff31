// The words of papers: catalogues read from a flow's folder and checked, sentences filled and punctuated for print.
import { z } from 'zod'
import type { Locale } from '../model/person.ts'
import type { TextValues, Translate } from '../texts/texts.ts'
import { fillWords, punctuate, type Values } from './print/wording.ts'

/** What a case must be for a clause or a paragraph to appear; the code behind each stands in fill/conditions.ts. */
export const conditions = [
  'proposed-by-company',
  'proposed-by-employee',
  'has-estimated',
  'has-floor',
  'confidentiality',
  'non-compete-off',
  'non-compete-on',
  'has-reserved',
  'has-reservation',
  'no-reservation',
  'has-extra',
  'signer-builtin',
  'signer-ca',
] as const
export type Condition = (typeof conditions)[number]
const when = z.enum(conditions).optional()

const paragraph = z.strictObject({
  when,
  text: z.string().min(1),
  basis: z.array(z.string()).optional(),
  table: z.enum(['money', 'payments']).optional(),
  quote: z.enum(['reservation', 'extra']).optional(),
})

export const clauseBookSchema = z.strictObject({
  version: z.number().int().positive(),
  preamble: z.string().min(1),
  clauses: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z-]+$/),
        heading: z.string().min(1),
        when,
        /** Every clause rests on at least one article. */
        basis: z.array(z.string()).min(1),
        paragraphs: z.array(paragraph).min(1),
      }),
    )
    .min(1),
})
export type ClauseBook = z.infer<typeof clauseBookSchema>

export const textBookSchema = z.record(z.string(), z.record(z.string(), z.string().min(1)))
export type TextBook = z.infer<typeof textBookSchema>

export interface Books {
  readonly texts: TextBook
  readonly clauses: ClauseBook
}

/** Names that the law's own catalogue gives: an article as a lawyer cites it, a fact as a person reads it. */
export interface LawNames {
  readonly cite: (article: string, locale: Locale) => string
  readonly term: (fact: string, locale: Locale) => string
  /** A sentence of the catalogue that the cards use too. */
  readonly sentence: (key: string, locale: Locale, values?: TextValues) => string
}

export interface PaperWords {
  readonly locale: Locale
  /** `say('statement.title')`; an unknown key throws, for a paper never shows a key. */
  readonly say: (key: string, values?: Values) => string
  /** A sentence that is not in the text book, filled and punctuated the same way. */
  readonly print: (template: string, values?: Values) => string
  /** A sentence of the catalogue that the cards use too, punctuated for print. */
  readonly catalogue: Translate
  readonly clauses: ClauseBook
  readonly cite: (article: string) => string
  readonly term: (fact: string) => string
}

export function paperWords(locale: Locale, books: Books, law: LawNames): PaperWords {
  const print = (template: string, values: Values = {}): string => fillWords(punctuate(template, locale), values)
  return {
    locale,
    print,
    say: (key, values) => {
      const [section = '', name = ''] = key.split(/\.(.*)/s)
      const template = books.texts[section]?.[name]
      if (template === undefined) throw new Error(`no text ${key} for papers in ${locale}`)
      return print(template, values)
    },
    catalogue: (key, values) => punctuate(law.sentence(key, locale, values), locale),
    clauses: books.clauses,
    cite: article => law.cite(article, locale),
    term: fact => law.term(fact, locale),
  }
}
