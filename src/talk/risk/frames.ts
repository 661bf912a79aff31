// The first reader: frames over word lists. Which frames stand in a plain text, where, and whether they are meant.
import { type Attitude, isExcused } from './attitude.ts'
import { tonguesOf } from './language.ts'
import { compile, compileWays, makeIdeas, type Way } from './pattern.ts'
import type { Concepts, FrameData, Tongue } from './rulebook.ts'

interface Frame {
  readonly data: FrameData
  readonly ways: Readonly<Record<Tongue, readonly Way[]>>
  readonly unless: Readonly<Record<Tongue, RegExp | undefined>>
  readonly without: Readonly<Record<Tongue, RegExp | undefined>>
}

interface FrameHit {
  readonly frame: FrameData
  readonly start: number
  readonly end: number
  /** `false`: it is denied, quoted, reported or something else. */
  readonly meant: boolean
}

export interface FrameReading {
  readonly hits: readonly FrameHit[]
  /** The ideas that stand anywhere in the text. */
  readonly ideas: readonly string[]
}

const compileFrame = (concepts: Concepts, data: FrameData): Frame => ({
  data,
  ways: { zh: compileWays(concepts, data.zh, 'zh'), en: compileWays(concepts, data.en, 'en') },
  unless: { zh: compile(concepts, data.unless, 'zh'), en: compile(concepts, data.unless, 'en') },
  without: { zh: compile(concepts, data.without, 'zh'), en: compile(concepts, data.without, 'en') },
})

function sentenceHas(pattern: RegExp, text: string, start: number, end: number): boolean {
  const from = Math.max(...['。', '!', ';'].map(mark => text.lastIndexOf(mark, start - 1))) + 1
  const stop = text.slice(end).search(/[。!;]/u)
  pattern.lastIndex = 0
  return pattern.test(text.slice(from, stop < 0 ? text.length : end + stop))
}

/** The first phrase of the text that the frame finds and that is meant; else the first that is not. */
function hitOf(
  frame: Frame,
  text: string,
  tongue: Tongue,
  has: (idea: string) => boolean,
  attitude: Attitude,
): FrameHit | undefined {
  const exception = frame.unless[tongue]
  const denial = frame.without[tongue]
  let unmeant: FrameHit | undefined
  for (const { pattern, needs } of frame.ways[tongue]) {
    if (!needs.every(has)) continue
    // Not `matchAll`: it copies the expression, and most of them find nothing.
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const start = match.index
      const end = start + match[0].length
      if (end === start) {
        pattern.lastIndex += 1
        continue
      }
      const meant =
        !(exception && sentenceHas(exception, text, start, end)) &&
        !(denial && match[0].search(denial) >= 0) &&
        !isExcused(attitude, text, start, end, tongue, frame.data.bare)
      const hit = { frame: frame.data, start, end, meant }
      if (meant) return hit
      unmeant ??= hit
    }
  }
  return unmeant
}

type FrameReader = (text: string) => FrameReading

export function makeFrameReader(concepts: Concepts, data: readonly FrameData[], attitude: Attitude): FrameReader {
  const frames = data.map(one => compileFrame(concepts, one))
  const ideasIn = { zh: makeIdeas(concepts, 'zh'), en: makeIdeas(concepts, 'en') }
  const names = Object.keys(concepts)
  return text => {
    const hits: FrameHit[] = []
    const ideas = new Set<string>()
    for (const tongue of tonguesOf(text)) {
      const has = ideasIn[tongue](text)
      for (const name of names) if (has(name)) ideas.add(name)
      for (const frame of frames) {
        const hit = hitOf(frame, text, tongue, has, attitude)
        if (hit) hits.push(hit)
      }
    }
    return { hits, ideas: [...ideas] }
  }
}
