// Bench of the coach: precision and recall on the labelled corpus, per category, and its speed on one core.
// `--part dev --errors` lists mistakes; the test part is told in numbers only, so that no rule is tuned on it.
import type { Review } from '../src/model/talk.ts'
import { loadCoach } from '../src/packs/coach.ts'
import { loadTexts } from '../src/packs/texts.ts'
import { type Labelled, readCorpus } from '../test/corpus.ts'

interface Judged {
  readonly label: Labelled
  readonly review: Review
}

const review = loadCoach(loadTexts())
const part = process.argv.includes('--part') ? process.argv[process.argv.indexOf('--part') + 1] : 'test'
const showErrors = process.argv.includes('--errors') && part !== 'test'
const corpus = readCorpus()
const judged: readonly Judged[] = corpus
  .filter(label => part === 'all' || label.part === part)
  .map(label => ({ label, review: review(label) }))

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const share = (some: number, all: number): string => (all === 0 ? '    –' : (some / all).toFixed(3))
const among = (list: readonly Judged[], test: (one: Judged) => boolean): number => list.filter(test).length

const blocked = ({ review: { verdict } }: Judged): boolean => verdict === 'block'
const risky = ({ label: { verdict } }: Judged): boolean => verdict === 'block'
const harmless = judged.filter(({ label }) => label.verdict === 'pass')

const english = corpus.filter(({ text }) => !/\p{Script=Han}/u.test(text)).length
say(`corpus: ${corpus.length} sentences, ${english} in English; part "${part}": ${judged.length}`)
say(
  `block: precision ${share(
    among(judged, one => blocked(one) && risky(one)),
    among(judged, blocked),
  )}` +
    `  recall ${share(
      among(judged, one => blocked(one) && risky(one)),
      among(judged, risky),
    )}`,
)
say(
  `harmless sentences: ${harmless.length}, wrongly blocked ${share(among(harmless, blocked), harmless.length)}, passed clean ${share(
    among(harmless, one => one.review.verdict === 'pass'),
    harmless.length,
  )}`,
)

say('\ncategory                    sentences  recall  precision')
const severe = { pass: 0, info: 1, warn: 2, block: 3 } as const
for (const category of [...new Set(corpus.map(label => label.category))].filter(name => name !== 'ordinary')) {
  const own = judged.filter(({ label }) => label.category === category && label.verdict !== 'pass')
  const found = own.filter(({ label, review }) => severe[review.verdict] >= severe[label.verdict])
  const raised = judged.filter(({ review }) => review.findings.some(finding => finding.category === category))
  const right = raised.filter(({ label }) => label.verdict !== 'pass')
  say(
    `${category.padEnd(28)}${String(own.length).padStart(9)}   ${share(found.length, own.length)}      ${share(right.length, raised.length)}`,
  )
}

if (showErrors) {
  say('')
  for (const { label, review: told } of judged) {
    if (told.verdict === label.verdict) continue
    const why = told.findings.map(one => `${one.category}/${one.severity}:${label.text.slice(...one.span)}`).join(' | ')
    say(`${label.verdict}→${told.verdict}  [${label.category} ${label.scene}] ${label.text}  ${why}`)
  }
}

const rounds = 5
const times: number[] = []
let slowest = 0
for (let round = 0; round < rounds; round += 1) {
  const began = performance.now()
  for (const label of corpus) {
    const start = performance.now()
    review(label)
    if (round > 0) slowest = Math.max(slowest, performance.now() - start)
  }
  times.push(performance.now() - began)
}
const median = [...times].sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
say(`\nspeed: ${((corpus.length / median) * 1000).toFixed(0)} sentences a second, slowest ${slowest.toFixed(1)} ms`)
