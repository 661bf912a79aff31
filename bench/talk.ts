// Bench of the coach: precision and recall on the labelled corpus, per category, and its speed on one core.
// `--part dev --errors` lists mistakes; the test and held-out parts are told in numbers only, so that nothing is tuned on them.
// `--hands` judges every hand (or those whose name begins with what follows) by a coach that learnt from all the others: the
// honest answer to how it does on new sentences. It takes two minutes a hand.
import type { ReviewSentence } from '../src/model/talk.ts'
import { loadCoach, loadRulebook } from '../src/packs/coach.ts'
import { loadTexts } from '../src/packs/texts.ts'
import { makeCoach } from '../src/talk/risk/coach.ts'
import { learntOf } from '../src/talk/risk/learnt.ts'
import { type Labelled, readCorpus } from '../test/corpus.ts'
import { readExamples } from './examples.ts'
import { learn } from './learn.ts'
import { byCategory, type Judged, kinds, mistakes, totals } from './talk-figures.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const texts = loadTexts()
const corpus = readCorpus()
const { categories } = loadRulebook()
const names = Object.keys(categories)

if (process.argv.includes('--hands')) tellHands(process.argv[process.argv.indexOf('--hands') + 1] ?? '')
else tellPart(process.argv.includes('--part') ? (process.argv[process.argv.indexOf('--part') + 1] ?? '') : 'test')

function tellHands(beginning: string): void {
  const rulebook = loadRulebook()
  const examples = readExamples(rulebook, corpus)
  const open = corpus.filter(({ part }) => part === 'train' || part === 'dev')
  const all: Judged[] = []
  const hands = [...new Set(open.map(label => label.hand))].filter(hand => hand.startsWith(beginning))
  for (const hand of hands) {
    const { few, bytes } = learn(examples.filter(({ label }) => label?.hand !== hand))
    const review = makeCoach({ ...rulebook, learnt: learntOf(few, bytes) }, texts)
    const judged = open.filter(label => label.hand === hand).map(label => ({ label, review: review(label) }))
    all.push(...judged)
    say(`${hand} (${judged.length}): ${totals(judged)}`)
  }
  say(`\ntogether (${all.length}): ${totals(all)}\n${kinds(all, categories)}\n`)
  for (const line of byCategory(all, names)) say(line)
}

function tellPart(part: string): void {
  const review = loadCoach(texts)
  // A part or a hand; "held-out" is the name of both, and the hand is meant.
  const own = (label: Labelled): boolean =>
    part === 'all' || label.hand === part || (label.part === part && part !== 'held-out')
  const judged = corpus.filter(own).map(label => ({ label, review: review(label) }))
  const english = corpus.filter(({ text }) => !/\p{Script=Han}/u.test(text)).length
  say(`corpus: ${corpus.length} sentences, ${english} in English; part "${part}": ${judged.length}`)
  say(`${totals(judged)}\n${kinds(judged, categories)}\n`)
  for (const line of byCategory(judged, names)) say(line)
  const sealed = judged.some(({ label }) => label.part === 'test' || label.part === 'held-out')
  if (process.argv.includes('--errors') && !sealed) for (const line of ['', ...mistakes(judged)]) say(line)
  tellSpeed(review)
}

function tellSpeed(review: ReviewSentence): void {
  const some = corpus.filter((_, index) => index % 20 === 0)
  const rounds = 5
  const times: number[] = []
  let slowest = 0
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    for (const label of some) {
      const start = performance.now()
      review(label)
      if (round > 0) slowest = Math.max(slowest, performance.now() - start)
    }
    times.push(performance.now() - began)
  }
  const median = [...times].sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
  say(`\nspeed: ${((some.length / median) * 1000).toFixed(0)} sentences a second, slowest ${slowest.toFixed(1)} ms`)
}
