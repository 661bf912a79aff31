// What the second reader learns from: the labelled sentences, and Haosan's own words, which are harmless by review.
import { loadFlows } from '../src/packs/flows.ts'
import { loadTexts } from '../src/packs/texts.ts'
import type { Read } from '../src/talk/risk/reader.ts'
import type { Labelled } from '../test/corpus.ts'
import type { Example } from './learn.ts'

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

interface Taught extends Example {
  readonly label: Labelled | undefined
}

/** Sentences that may be learnt from, read once. */
export function readExamples(read: Read, corpus: readonly Labelled[]): readonly Taught[] {
  const own = ownWords().map(text => ({
    label: undefined,
    features: read(text, 'all').features,
    risky: false,
    category: undefined,
  }))
  const labelled = corpus
    .filter(({ part, speaker }) => (part === 'train' || part === 'dev') && speaker === 'manager')
    .map(label => ({
      label,
      features: read(label.text, label.scene).features,
      risky: label.verdict === 'block',
      category: label.verdict === 'pass' ? undefined : label.category,
    }))
  return [...own, ...labelled]
}
