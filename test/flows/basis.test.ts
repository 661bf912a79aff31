// Every article that a step, a card or a paper cites stands in the law pack's catalogue; nothing dangles.
import { expect, test } from 'vitest'
import { loadFlows } from '../../src/packs/flows.ts'
import { loadLawPacks } from '../../src/packs/load.ts'
import { loadTexts } from '../../src/packs/texts.ts'

const known = new Set(
  loadLawPacks().packs.flatMap(pack => ('articles' in pack ? pack.articles.map(article => article.id) : [])),
)
const isArticle = (id: string): boolean => !id.startsWith('POLICY-') && id !== 'and'

test('given the steps of every flow, then each cites articles or company rules that exist', () => {
  const cited = loadFlows().flatMap(flow => flow.steps.flatMap(step => step.basis))
  expect(cited.length).toBeGreaterThan(80)
  expect(cited.filter(id => isArticle(id) && !known.has(id))).toEqual([])
})

test('given the names of articles in the catalogue of words, then each is an article of the pack', () => {
  const named = loadTexts()
    .keys('zh-CN')
    .filter(key => key.startsWith('basis.'))
    .map(key => key.slice('basis.'.length))
  expect(named.filter(id => isArticle(id) && !known.has(id))).toEqual([])
})
