// The coach: reads one sentence and says what in it is risky, why, and how to say it instead. Pure and deterministic.
import type { Finding, Review, ReviewSentence, Scene, Sentence, Severity } from '../../model/talk.ts'
import type { Texts } from '../../texts/texts.ts'
import { localeOf } from './language.ts'
import type { Learnt } from './learnt.ts'
import type { Plain } from './normalise.ts'
import { makeReader, type Words } from './reader.ts'
import type { Categories, FrameData } from './rulebook.ts'
import { makeSecondReader, type Opinion } from './second-reader.ts'
import { wordsOf } from './words.ts'

export interface Rulebook extends Words {
  readonly categories: Categories
  readonly learnt: Learnt
}

interface Hit {
  readonly frame: Pick<FrameData, 'category' | 'advice'>
  readonly severity: Severity
  readonly start: number
  readonly end: number
}

const rank: Readonly<Record<Severity, number>> = { info: 1, warn: 2, block: 3 }
const softer: Readonly<Record<Severity, Severity | undefined>> = { block: 'warn', warn: 'info', info: undefined }

/** What a frame of the negotiation weighs elsewhere: a formal notice may state its decision. */
const severityIn = (frame: FrameData, scene: Scene): Severity | undefined => {
  if (frame.scene === 'all' || scene === '36') return frame.severity
  return scene === 'notice' ? undefined : softer[frame.severity]
}

/** One finding per category: the gravest, then the first. */
function gravest(hits: readonly Hit[]): readonly Hit[] {
  const best = new Map<string, Hit>()
  for (const hit of hits) {
    const known = best.get(hit.frame.category)
    const graver = !known || rank[hit.severity] > rank[known.severity]
    if (graver || (rank[hit.severity] === rank[known.severity] && hit.start < known.start)) {
      best.set(hit.frame.category, hit)
    }
  }
  return [...best.values()].sort((a, b) => rank[b.severity] - rank[a.severity] || a.start - b.start)
}

/** Where the second reader draws its lines; chosen on the hand `lines` and on hands left out (docs/decisions/0006). */
const lines = {
  /** Below it a phrase only sounds risky: the advice stays, the block does not. */
  doubtful: 0.5,
  /** The same for a short sentence, which tells the second reader little besides the phrase. */
  doubtfulWhenShort: 0.1,
  /** Above it a sentence deserves advice although no frame names it. */
  worthAdvice: 0.5,
  /** Above it a sentence is risky although no frame names it. */
  sure: 0.65,
} as const

/** How many words a short sentence has at most; a Chinese character is a word. */
const short = 15

/** Whether a text that holds a risky phrase is harmless as a whole to the second reader. */
const soundsHarmless = (text: string, { risk }: Opinion): boolean =>
  risk < (wordsOf(text).length > short ? lines.doubtful : lines.doubtfulWhenShort)

const endsSentence = new Set('。;!?')

/** The full sentence that a span of a plain text lies in. */
function sentenceAround(text: string, start: number, end: number): string {
  let from = start
  while (from > 0 && !endsSentence.has(text.charAt(from - 1))) from -= 1
  let to = end
  while (to < text.length && !endsSentence.has(text.charAt(to))) to += 1
  return text.slice(from, to)
}

/**
 * How grave a sentence is that only the second reader found. A formal notice may state its decision, and speaks a language
 * that sounds graver than it is: there only what is surely risky is raised.
 */
function severityOf({ risk, category }: Opinion, scene: Scene, lighter: boolean): Severity | undefined {
  if (scene === 'notice' && (risk <= lines.sure || category === 'dismissal_language')) return undefined
  if (risk <= lines.worthAdvice) return undefined
  return risk <= lines.sure || lighter ? 'warn' : 'block'
}

/** A risky phrase in a sentence that is harmless as a whole deserves advice; in a formal notice, whose words are such, nothing. */
function softened(hits: readonly Hit[], scene: Scene): readonly Hit[] {
  if (scene === 'notice') return hits.filter(hit => hit.severity !== 'block')
  return hits.map(hit => (hit.severity === 'block' ? { ...hit, severity: 'warn' } : hit))
}

/** What the frames found, weighed by the second reader; it knows the category better, and its finding leads. */
function weighed(hits: readonly Hit[], opinion: Opinion, scene: Scene, harmless: boolean): readonly Hit[] {
  const { category, start, end } = opinion
  const own = (severity: Severity): Hit => ({ frame: { category }, severity, start, end })
  const same = hits.find(hit => hit.frame.category === category)
  const others = hits.filter(hit => hit !== same)
  if (hits.some(hit => hit.severity === 'block')) {
    if (harmless) return softened(hits, scene)
    if (same?.severity === 'block') return [same, ...others]
    // A formal notice may state its decision: there the frame's finding is the one that matters.
    return category === 'dismissal_language' && scene === 'notice' ? hits : [own('block'), ...others]
  }
  // A decision that a frame weighs less outside a negotiation stays what the frame says.
  const severity = severityOf(opinion, scene, category === 'dismissal_language' && same !== undefined)
  if (severity === undefined || (same && rank[same.severity] >= rank[severity])) return hits
  return gravest([own(severity), ...others])
}

export function makeCoach(rulebook: Rulebook, texts: Texts): ReviewSentence {
  const read = makeReader(rulebook)
  const secondReader = makeSecondReader(rulebook.learnt)

  const finding = (hit: Hit, plain: Plain): Finding => {
    const locale = localeOf(plain.text)
    const { category, advice = category } = hit.frame
    return {
      category,
      severity: hit.severity,
      span: plain.place(hit.start, hit.end),
      why: texts.t(locale, `coach.why.${category}`),
      safer: texts.t(locale, `coach.safer.${advice}`),
    }
  }

  return ({ text, scene, speaker = 'manager', asked = false }: Sentence): Review => {
    if (speaker === 'employee') return { verdict: 'pass', pauses: false, findings: [] }
    const { plain, frames, features } = read(text, scene)
    const hits = gravest(
      frames.hits.flatMap(({ frame, start, end, meant }) => {
        const severity = severityIn(frame, scene)
        return meant && severity ? [{ frame, severity, start, end }] : []
      }),
    )
    const opinion = secondReader(plain.text, features)
    // Fair words before or after a threat do not make it harmless: it is heard alone too. A formal notice is one piece.
    const alone = ({ start, end }: Hit): boolean => {
      const sentence = sentenceAround(plain.text, start, end)
      return soundsHarmless(sentence, secondReader(sentence, read(sentence, scene).features))
    }
    const harmless =
      soundsHarmless(plain.text, opinion) &&
      (scene === 'notice' || hits.every(hit => hit.severity !== 'block' || alone(hit)))
    const found = asked ? hits : weighed(hits, opinion, scene, harmless)
    return {
      verdict: found[0]?.severity ?? 'pass',
      pauses: found.some(hit => hit.severity === 'block' && rulebook.categories[hit.frame.category]?.pauses === true),
      findings: found.map(hit => finding(hit, plain)),
    }
  }
}
