// What the second reader sees of a sentence: its words and their neighbours, what they are about, what a denial covers,
// and what the frames found. Features are numbers; each keeps the clause it was first seen in. Pure.
import type { FrameReading } from './frames.ts'
import type { ReadTerms, Term } from './senses.ts'
import { clausesOf, hashOf, pairOf, wordsOf } from './words.ts'

/** A feature and its clause, counted from 0; `-1` belongs to the whole sentence. */
type Seen = ReadonlyMap<number, number>

/** Families weigh the same however many features they have. `far`: pairs and longer runs of words. */
export interface Features {
  readonly near: Seen
  readonly far: Seen
  readonly terms: Seen
  readonly senses: Seen
  readonly finer: Seen
  readonly frames: Seen
}
export const families = [
  'near',
  'far',
  'terms',
  'senses',
  'finer',
  'frames',
] as const satisfies readonly (keyof Features)[]

const denial =
  /不会|不能|不要|不得|不可以?|不该|不应该?|不必|不用|不需要?|不允许|不准|不是|不影响|不因为?|没有|没|别|请勿|禁止|严禁|从不|绝不|无关|never|not|n't|no one|nobody|cannot|without|regardless/u
const longest = 4
const farthest = 5

const mark = (name: string): number => hashOf(`«${name}»`)
const begins = mark('begins')
const ends = mark('ends')
const denied = mark('denied')
const apart = [2, 3, 4, 5].map(gap => mark(`apart ${gap}`))
const first = mark('first')
const last = mark('last')
const then = mark('then')
const later = mark('later')
const across = mark('across')
const alone = mark('term')
const beside = mark('terms')

type Add = (feature: number) => void

/** Runs of up to four words, pairs a few words apart, how the clause begins and ends, and what a denial covers. */
function ofWords(text: string, words: readonly number[], near: Add, far: Add): void {
  for (const [at, word] of words.entries()) {
    let run = word
    near(run)
    for (let n = 1; n < longest && at + n < words.length; n += 1) {
      run = pairOf(run, words[at + n] ?? 0)
      if (n === 1) near(run)
      else far(run)
    }
    for (let gap = 2; gap <= farthest && at + gap < words.length; gap += 1) {
      far(pairOf(pairOf(apart[gap - 2] ?? 0, word), words[at + gap] ?? 0))
    }
  }
  const [one = 0, two = 0] = words
  far(pairOf(begins, one))
  far(pairOf(pairOf(begins, one), two))
  far(pairOf(pairOf(ends, words.at(-2) ?? 0), words.at(-1) ?? 0))
  const found = denial.exec(text)
  if (!found) return
  const after = wordsOf(text.slice(found.index + found[0].length)).map(hashOf)
  for (const [at, word] of after.entries()) {
    far(pairOf(denied, word))
    const next = after[at + 1]
    if (next !== undefined) far(pairOf(pairOf(denied, word), next))
  }
}

/** The known words of a clause, and which of them stand beside which, or beside a sense. */
function ofTerms(terms: readonly Term[], add: Add): void {
  for (const [at, term] of terms.entries()) {
    add(pairOf(alone, term.hash))
    const next = terms[at + 1]
    if (!next) continue
    add(pairOf(pairOf(beside, term.hash), next.hash))
    for (const sense of term.wide) add(pairOf(sense, next.hash))
    for (const sense of term.fine) add(pairOf(sense, next.hash))
    for (const sense of next.wide) add(pairOf(term.hash, sense))
    for (const sense of next.fine) add(pairOf(term.hash, sense))
  }
}

type SensesOf = (term: Term) => readonly number[]
const widely: SensesOf = term => term.wide
const narrowly: SensesOf = term => term.fine

/** The senses of a clause in their order, with what is denied, and against the clause before. */
function ofSenses(all: readonly Term[], sensesOf: SensesOf, before: readonly number[], place: number, add: Add): void {
  const terms = all.filter(term => sensesOf(term).length > 0)
  const known = terms.map(sensesOf)
  let underDenial = false
  for (const [at, here] of known.entries()) {
    for (const sense of here) {
      add(sense)
      add(pairOf(place, sense))
      if (underDenial) add(pairOf(denied, sense))
      for (const next of known[at + 1] ?? []) add(pairOf(pairOf(then, sense), next))
      for (const other of known.slice(at + 2).flat()) add(pairOf(pairOf(later, sense), other))
    }
    if (terms[at]?.denies) underDenial = !underDenial
  }
  for (const one of before) for (const other of known.flat()) add(pairOf(pairOf(across, one), other))
}

const adder =
  (into: Map<number, number>, clause: number): Add =>
  feature => {
    if (!into.has(feature)) into.set(feature, clause)
  }

function ofFrames({ hits, ideas }: FrameReading): Seen {
  const seen = new Map<number, number>()
  const add = adder(seen, -1)
  for (const { frame, meant } of hits) {
    add(hashOf(`frame ${frame.id} ${meant}`))
    add(hashOf(`frame of ${frame.category} ${meant}`))
    add(hashOf(`frame that is ${frame.severity} ${meant}`))
  }
  for (const idea of ideas) add(hashOf(`idea ${idea}`))
  return seen
}

/** `text` is the normalised sentence. */
export function featuresOf(text: string, notice: boolean, reading: FrameReading, termsOf: ReadTerms): Features {
  const near = new Map<number, number>()
  const far = new Map<number, number>()
  const known = new Map<number, number>()
  const senses = new Map<number, number>()
  const finer = new Map<number, number>()
  const clauses = clausesOf(text)
  let before: readonly Term[] = []
  for (const [index, clause] of clauses.entries()) {
    const words = wordsOf(clause.text)
    if (words.length === 0) continue
    ofWords(clause.text, words.map(hashOf), adder(near, index), adder(far, index))
    const terms = termsOf(words)
    ofTerms(terms, adder(known, index))
    const place = index === clauses.length - 1 ? last : index === 0 ? first : then
    ofSenses(terms, widely, before.flatMap(widely), place, adder(senses, index))
    ofSenses(terms, narrowly, before.flatMap(narrowly), place, adder(finer, index))
    before = terms
  }
  if (/["“”]/u.test(text)) near.set(mark('quote'), -1)
  if (text.includes('?')) near.set(mark('?'), -1)
  if (notice) near.set(mark('notice'), -1)
  return { near, far, terms: known, senses, finer, frames: ofFrames(reading) }
}
