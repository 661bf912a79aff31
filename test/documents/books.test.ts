// The two books of paper texts say the same in both languages, and no clause says what a clause may not say.
import { describe, expect, test } from 'vitest'
import { readBooks } from '../../src/documents/books.ts'
import type { Books } from '../../src/documents/words.ts'
import { lintClauses } from '../../src/engine/agreement/clause-lint.ts'
import { loadLawPacks } from '../../src/packs/load.ts'
import { folder } from './desk.ts'

const books = readBooks(folder)

const places = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted()
const flat = (book: Books): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(book.texts).flatMap(([section, texts]) =>
      Object.entries(texts).map(([key, text]) => [`${section}.${key}`, text] as const),
    ),
  )

test('every text stands in both languages with the same places to fill', () => {
  const [zh, en] = [flat(books['zh-CN']), flat(books.en)]
  expect([...en.keys()].toSorted()).toEqual([...zh.keys()].toSorted())
  for (const [key, text] of zh) expect([key, places(en.get(key) ?? '')]).toEqual([key, places(text)])
})

test('the English clauses are the Chinese ones: same order, conditions, articles, places', () => {
  const shape = (book: Books) =>
    book.clauses.clauses.map(clause => ({
      id: clause.id,
      when: clause.when,
      basis: clause.basis,
      paragraphs: clause.paragraphs.map(({ text, ...rest }) => ({ ...rest, places: places(text) })),
    }))
  expect(shape(books.en)).toEqual(shape(books['zh-CN']))
  expect(books.en.clauses.version).toBe(books['zh-CN'].clauses.version)
})

describe.each(['zh-CN', 'en'] as const)('the clauses in %s', locale => {
  test('pass the lint that HR’s own words must pass', () => {
    const clauses = books[locale].clauses.clauses.map(clause => ({
      id: clause.id,
      heading: clause.heading,
      texts: clause.paragraphs.map(paragraph => paragraph.text),
      basis: clause.basis,
    }))
    expect(lintClauses(clauses)).toEqual([])
  })
})

test('no exclamation mark and no word of dismissal stands in any paper text', () => {
  for (const [key, text] of [...flat(books['zh-CN']), ...flat(books.en)])
    expect([key, text]).not.toEqual([key, expect.stringMatching(/[!！]|辞退|开除|解雇|劝退|dismiss|fired/i)])
})

test('every article that a clause cites is in the catalogue of the law', () => {
  const known = new Set(
    loadLawPacks().packs.flatMap(pack => ('articles' in pack ? pack.articles.map(one => one.id) : [])),
  )
  const cited = books['zh-CN'].clauses.clauses.flatMap(clause => [
    ...clause.basis,
    ...clause.paragraphs.flatMap(paragraph => paragraph.basis ?? []),
  ])
  expect(cited.filter(id => !known.has(id))).toEqual([])
})
