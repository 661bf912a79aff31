// Answers a question about a separation: refuses help with pressure, answers what law and scripts know, says when it does not know.
import type { AskCoach, ReviewSentence, TalkAnswer } from '../../model/talk.ts'
import type { Texts } from '../../texts/texts.ts'
import { localeOf } from '../risk/language.ts'
import { normalise } from '../risk/normalise.ts'
import { compile } from '../risk/pattern.ts'
import type { Categories, Concepts, Tongue } from '../risk/rulebook.ts'
import type { Spelling } from '../risk/spelling.ts'
import type { TopicData } from './topics.ts'

export interface AskBook {
  readonly concepts: Concepts
  readonly spelling: Spelling
  readonly categories: Categories
  /** In order: the first that fits answers. Refusals stand first. */
  readonly topics: readonly TopicData[]
  /** Other countries' law: nothing is known about it here. */
  readonly elsewhere: readonly string[]
}

interface Topic {
  readonly data: TopicData
  readonly patterns: Readonly<Record<Tongue, RegExp | undefined>>
  readonly unless: RegExp | undefined
}

/** Asks what is so, or what to do about something the employee wants: no sentence somebody means to say. */
const inquires =
  /什么|哪些|多少|几[天个]|谁|是否|^(?:如果)?(?:员工|他|她|对方)(?:自己|本人|主动)?(?:想|要|提|说|问|已|先|不)|[吗?]\?*$|\b(?:what|which|when|who|how (?:much|long|many))\b/u

const found = (pattern: RegExp | undefined, text: string): boolean => pattern !== undefined && text.search(pattern) >= 0

export function makeAsk(book: AskBook, texts: Texts, review: ReviewSentence): AskCoach {
  const topics = book.topics.map(
    (data): Topic => ({
      data,
      patterns: { zh: compile(book.concepts, data.zh, 'zh'), en: compile(book.concepts, data.en, 'en') },
      unless: compile(book.concepts, data.unless, 'zh'),
    }),
  )
  const elsewhere = compile(book.concepts, book.elsewhere, 'zh')
  const fits = (topic: Topic, text: string): boolean =>
    (found(topic.patterns.zh, text) || found(topic.patterns.en, text)) && !found(topic.unless, text)

  return (question): TalkAnswer => {
    const { text } = normalise(question, book.spelling)
    const locale = localeOf(text)
    const topic = topics.find(one => fits(one, text))
    const known = (data: TopicData): TalkAnswer => ({
      refused: data.refused,
      answer: texts.t(locale, `ask.${data.id}`),
      basis: data.basis,
    })
    if (topic?.data.refused) return known(topic.data)
    if (found(elsewhere, text)) return { refused: false, answer: texts.t(locale, 'ask.elsewhere'), basis: [] }
    // Somebody asks by giving the sentence itself: then the coach's answer is the answer.
    const told = review({ text: question, scene: '36', asked: true })
    const worst = told.findings[0]
    if (worst?.severity === 'block' && (!topic || (told.pauses && !inquires.test(text)))) {
      const answer = texts.t(locale, 'ask.risky-sentence', { why: worst.why, safer: worst.safer })
      return { refused: true, answer, basis: book.categories[worst.category]?.basis ?? [] }
    }
    if (topic) return known(topic.data)
    return { refused: false, answer: texts.t(locale, 'ask.unknown'), basis: [] }
  }
}
