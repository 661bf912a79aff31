// The packs hold together: every cited article resolves, every name has words in both languages, every warning a sentence.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { LawPack } from '../src/law/pack.ts'
import { loadLawPacks } from '../src/packs/load.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const packs = loadLawPacks()
const whole = packs.packs.filter((pack): pack is LawPack => !('incomplete' in pack))
const locales = ['zh-CN', 'en'] as const

/** All source of a pack's rules, to find the ids and codes that are written in it. */
const sourceOf = (pack: LawPack) => {
  const place = join(folder, pack.jurisdiction.toLowerCase())
  const files = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
  return files.map(name => readFileSync(join(place, name), 'utf8')).join('\n')
}

describe.each(whole.map(pack => [pack.jurisdiction, pack] as const))('the pack of %s', (jurisdiction, pack) => {
  const source = sourceOf(pack)
  const articles = new Set(pack.articles.map(article => article.id))

  test('every rule cites an article that is in the catalogue', () => {
    const dangling = pack.rules.flatMap(rule => rule.basis).filter(id => !articles.has(id))
    expect(dangling).toEqual([])
    expect(pack.rules.filter(rule => rule.basis.length === 0)).toEqual([])
  })

  test('every article id written anywhere in the pack is in the catalogue', () => {
    const written = source.match(new RegExp(`'${jurisdiction}-[A-Z0-9]+-[0-9A-Z-]+'`, 'g')) ?? []
    expect(written.map(id => id.slice(1, -1)).filter(id => !articles.has(id))).toEqual([])
    expect(written.length).toBeGreaterThan(0)
  })

  test('no article id appears twice', () => {
    expect(articles.size).toBe(pack.articles.length)
  })

  test.each(locales)('every fact and result has a name in %s', locale => {
    const names = [...Object.keys(pack.facts), ...Object.keys(pack.results)]
    expect(names.filter(name => !pack.texts[locale].terms[name])).toEqual([])
  })

  test.each(locales)('every warning has a sentence in %s', locale => {
    const codes = [...source.matchAll(/\.warn\(\s*'(\w+)'/g)].map(found => found[1] ?? '')
    expect(codes.filter(code => !pack.texts[locale].warnings[code])).toEqual([])
  })

  test('both languages tell the same things', () => {
    for (const part of ['terms', 'warnings', 'values'] as const) {
      expect(Object.keys(pack.texts.en[part])).toEqual(Object.keys(pack.texts['zh-CN'][part]))
    }
  })

  test('every result can be given by a rule', () => {
    const given = new Set(pack.rules.map(rule => rule.gives))
    expect(Object.keys(pack.results).filter(name => !given.has(name))).toEqual([])
  })

  test('regional rules and rows name known places', () => {
    const known = new Set(pack.regions.map(region => region.id))
    const named = [...pack.rules, ...pack.parameters, ...pack.tables].flatMap(one => one.region ?? [])
    expect(named.filter(id => !known.has(id))).toEqual([])
  })
})

test('the engine says the same things in both languages', () => {
  expect(Object.keys(packs.texts.en)).toEqual(Object.keys(packs.texts['zh-CN']))
})
