// Learns the second reader from the train and dev parts of the corpus, and from Haosan's own words, which are harmless; writes
// talk/risk/learnt.json. The same texts give the same file.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadRulebook } from '../src/packs/coach.ts'
import { loadFlows } from '../src/packs/flows.ts'
import { root } from '../src/packs/root.ts'
import { loadTexts } from '../src/packs/texts.ts'
import { featuresOf } from '../src/talk/risk/features.ts'
import { normalise } from '../src/talk/risk/normalise.ts'
import type { Learnt } from '../src/talk/risk/second-reader.ts'
import { type Labelled, readCorpus } from '../test/corpus.ts'

const rounds = 40
const firstStep = 0.6
const shrink = 3e-4
/** What stands in one sentence only teaches nothing. */
const fewest = 2
/** A feature speaks for its most frequent categories. */
const mostCategories = 3

interface Example {
  readonly risky: number
  readonly category: string
  readonly features: readonly string[]
}

const { spelling } = loadRulebook()
const exampleOf = ({ text, scene, verdict, category }: Labelled): Example => ({
  risky: verdict === 'block' ? 1 : 0,
  category,
  features: featuresOf(normalise(text, spelling).text, scene === 'notice').map(({ name }) => name),
})

/** What the bot and its scripts say: the language that a respectful talk is held in. */
function ownWords(): readonly string[] {
  const texts = loadTexts()
  const said = (['zh-CN', 'en'] as const).flatMap(locale =>
    texts
      .keys(locale)
      // What the coach quotes to warn of it is no example.
      .filter(key => !/^(?:coach\.why|ask|form|field|button|law|data)\b/.test(key))
      .map(key => texts.source(locale, key) ?? ''),
  )
  const scripts = loadFlows().flatMap(flow =>
    (flow.scripts ?? []).flatMap(script =>
      script.scenes.flatMap(scene =>
        scene.lines.flatMap(line => [line.feel['zh-CN'], line.feel.en, line.rule['zh-CN'], line.rule.en]),
      ),
    ),
  )
  const sentences = [...said, ...scripts]
    .filter(text => !/\{\w+, /.test(text))
    .flatMap(text => text.replace(/\{\w+\}/g, '').split(/(?<=[。.?])\s*/u))
    .map(text => text.trim())
    .filter(text => text.length >= 6 && text.length <= 160)
  return [...new Set(sentences)].sort()
}

const examples: readonly Example[] = [
  ...ownWords().map(text => ({
    risky: 0,
    category: 'ordinary',
    features: featuresOf(normalise(text, spelling).text, false).map(({ name }) => name),
  })),
  ...readCorpus()
    .filter(({ part, speaker }) => (part === 'train' || part === 'dev') && speaker === 'manager')
    .map(exampleOf),
]
const categories = [...new Set(examples.filter(({ risky }) => risky === 1).map(({ category }) => category))].sort()

const seen = new Map<string, number>()
for (const { features } of examples) for (const name of features) seen.set(name, (seen.get(name) ?? 0) + 1)
const kept = examples.map(one => ({ ...one, features: one.features.filter(name => (seen.get(name) ?? 0) >= fewest) }))

const risks = kept.filter(({ risky }) => risky === 1).map(one => ({ ...one, has: new Set(one.features) }))

// Logistic regression by stochastic gradient descent; the order of the examples comes from a fixed seed.
const weights = new Map<string, number>()
let bias = 0
let seed = 7
const order = kept.map((_, index) => index)
for (let round = 0; round < rounds; round += 1) {
  for (let i = order.length - 1; i > 0; i -= 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    const j = seed % (i + 1)
    const swap = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = swap
  }
  const step = firstStep / (1 + round * 0.15)
  for (const index of order) {
    const one = kept[index]
    if (!one) continue
    const scale = 1 / Math.sqrt(Math.max(1, one.features.length))
    const sum = one.features.reduce((total, name) => total + (weights.get(name) ?? 0), bias / scale) * scale
    const slip = 1 / (1 + Math.exp(-sum)) - one.risky
    bias -= step * slip * 0.2
    for (const name of one.features) {
      weights.set(name, (weights.get(name) ?? 0) * (1 - step * shrink) - step * slip * scale)
    }
  }
}

/** In how many risky sentences of which category a feature stands: `category, count, …`, the most frequent first. */
function countsOf(name: string): readonly number[] {
  const counts = new Map<number, number>()
  for (const { risky, category, has } of risks) {
    if (risky === 0 || !has.has(name)) continue
    const index = categories.indexOf(category)
    counts.set(index, (counts.get(index) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, mostCategories)
    .flat()
}

const learnt: Learnt = {
  bias: Math.round(bias * 1000) / 1000,
  categories: categories.map(name => [name, risks.filter(({ category }) => category === name).length]),
  weights: Object.fromEntries(
    [...weights]
      .map(([name, weight]) => [name, Math.round(weight * 100)] as const)
      .filter(([, weight]) => weight !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, weight]) => [name, [weight, ...countsOf(name)]]),
  ),
}
const file = join(root, 'talk', 'risk', 'learnt.json')
writeFileSync(file, `${JSON.stringify(learnt)}\n`)
process.stdout.write(`${Object.keys(learnt.weights).length} features from ${examples.length} sentences\n`)
