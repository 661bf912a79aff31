// The settings file: what is accepted, and where each fault is reported.
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, test, vi } from 'vitest'
import type { Locale } from '../model/person.ts'
import { root } from '../packs/root.ts'
import { readYaml } from '../packs/yaml.ts'
import { flatten, makeTexts } from '../texts/texts.ts'
import { loadSettings } from './load-settings.ts'
import { readSettings, settingsProblemCodes } from './read-settings.ts'
import { settingsSentence } from './settings-sentence.ts'

const sample = readFileSync(new URL('../../sample/settings.yaml', import.meta.url), 'utf8')
const company = `company:
  legalName: 云杉科技(上海)有限公司
  creditCode: 91310000MA1YUN004Y
  address: 上海市浦东新区云杉路 88 号
  city: 上海
  signatory: 梁景行
  privacyContact: privacy@yunshan.example
`
const faults = (text: string) => {
  const read = readSettings(text)
  return read.ok ? [] : read.problems.map(({ line, path, code }) => `${line} ${path} ${code}`)
}

const catalogue = (locale: Locale) => flatten(readYaml(join(root, 'messages', locale, 'settings.yaml')))
const texts = makeTexts({ 'zh-CN': catalogue('zh-CN'), en: catalogue('en') })

describe('good settings', () => {
  test('the sample file', () => {
    const read = readSettings(sample)
    expect(read).toMatchObject({
      ok: true,
      settings: {
        company: { signatory: '梁景行', city: '上海' },
        considerationDays: 5,
        quietHours: { from: '20:00', to: '09:00' },
        lawOverrides: [],
      },
    })
  })

  test('the company alone is enough', () => {
    expect(readSettings(company)).toMatchObject({ ok: true, settings: { considerationDays: 5, lawOverrides: [] } })
  })

  test('an override with its reason', () => {
    const text = `${company}lawOverrides:
  - { id: average-annual-wage, region: 苏州, year: 2024, value: '143611', reason: 苏州市统计局 2025 年公报 }
`
    expect(readSettings(text)).toMatchObject({ ok: true, settings: { lawOverrides: [{ value: '143611' }] } })
  })
})

describe('faults', () => {
  test.each([
    ['considerationDays: 2', '8 considerationDays below-floor'],
    ['considerationDays: 0', '8 considerationDays below-floor'],
    ['considerationDays: 61', '8 considerationDays above-limit'],
    ['considerationDays: 3.5', '8 considerationDays not-a-number'],
    ['considerationDays: .nan', '8 considerationDays not-a-number'],
    ["considerationDays: '5'", '8 considerationDays not-a-number'],
    ["quietHours: { from: '25:00', to: '09:00' }", '8 quietHours.from bad-time'],
    ["quietHours:\n  from: '20:00'", '8 quietHours.to required'],
    ['quietHours: none', '8 quietHours not-a-group'],
    ['rehearsal: sometimes', '8 rehearsal bad-choice'],
    ['lawOverrides: none', '8 lawOverrides not-a-list'],
    ["lawOverrides:\n  - id: x\n    value: '1'\n    reason: no", '11 lawOverrides.0.reason reason-too-short'],
    ['lawOverrides:\n  - id: x\n    value: 1.5\n    reason: 公告第一号', '10 lawOverrides.0.value not-text'],
    ["lawOverrides:\n  - id: x\n    value: '1e5'\n    reason: 公告第一号", '10 lawOverrides.0.value bad-value'],
    [
      "lawOverrides:\n  - { id: x, value: '1', reason: 公告第一号 }\n  - { id: x, value: '2', reason: 公告第二号 }",
      '10 lawOverrides.1 repeated',
    ],
    ['considerationdays: 5', '8 considerationdays unknown-key'],
    ['a: [', '9  not-yaml'],
    ['company: {}', '8  repeated-key'],
  ])('%s → %s', (more, expected) => {
    expect(faults(`${company}${more}\n`)).toContain(expected)
  })

  test('a company that lacks something', () => {
    expect(faults('considerationDays: 5\n')).toEqual(['1 company required'])
    expect(faults('')).toEqual(['1 company required'])
    expect(faults(company.replace('91310000MA1YUN004Y', '12345'))).toEqual(['3 company.creditCode not-text'])
    expect(faults(company.replace('91310000MA1YUN004Y', '9131000OMA1YUN004Y'))).toEqual([
      '3 company.creditCode bad-credit-code',
    ])
    expect(faults(company.replace('  signatory: 梁景行\n', '  signatry: 梁景行\n'))).toEqual([
      '1 company.signatory required',
      '6 company.signatry unknown-key',
    ])
    for (const nothing of ["''", "'  '"])
      expect(faults(company.replace('梁景行', nothing))).toEqual(['6 company.signatory required'])
  })

  test('a name that could not stand on a paper', () => {
    const named = (name: string) => faults(company.replace('云杉科技(上海)有限公司', name))
    expect(named('"云杉\\n科技"')).toEqual(['2 company.legalName unseen-character'])
    expect(named('云杉\u202e科技')).toEqual(['2 company.legalName unseen-character'])
    expect(named('长'.repeat(201))).toEqual(['2 company.legalName too-long'])
  })

  test('a file of another encoding, as an editor may save it, is never read as names that nobody has', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'haosan-settings-'))
    const file = join(folder, 'settings.yaml')
    await writeFile(file, iconv.encode(company, 'gb18030'))
    expect(loadSettings(file)).toMatchObject({ ok: false, problems: [{ line: 2, code: 'not-utf8' }] })
    await writeFile(file, `\ufeff${company}`)
    expect(loadSettings(file)).toMatchObject({ ok: true, settings: { company: { city: '上海' } } })
    await rm(folder, { recursive: true })
  })

  test('an unknown name is answered with the closest one', () => {
    const read = readSettings(`${company}considerationDay: 5\n`)
    expect(read.ok ? [] : read.problems[0]?.values).toEqual({ name: 'considerationDay', closest: 'considerationDays' })
  })

  test('a list for a name is an unknown name, and nobody else has to say so', () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    expect(faults(`${company}? [a, b]\n: 1\n`)).toEqual(['1 [ a, b ] unknown-key'])
    expect(warned).not.toHaveBeenCalled()
    warned.mockRestore()
  })

  test('something that is no settings file at all', () => {
    expect(faults('just a sentence')).toEqual(['1  not-a-group'])
    expect(faults('x'.repeat(300_000))).toEqual(['1  too-large'])
    const doubled = ['a: &a [x, x]', ...Array.from({ length: 8 }, (_, i) => `b${i}: &b${i} [*a, *a, *a, *a]`)].join(
      '\n',
    )
    expect(faults(doubled)).toEqual(['1  not-yaml'])
    expect(loadSettings('/does/not/exist.yaml')).toMatchObject({ problems: [{ code: 'no-file' }] })
  })

  test.each(['zh-CN', 'en'] as const)('each fault has a sentence in %s', locale => {
    for (const code of settingsProblemCodes) {
      const values = { file: 'f', most: 1, name: 'n', closest: 'c', floor: 3, limit: 60, choices: 'x' }
      const sentence = settingsSentence({ line: 4, path: 'a.b', code, values }, texts.in(locale))
      expect(sentence).toContain('4')
      expect(sentence).toContain('a.b')
      expect(sentence).not.toMatch(/[{}]|undefined/)
    }
    const described = texts.keys(locale).filter(key => key.startsWith('settings.problem.'))
    expect(described).toHaveLength(settingsProblemCodes.length)
  })
})
