// Every problem has its sentence with its cure in both languages, and the sentence can be filled in.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Locale } from '../model/person.ts'
import { root } from '../packs/root.ts'
import { readYaml } from '../packs/yaml.ts'
import { flatten, makeTexts } from '../texts/texts.ts'
import { problemCodes } from './problem.ts'

const catalogue = (locale: Locale) => flatten(readYaml(join(root, 'messages', locale, 'people.yaml')))
const texts = makeTexts({ 'zh-CN': catalogue('zh-CN'), en: catalogue('en') })

const values = {
  closest: 'hrbp',
  choices: 'due paid',
  count: 2,
  expected: 3,
  file: 'people.csv',
  first: 2,
  found: 4,
  id: 'E9',
  line: 5,
  column: 'roles',
  most: 20,
  name: 'hrpb',
  roles: 'hrbp',
  scale: '100',
  second: 'hired_on',
  types: 'task',
  what: 'x',
  added: 1,
  changed: 2,
  unchanged: 3,
}

describe.each(['zh-CN', 'en'] as const)('in %s', locale => {
  test('each code has a sentence that can be filled in, and there are no others', () => {
    const prefix = 'people.problem.'
    const described = texts.keys(locale).filter(key => key.startsWith(prefix))
    expect(described.map(key => key.slice(prefix.length)).sort()).toEqual([...problemCodes].sort())
    for (const key of texts.keys(locale)) expect(texts.t(locale, key, values), key).not.toMatch(/[{}!\uff01]|undefined/)
  })

  test('a wrong role names the closest one, or just the list', () => {
    const key = 'people.problem.unknown-role'
    expect(texts.t(locale, key, { name: 'hrpb', closest: 'hrbp', roles: 'a b' })).toContain('hrbp?')
    expect(texts.t(locale, key, { name: 'x', closest: 'none', roles: 'a b' })).not.toContain('none')
  })
})
