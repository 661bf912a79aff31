// What the second reader sees of a sentence: its words and their neighbours, what they are about, what a denial covers,
// and what the frames found. Features are numbers; each keeps the clause it was first seen in. Pure.
import type { FrameReading } from './frames.ts'
import type { ReadTerms, Sense } from './senses.ts'
import { clausesOf, hashOf, pairOf, wordsOf } from './words.ts'

/** A feature and its clause, counted from 0; `-1` belongs to the whole sentence. */
type Seen = ReadonlyMap<number, number>

/** Families weigh the same however many features they have. `far`: pairs and longer runs of words. */
export interface Features {
  readonly near: Seen
  readonly far: Seen
  readonly senses: Seen
  readonly frames: Seen
}
export const families = ['near', 'far', 'senses', 'frames'] as const satisfies readonly (keyof Features)[]

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

/** The senses of a clause in their order, with what is denied, and against the clause before. */
function ofSenses(known: readonly (readonly Sense[])[], before: readonly Sense[], place: number, add: Add): void {
  let underDenial = false
  for (const [at, here] of known.entries()) {
    for (const { hash } of here) {
      add(hash)
      add(pairOf(place, hash))
      if (underDenial) add(pairOf(denied, hash))
      for (const next of known[at + 1] ?? []) add(pairOf(pairOf(then, hash), next.hash))
      for (const other of known.slice(at + 2).flat()) add(pairOf(pairOf(later, hash), other.hash))
    }
    if (here.some(sense => sense.denies)) underDenial = !underDenial
  }
  for (const one of before) for (const other of known.flat()) add(pairOf(pairOf(across, one.hash), other.hash))
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
  const senses = new Map<number, number>()
  const clauses = clausesOf(text)
  let before: readonly Sense[] = []
  for (const [index, clause] of clauses.entries()) {
    const words = wordsOf(clause.text)
    if (words.length === 0) continue
    ofWords(clause.text, words.map(hashOf), adder(near, index), adder(far, index))
    const terms = termsOf(words)
    const add = adder(senses, index)
    for (const [at, term] of terms.entries()) {
      add(pairOf(mark('term'), term.hash))
      const next = terms[at + 1]
      if (!next) continue
      add(pairOf(pairOf(mark('terms'), term.hash), next.hash))
      for (const { hash } of term.senses) add(pairOf(hash, next.hash))
      for (const { hash } of next.senses) add(pairOf(term.hash, hash))
    }
    const known = terms.map(term => term.senses).filter(list => list.length > 0)
    const place = index === clauses.length - 1 ? last : index === 0 ? first : then
    ofSenses(known, before, place, add)
    before = known.flat()
  }
  if (/["“”]/u.test(text)) near.set(mark('quote'), -1)
  if (text.includes('?')) near.set(mark('?'), -1)
  if (notice) near.set(mark('notice'), -1)
  return { near, far, senses, frames: ofFrames(reading) }
}
