// What the second reader sees of a sentence: its words, their neighbours, and what stands after a denial. Pure.

/** A feature and the clause it stands in; clauses are counted from 0, `-1` belongs to the whole sentence. */
export interface Feature {
  readonly name: string
  readonly clause: number
}

/** A clause of the plain text with its place in it. */
export interface Clause {
  readonly text: string
  readonly start: number
  readonly end: number
}

const token = /[a-z']+|\p{Script=Han}|\d+/gu
const denial =
  /不会|不能|不要|不得|不可以?|不该|不应该?|不必|不用|不需要?|不允许|不准|不是|不影响|不因为?|没有|没|别|请勿|禁止|严禁|从不|绝不|无关|never|not|n't|no one|nobody|cannot|without|regardless/u
const longest = 3
const farthest = 5

const tokens = (text: string): readonly string[] => text.match(token) ?? []

export const clausesOf = (text: string): readonly Clause[] =>
  [...text.matchAll(/[^,。;!?:、]+/gu)].map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

/** Runs of up to three words, pairs a few words apart, how the clause begins and ends, and what a denial covers. */
function ofClause(text: string): readonly string[] {
  const words = tokens(text)
  const out: string[] = []
  for (const [at, word] of words.entries()) {
    for (let n = 1; n <= longest && at + n <= words.length; n += 1) out.push(words.slice(at, at + n).join('_'))
    for (let gap = 2; gap <= farthest && at + gap < words.length; gap += 1) out.push(`${word}..${words[at + gap]}`)
  }
  if (words.length > 0) out.push(`^${words[0]}`, `^${words.slice(0, 2).join('_')}`, `${words.slice(-2).join('_')}$`)
  const denied = denial.exec(text)
  if (denied) {
    const after = tokens(text.slice(denied.index + denied[0].length))
    for (const [at, word] of after.entries()) {
      out.push(`¬${word}`)
      if (at + 1 < after.length) out.push(`¬${word}_${after[at + 1]}`)
    }
  }
  return out
}

/** Every feature once, at the first clause that has it. `text` is the normalised sentence. */
export function featuresOf(text: string, notice: boolean): readonly Feature[] {
  const found = new Map<string, number>()
  const add = (name: string, clause: number): void => {
    if (!found.has(name)) found.set(name, clause)
  }
  for (const [index, clause] of clausesOf(text).entries()) for (const name of ofClause(clause.text)) add(name, index)
  if (/["“”]/u.test(text)) add('«quote»', -1)
  if (text.includes('?')) add('«?»', -1)
  if (text.includes('您')) add('«您»', -1)
  if (notice) add('«notice»', -1)
  return [...found].map(([name, clause]) => ({ name, clause }))
}
