// The coach: reads one sentence and says what in it is risky, why, and how to say it instead. Pure and deterministic.
import type { Finding, Review, ReviewSentence, Scene, Sentence, Severity } from '../../model/talk.ts'
import type { Texts } from '../../texts/texts.ts'
import { type Attitude, isExcused, makeAttitude } from './attitude.ts'
import { localeOf, tonguesOf } from './language.ts'
import { normalise, type Plain } from './normalise.ts'
import { compile, compileWays, makeIdeas, type Way } from './pattern.ts'
import type { Attitudes, Categories, Concepts, FrameData, Tongue } from './rulebook.ts'
import { type Learnt, makeSecondReader, type Opinion } from './second-reader.ts'
import type { Spelling } from './spelling.ts'

export interface Rulebook {
  readonly concepts: Concepts
  readonly frames: readonly FrameData[]
  readonly categories: Categories
  readonly attitudes: Attitudes
  readonly spelling: Spelling
  readonly learnt: Learnt
}

interface Frame {
  readonly data: FrameData
  readonly ways: Readonly<Record<Tongue, readonly Way[]>>
  readonly unless: Readonly<Record<Tongue, RegExp | undefined>>
  readonly without: Readonly<Record<Tongue, RegExp | undefined>>
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

const compileFrame = (concepts: Concepts, data: FrameData): Frame => ({
  data,
  ways: { zh: compileWays(concepts, data.zh, 'zh'), en: compileWays(concepts, data.en, 'en') },
  unless: { zh: compile(concepts, data.unless, 'zh'), en: compile(concepts, data.unless, 'en') },
  without: { zh: compile(concepts, data.without, 'zh'), en: compile(concepts, data.without, 'en') },
})

/** The first phrase of the text that the frame finds and that is meant. */
function hitOf(
  frame: Frame,
  text: string,
  tongue: Tongue,
  has: (idea: string) => boolean,
  attitude: Attitude,
): { readonly start: number; readonly end: number } | undefined {
  const exception = frame.unless[tongue]
  const denial = frame.without[tongue]
  for (const { pattern, needs } of frame.ways[tongue]) {
    if (!needs.every(has)) continue
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (end === start || (exception && sentenceHas(exception, text, start, end))) continue
      if (denial && match[0].search(denial) >= 0) continue
      if (!isExcused(attitude, text, start, end, tongue, frame.data.bare)) return { start, end }
    }
  }
  return undefined
}

function sentenceHas(pattern: RegExp, text: string, start: number, end: number): boolean {
  const from = Math.max(...['。', '!', ';'].map(mark => text.lastIndexOf(mark, start - 1))) + 1
  const stop = text.slice(end).search(/[。!;]/u)
  pattern.lastIndex = 0
  return pattern.test(text.slice(from, stop < 0 ? text.length : end + stop))
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

/** Below it a phrase only sounds risky: the advice stays, the block does not. */
const doubtful = 0.1
/** Above it a sentence is risky although no frame names it. */
const sure = 0.55

/** A decision may be stated outside a negotiation, whoever found it. */
const severityOf = (category: string, scene: Scene): Severity | undefined => {
  if (category !== 'dismissal_language' || scene === '36') return 'block'
  return scene === 'notice' ? undefined : 'warn'
}

/** What the frames found, weighed by the second reader; `excused` tells of its clause whether it is denied, quoted or reported. */
function weighed(hits: readonly Hit[], opinion: Opinion, scene: Scene, excused: () => boolean): readonly Hit[] {
  if (hits.some(hit => hit.severity === 'block')) {
    if (opinion.risk >= doubtful) return hits
    return hits.map(hit => (hit.severity === 'block' ? { ...hit, severity: 'warn' as const } : hit))
  }
  const severity = severityOf(opinion.category, scene)
  if (opinion.risk <= sure || severity === undefined || excused()) return hits
  const { category, start, end } = opinion
  return [{ frame: { category }, severity, start, end }, ...hits.filter(hit => hit.frame.category !== category)]
}

export function makeCoach(rulebook: Rulebook, texts: Texts): ReviewSentence {
  const frames = rulebook.frames.map(data => compileFrame(rulebook.concepts, data))
  const attitude = makeAttitude(rulebook.concepts, rulebook.attitudes)
  const secondReader = makeSecondReader(rulebook.learnt)
  const ideas = { zh: makeIdeas(rulebook.concepts, 'zh'), en: makeIdeas(rulebook.concepts, 'en') }

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
    const plain = normalise(text, rulebook.spelling)
    const hits: Hit[] = []
    for (const tongue of tonguesOf(plain.text)) {
      const has = ideas[tongue](plain.text)
      for (const frame of frames) {
        const severity = severityIn(frame.data, scene)
        const hit = severity && hitOf(frame, plain.text, tongue, has, attitude)
        if (severity && hit) hits.push({ frame: frame.data, severity, ...hit })
      }
    }
    const opinion = secondReader(plain.text, scene === 'notice')
    const excused = () =>
      tonguesOf(plain.text).some(tongue => {
        const middle = Math.floor((opinion.start + opinion.end) / 2)
        return [opinion.start, middle].some(at => isExcused(attitude, plain.text, at, opinion.end, tongue, false))
      })
    const found = asked ? gravest(hits) : weighed(gravest(hits), opinion, scene, excused)
    return {
      verdict: found[0]?.severity ?? 'pass',
      pauses: found.some(hit => hit.severity === 'block' && rulebook.categories[hit.frame.category]?.pauses === true),
      findings: found.map(hit => finding(hit, plain)),
    }
  }
}
