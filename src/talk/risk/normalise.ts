// Brings a sentence to one spelling for matching, and remembers for every unit where it stood in the original.
import type { Spelling } from './spelling.ts'

/** One unit of the plain text with its place in the original, in UTF-16 units. */
interface Unit {
  readonly char: string
  readonly from: number
  readonly to: number
}

export interface Plain {
  readonly text: string
  /** The span of the original that a span of the plain text came from. */
  place(start: number, end: number): readonly [start: number, end: number]
}

const invisible = /[\p{Cf}\p{Mn}\p{Cc}\u115f\u3164]/u
const quotes: Readonly<Record<string, string>> = {
  '「': '“',
  '『': '“',
  '」': '”',
  '』': '”',
  '〝': '“',
  '〞': '”',
  '‘': '“',
  '’': "'",
  '´': "'",
  '`': "'",
  '、': ',',
  '—': ',',
  '…': ',',
  '。': '。',
  '¥': '元',
}
const han = '\\p{Script=Han}'

function units(text: string, spelling: Spelling): Unit[] {
  const out: Unit[] = []
  let at = 0
  for (const point of text) {
    const from = at
    at += point.length
    if (point === '\n') {
      out.push({ char: '。', from, to: at })
      continue
    }
    if (invisible.test(point)) continue
    const known = quotes[point] ?? point.normalize('NFKC').toLowerCase()
    for (const char of known) {
      if (invisible.test(char)) continue
      const space = /\s/u.test(char)
      out.push({ char: space ? ' ' : (spelling.characters.get(char) ?? char), from, to: at })
    }
  }
  return out
}

/** Replaces every match by other characters that keep the place of the whole match; `undefined` leaves it alone. */
function replace(list: readonly Unit[], pattern: RegExp, by: (match: RegExpMatchArray) => string | undefined): Unit[] {
  const text = list.map(unit => unit.char).join('')
  // A unit may be an astral character: indexes of the text are mapped to units first.
  const unitAt: number[] = []
  for (const [index, unit] of list.entries()) for (let i = 0; i < unit.char.length; i += 1) unitAt.push(index)
  const out: Unit[] = []
  let done = 0
  for (const match of text.matchAll(pattern)) {
    const start = unitAt[match.index] ?? list.length
    const end = unitAt[match.index + match[0].length] ?? list.length
    const text = by(match)
    if (text === undefined || start < done) continue
    out.push(...list.slice(done, start))
    const from = list[start]?.from ?? 0
    const to = list[end - 1]?.to ?? from
    for (const char of text) out.push({ char, from, to })
    done = end
  }
  return [...out, ...list.slice(done)]
}

const digitsAsLetters: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  $: 's',
  '@': 'a',
}

const spacedLetters = /(?<![a-z0-9$@'])(?:[a-z0-9$@][ ._*·-]){2,}[a-z0-9$@](?![a-z0-9$@])/gu
const mixedToken = /(?<![a-z0-9$@])[a-z][a-z0-9$@]*[0-9$@][a-z0-9$@]*[a-z](?![a-z0-9$@])/gu
const betweenHan = new RegExp(`(?<=${han})[ ._*·•~/|^#&+=\\-'\\p{Extended_Pictographic}]{1,3}(?=${han})`, 'gu')
const latinRun = /[a-z]+/gu
const besideHan = new RegExp(`(?<=${han} ?)[a-z]+|[a-z]+(?= ?${han})`, 'gu')
const dotsAsPause = /\.{2,}|,{2,}/gu
const fullStop = /\.(?=\s|$|”)/gu
const manySpaces = / {2,}/gu

export function normalise(text: string, spelling: Spelling): Plain {
  let list = units(text, spelling)
  list = replace(list, spacedLetters, match =>
    /[a-z]/u.test(match[0]) ? match[0].replace(/[ ._*·-]/gu, '') : undefined,
  )
  list = replace(list, dotsAsPause, () => ',')
  list = replace(list, betweenHan, () => '')
  list = replace(list, mixedToken, match =>
    (match[0].match(/[a-z]/gu)?.length ?? 0) >= 2
      ? match[0].replace(/[013457$@]/gu, char => digitsAsLetters[char] ?? char)
      : undefined,
  )
  list = replace(list, latinRun, match => spelling.words.get(match[0]))
  list = replace(list, besideHan, match => spelling.syllables.get(match[0]))
  list = replace(list, betweenHan, () => '')
  list = undisguise(list, spelling)
  list = replace(list, fullStop, () => '。')
  list = replace(list, manySpaces, () => ' ')
  return placed(list, text.length)
}

function undisguise(list: readonly Unit[], spelling: Spelling): Unit[] {
  const text = list.map(unit => unit.char).join('')
  return spelling.disguises
    .filter(([from]) => text.includes(from))
    .reduce((now, [from, to]) => replace(now, new RegExp(from, 'gu'), () => to), [...list])
}

function placed(list: readonly Unit[], length: number): Plain {
  const froms: number[] = []
  const tos: number[] = []
  for (const unit of list) {
    for (let i = 0; i < unit.char.length; i += 1) {
      froms.push(unit.from)
      tos.push(unit.to)
    }
  }
  return {
    text: list.map(unit => unit.char).join(''),
    place: (start, end) => [froms[start] ?? length, Math.max(tos[end - 1] ?? length, froms[start] ?? length)],
  }
}
