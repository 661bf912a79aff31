// Whether a risky phrase is meant: denial, quotation, another person's words, a rule for everybody, disapproval.
import { compile } from './pattern.ts'
import type { Attitudes, Concepts, Tongue } from './rulebook.ts'

type Marks = Readonly<Record<keyof Attitudes['zh'], RegExp>>
export type Attitude = Readonly<Record<Tongue, Marks>>

const never = /(?!)/gu

const marks = (concepts: Concepts, file: Attitudes['zh'], tongue: Tongue): Marks => ({
  turns: compile(concepts, file.turns, tongue) ?? never,
  idioms: compile(concepts, file.idioms, tongue) ?? never,
  negators: compile(concepts, file.negators, tongue) ?? never,
  reports: compile(concepts, file.reports, tongue) ?? never,
  ownVoice: compile(concepts, file.ownVoice, tongue) ?? never,
  rules: compile(concepts, file.rules, tongue) ?? never,
  disapproval: compile(concepts, file.disapproval, tongue) ?? never,
  assurance: compile(concepts, file.assurance, tongue) ?? never,
})

export const makeAttitude = (concepts: Concepts, file: Attitudes): Attitude => ({
  zh: marks(concepts, file.zh, 'zh'),
  en: marks(concepts, file.en, 'en'),
})

const has = (mark: RegExp, text: string): boolean => {
  mark.lastIndex = 0
  return mark.test(text)
}
const count = (mark: RegExp, text: string): number => [...text.matchAll(mark)].length

const lastEnd = (mark: RegExp, text: string): number => {
  let end = 0
  for (const match of text.matchAll(mark)) end = match.index + match[0].length
  return end
}

/** The text around a match: its sentence up to it, its clause up to it, and what follows into the next sentence. */
export function around(text: string, start: number, end: number) {
  const sentence = lastEnd(/[。!;?]/gu, text.slice(0, start))
  const lead = text.slice(sentence, start)
  const after = text.slice(end)
  const stop = after.search(/[。!;?]/u)
  return { lead, rest: stop < 0 ? after : after.slice(0, stop + 1), tail: after.slice(0, stop < 0 ? 60 : stop + 40) }
}

const nearUnits = { zh: 16, en: 48 } as const

/** An odd number of denials in the same clause, close before it. */
export function isDenied(mark: Marks, lead: string, tongue: Tongue): boolean {
  const clauseStart = Math.max(lastEnd(/[,:“"]/gu, lead), lastEnd(mark.turns, lead))
  const near = lead.slice(clauseStart).slice(-nearUnits[tongue])
  const plain = near.replace(mark.idioms, ' ')
  return count(mark.negators, plain) % 2 === 1
}

/** An assurance counts unless the sentence turns afterwards: 合同继续履行,但绩效打最低. */
function isAssured(mark: Marks, sentence: string): boolean {
  const end = lastEnd(mark.assurance, sentence)
  return end > 0 && !has(mark.turns, sentence.slice(end))
}

const opening = /["“]/gu

/** The quotation that holds the whole span, with what leads to it; a text that is one quotation is the speaker's own. */
function quotationAround(text: string, start: number, end: number): { lead: string; tail: string } | undefined {
  for (const match of text.matchAll(opening)) {
    if (match.index >= start) break
    const close = text.slice(match.index + 1).search(/["”]/u)
    if (close < 0) continue
    const closeAt = match.index + 1 + close
    if (closeAt >= end && match.index < start) {
      const lead = text.slice(0, match.index)
      const tail = text.slice(closeAt + 1)
      if (/[\p{L}\p{N}]/u.test(lead) || /[\p{L}\p{N}]{2}/u.test(tail)) return { lead, tail }
    }
  }
  return undefined
}

/** Why the phrase does not count, if so. `bare` frames are judged even in someone else's mouth. */
export function isExcused(
  attitude: Attitude,
  text: string,
  start: number,
  end: number,
  tongue: Tongue,
  bare: boolean,
): boolean {
  const mark = attitude[tongue]
  const { lead, rest, tail } = around(text, start, end)
  const clause = lead.slice(Math.max(lastEnd(/[,:]/gu, lead), lastEnd(mark.turns, lead)))
  if (isDenied(mark, lead, tongue) || has(mark.rules, clause)) return true
  if (bare) return false
  if (has(mark.disapproval, tail) || isAssured(mark, lead + text.slice(start, end) + rest)) return true
  const quoted = quotationAround(text, start, end)
  if (quoted) return !has(mark.ownVoice, quoted.lead.slice(-40)) || isDenied(mark, quoted.lead, tongue)
  return has(mark.reports, lead) && !has(mark.ownVoice, lead)
}
