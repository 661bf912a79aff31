// The script library: complete in both languages, grounded in articles that exist, and never a hole in a sentence.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groundCodes } from '../../../law/cn/grounds.ts'
import { readNotices } from '../../authoring/read-notices.ts'
import { type ScriptSheet, scriptScenes } from '../../model/script.ts'
import { loadFlows } from '../../packs/flows.ts'
import { loadLawPacks } from '../../packs/load.ts'
import { loadTexts } from '../../packs/texts.ts'
import { fillLine, type VariableValues, variables } from './fill.ts'
import { lintScripts } from './lint.ts'
import { matrixOf } from './matrix.ts'
import { linesOf, scenesOf, sheetOf, unsaid } from './sheet.ts'

const sheets = loadFlows().flatMap(flow => flow.scripts)
const texts = loadTexts()
const articles = new Set(
  loadLawPacks().packs.flatMap(pack => ('articles' in pack ? pack.articles.map(article => article.id) : [])),
)
const everyLine = sheets.flatMap(sheet => sheet.scenes.flatMap(scene => scene.lines))
const reasons = ['business', 'fit', 'performance', 'other'] as const

describe('the shipped scripts', () => {
  test('given any sheet, then nothing is wrong with it', () => {
    expect(lintScripts(sheets)).toEqual([])
  })

  test('given any line, then its articles exist and have a name in both languages', () => {
    const cited = everyLine.flatMap(line => line.basis)
    expect(cited.filter(id => !id.startsWith('POLICY-') && !articles.has(id))).toEqual([])
    for (const locale of ['zh-CN', 'en'] as const)
      expect(cited.filter(id => !texts.has(locale, `basis.${id}`))).toEqual([])
  })

  test('given the first talk of an agreement, then every scene has lines whatever the reason', () => {
    const talk = sheetOf(sheets, 'art36_employer_proposed', 'talk')
    if (!talk) throw new Error('no sheet')
    for (const reason of reasons) {
      const scenes = scenesOf(talk, reason)
      expect(scenes.map(scene => scene.id)).toEqual([...scriptScenes])
      expect(unsaid(scenes, []).length).toBe(7)
      expect(
        unsaid(
          scenes,
          linesOf(scenes).map(line => line.id),
        ),
      ).toEqual([])
    }
  })

  test('given the questions that may come, then there are the eight that the button promises', () => {
    const talk = sheetOf(sheets, 'art36_employer_proposed', 'talk')
    const asked = talk?.scenes.find(scene => scene.id === 'objections')?.lines.filter(line => line.asks)
    expect(asked).toHaveLength(8)
  })

  test('given the matrix, then it counts what is there and shows zero for what is not', () => {
    const rows = matrixOf(sheets)
    expect(rows.map(row => `${row.ground}/${row.stage}`)).toContain('art36_employer_proposed/declined')
    expect(rows.find(row => row.stage === 'declined')?.lines.culture).toBe(0)
    expect(rows.reduce((sum, row) => sum + Object.values(row.lines).reduce((a, b) => a + b, 0), 0)).toBe(
      everyLine.length,
    )
  })

  test('given any other route that can be spoken about, then its notice has every scene, the rights and the papers', () => {
    const routes = groundCodes.filter(code => /^art(37|39|40|41|44)_/.test(code) && code !== 'art44_3_death')
    for (const code of routes) {
      const notice = sheetOf(sheets, code, 'notice')
      if (!notice) throw new Error(`no notice for ${code}`)
      const scenes = notice.scenes.map(scene => scene.id)
      expect(scenes).toEqual(scriptScenes.filter(scene => scene !== 'culture'))
      expect(notice.reviewed).toBe(false)
      const musts = notice.scenes.flatMap(scene => scene.lines).filter(line => line.must)
      expect(musts.map(line => line.id)).toEqual(expect.arrayContaining(['wages', 'papers']))
    }
  })

  test('given a line for one ground, then no other ground has it', () => {
    const idsOf = (code: string): readonly string[] =>
      sheetOf(sheets, code, 'notice')?.scenes.flatMap(scene => scene.lines.map(line => line.id)) ?? []
    expect(idsOf('art40_1_medical')).toContain('medical')
    expect(idsOf('art40_2_incompetent')).not.toContain('medical')
    expect(idsOf('art44_1_expiry_employee_refuses_same_terms')).not.toContain('severance')
  })

  test('given a book with a line for a ground it does not cover, then it does not load', () => {
    const stray = { ...everyLine[0], grounds: ['art36_employer_proposed'] }
    const book = { grounds: ['art41_layoff'], stage: 'notice', version: 1, reviewed: false }
    const read = readNotices({ ...book, scenes: [{ id: 'opening', lines: [stray] }] })
    expect(read.ok ? [] : read.problems).toEqual(['notices: the book is not for art36_employer_proposed'])
  })

  test('given the variables, then each has a name to say that it is missing', () => {
    for (const name of variables) expect(texts.has('zh-CN', `script.variable.${name}`)).toBe(true)
  })
})

describe('filling a line', () => {
  test('given any of the values missing, then the sentence says which and has no hole', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyLine), fc.subarray([...variables]), (line, known) => {
        const values = Object.fromEntries(known.map(name => [name, `<${name}>`])) as VariableValues
        for (const locale of ['zh-CN', 'en'] as const) {
          const filled = fillLine(line.rule[locale], values, name => `[missing ${name}]`)
          expect(filled).not.toMatch(/\{|\}/)
          for (const name of variables) {
            if (!line.rule[locale].includes(`{${name}}`)) continue
            expect(filled).toContain(known.includes(name) ? `<${name}>` : `[missing ${name}]`)
          }
        }
      }),
    )
  })
})

describe('a sheet that HR edits', () => {
  const good = sheets[0] as ScriptSheet
  const withLine = (change: Record<string, unknown>): readonly ScriptSheet[] => [
    {
      ...good,
      scenes: good.scenes.map((scene, i) =>
        i === 0 ? { ...scene, lines: scene.lines.map((line, n) => (n === 0 ? { ...line, ...change } : line)) } : scene,
      ),
    },
  ]
  const same = (text: string) => ({ 'zh-CN': text, en: text })

  test.each([
    ['an unknown variable', { rule: same('{wage}') }, 'unknown variable wage'],
    ['an amount in a mandatory line', { rule: same('{severance}') }, 'a mandatory line may not use severance'],
    ['a threat', { rule: same('你今天必须签。') }, 'may not say'],
    ['a label', { feel: same('你是末位。') }, 'may not say'],
    ['an exclamation mark', { feel: same('好!') }, 'may not say'],
    ['a variable in one language only', { feel: { 'zh-CN': '{days}', en: 'soon' } }, 'different variables'],
    ['an id that stands twice', { id: 'minutes' }, 'stands twice'],
    ['a mandatory line for one reason only', { reasons: ['fit'] }, 'for every reason'],
  ])('given %s, then the flow does not load and the message names the line', (_name, change, problem) => {
    expect(lintScripts(withLine(change)).join('\n')).toContain(problem)
  })
})
