// What the second reader learns from: the labelled sentences, and Haosan's own words, which are harmless by review.
import type { Scene } from '../src/model/talk.ts'
import { loadFlows } from '../src/packs/flows.ts'
import { loadTexts } from '../src/packs/texts.ts'
import { type Features, featuresOf } from '../src/talk/risk/features.ts'
import { makeReader, type Words } from '../src/talk/risk/reader.ts'
import { makeSenses } from '../src/talk/risk/senses.ts'
import type { Labelled } from '../test/corpus.ts'
import { chance, type Example } from './learn-rows.ts'
import { makeVary } from './variants.ts'

/** What the case fills in says nothing. */
const withoutFields = (text: string): string => text.replace(/\{\w+\}/g, '')

/** A text as single sentences. */
const sentencesOf = (text: string): readonly string[] =>
  /\{\w+, /.test(text)
    ? []
    : withoutFields(text)
        .split(/(?<=[。.?])\s*/u)
        .map(one => one.trim())
        .filter(one => one.length >= 6 && one.length <= 160)

interface OwnWords {
  readonly text: string
  readonly scene: Scene
}

/** What the bot and its scripts say: the language that a respectful talk is held in, and a formal notice is read out in. */
function ownWords(): readonly OwnWords[] {
  const texts = loadTexts()
  const said = (['zh-CN', 'en'] as const).flatMap(locale =>
    texts
      .keys(locale)
      // What the coach quotes to warn of it is no example.
      .filter(key => !/^(?:coach\.why|ask|form|field|button|law|data)\b/.test(key))
      .map(key => texts.source(locale, key) ?? ''),
  )
  const sheets = loadFlows().flatMap(flow => flow.scripts ?? [])
  const linesOf = (stage: Scene): readonly string[] =>
    sheets
      .filter(sheet => (sheet.stage === 'notice') === (stage === 'notice'))
      .flatMap(sheet => sheet.scenes.flatMap(scene => scene.lines))
      .flatMap(({ feel, rule }) => [feel['zh-CN'], feel.en, rule['zh-CN'], rule.en])
  // A sheet's line is read out as a whole, and may be said in parts.
  const inScene = (list: readonly string[], scene: Scene): readonly OwnWords[] =>
    [...new Set(list.flatMap(text => [withoutFields(text), ...sentencesOf(text)]))]
      .sort()
      .map(text => ({ text, scene }))
  return [...inScene([...said.flatMap(sentencesOf), ...linesOf('all')], 'all'), ...inScene(linesOf('notice'), 'notice')]
}

/** The features without their clauses. */
const heardIn = ({ near, far, terms, senses, finer, frames }: Features): Example['heard'] => ({
  near: Uint32Array.from(near.keys()),
  far: Uint32Array.from(far.keys()),
  terms: Uint32Array.from(terms.keys()),
  senses: Uint32Array.from(senses.keys()),
  finer: Uint32Array.from(finer.keys()),
  frames: Uint32Array.from(frames.keys()),
})

interface Taught extends Example {
  readonly label: Labelled | undefined
}

/** Of how many sentences a variant is made too. */
const varied = 0.5

/** Sentences that may be learnt from, read once; and variants of some. What the frames found of a sentence counts for its variant. */
export function readExamples(words: Words, corpus: readonly Labelled[]): readonly Taught[] {
  const read = makeReader(words)
  const termsOf = makeSenses(words.senses)
  const next = chance(5)
  const vary = makeVary(words.senses, next)
  const own = ownWords().map(({ text, scene }) => ({
    label: undefined,
    heard: heardIn(read(text, scene).features),
    risky: false,
    category: undefined,
    variant: false,
  }))
  const labelled = corpus
    .filter(({ part, speaker }) => (part === 'train' || part === 'dev') && speaker === 'manager')
    .flatMap(label => {
      const { plain, frames, features } = read(label.text, label.scene)
      const taught = {
        label,
        heard: heardIn(features),
        risky: label.verdict === 'block',
        category: label.verdict === 'pass' ? undefined : label.category,
        variant: false,
      }
      const text = next() < varied ? vary(plain.text) : undefined
      if (text === undefined) return [taught]
      return [
        taught,
        { ...taught, heard: heardIn(featuresOf(text, label.scene === 'notice', frames, termsOf)), variant: true },
      ]
    })
  return [...own, ...labelled]
}
