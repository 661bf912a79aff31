// A sentence in other words: one or two of its words give way to others of the same finer sense. So what is learnt of a word is
// learnt of its like, and a sentence that says the same in words nobody wrote down is less new.
import type { SensesFile } from '../src/talk/risk/senses.ts'

/** The lists that a word stands in. */
type Likes = ReadonlyMap<string, readonly (readonly string[])[]>

const longest = 20

function likesOf(senses: SensesFile): Likes {
  const likes = new Map<string, (readonly string[])[]>()
  const lists = Object.values(senses).flatMap(({ finer }) => Object.values(finer).flatMap(({ zh, en }) => [zh, en]))
  // A single character or a short English word has too many meanings.
  const clear = lists.map(list => list.filter(word => word.length > (/^[a-z]/.test(word) ? 3 : 1)))
  for (const list of clear.filter(words => words.length >= 4)) {
    for (const word of list) {
      const known = likes.get(word)
      if (known) known.push(list)
      else likes.set(word, [list])
    }
  }
  return likes
}

interface Place {
  readonly start: number
  readonly word: string
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[a-z]/.test(char)

/** The known words of a text, the longest first, none inside another. */
function placesIn(text: string, likes: Likes): Place[] {
  const places: Place[] = []
  let start = 0
  while (start < text.length) {
    let end = start + 1
    if (!(isLetter(text[start]) && isLetter(text[start - 1]))) {
      for (let length = Math.min(longest, text.length - start); length > 1; length -= 1) {
        if (isLetter(text[start + length - 1]) && isLetter(text[start + length])) continue
        const word = text.slice(start, start + length)
        if (!likes.has(word)) continue
        places.push({ start, word })
        end = start + length
        break
      }
    }
    start = end
  }
  return places
}

export type Vary = (text: string) => string | undefined

/** `next` gives numbers from 0 to 1. A text without known words has no variant. */
export function makeVary(senses: SensesFile, next: () => number): Vary {
  const likes = likesOf(senses)
  const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)]
  return text => {
    const places = placesIn(text, likes)
    const kept = new Set([oneOf(places), next() < 0.5 ? oneOf(places) : undefined])
    let varied = text
    for (const place of places.reverse()) {
      if (!kept.has(place)) continue
      const like = oneOf(oneOf(likes.get(place.word) ?? []) ?? []) ?? place.word
      varied = varied.slice(0, place.start) + like + varied.slice(place.start + place.word.length)
    }
    return varied === text ? undefined : varied
  }
}
