// Words of the talk: a sentence someone means to say, and what the coach finds in it.

/** `36`: a negotiation, the employee may decline. `notice`: a formal notice whose decision may be said. `all`: not known. */
export const scenes = ['36', 'notice', 'all'] as const
export type Scene = (typeof scenes)[number]
export const speakers = ['manager', 'employee'] as const
export type Speaker = (typeof speakers)[number]

export interface Sentence {
  readonly text: string
  readonly scene: Scene
  readonly speaker?: Speaker | undefined
  /** Put to Haosan, not to the employee: the frames alone judge it, for whoever asks is allowed to name the thing. */
  readonly asked?: boolean | undefined
}

export type Severity = 'block' | 'warn' | 'info'

export interface Finding {
  readonly category: string
  readonly severity: Severity
  /** Start and end in UTF-16 units of the text as it was given. */
  readonly span: readonly [start: number, end: number]
  /** Why it matters, with the article, in the language of the sentence. */
  readonly why: string
  readonly safer: string
}

export interface Review {
  readonly verdict: Severity | 'pass'
  /** A case stops at once when such a sentence was said. */
  readonly pauses: boolean
  readonly findings: readonly Finding[]
}

export type ReviewSentence = (sentence: Sentence) => Review

/** An answer to a question about a separation; `basis` names articles of a law pack. */
export interface TalkAnswer {
  readonly refused: boolean
  readonly answer: string
  readonly basis: readonly string[]
}

export type AskCoach = (text: string) => TalkAnswer
