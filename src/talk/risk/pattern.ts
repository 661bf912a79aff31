// Turns frames like `{unsigned}…{no-pay}` into regular expressions over the plain text.
import type { Concepts, Tongue } from './rulebook.ts'

/** How far `…` (the sentence) and `~` (the clause) reach, in units of the plain text. */
const reach = { zh: { sentence: 26, clause: 9 }, en: { sentence: 90, clause: 40 } } as const

const gap = {
  sentence: (tongue: Tongue) => `[^。!;]{0,${reach[tongue].sentence}}?`,
  clause: (tongue: Tongue) => `[^。!;,?]{0,${reach[tongue].clause}}?`,
}

/** Right before an idea, this denies it: 不会扣工资, will never withhold. */
const denied = {
  zh: '(?<!(?:不会|不能|不得|不可以?|不再?|没有?|没人|未|别|勿|不是|不允许|不应该?|不用|不必|不需要?|不准|不许|不要|绝不|从不|不可能|避免|禁止)(?:因[^,。]{1,8})?(?:[^,。不就]{2,4},){0,2}(?:被|去|给|让|把|对|再|会|有|随意|随便|擅自|任意|单方面?|提前|故意|任何|以任何|方式|您|你|他|她|们|的|来|就|而|此|要求|做|当场|马上|立刻|今天|现在){0,4})',
  en: "(?<!(?:\\b(?:not|never|no|nobody|without|cannot|nor)|n't) (?:be |to |going to |have |has |get |ever |any |in any way |do |will |also |we |that |a |the |your |need |have to |want ){0,4})",
}

const word = (text: string): string => `(?<![a-z])(?:${text})(?![a-z])`

/** All words of a concept as one group. Chinese frames take the English words too: people mix. */
function group(concepts: Concepts, name: string, tongue: Tongue, depth: number): string {
  const concept = concepts[name]
  if (!concept) throw new Error(`the coach's rules name an unknown concept {${name}}`)
  if (depth > 6) throw new Error(`the concept {${name}} contains itself`)
  const zh = tongue === 'zh' ? concept.zh.map(text => expand(concepts, text, tongue, depth + 1)) : []
  const en = concept.en.map(text => word(expand(concepts, text, 'en', depth + 1)))
  const all = [...zh, ...en]
  // An idea that this language has no words for never matches.
  if (all.length === 0) return '(?!)'
  return concept.affirmed ? `(?:${denied[tongue]}(?:${all.join('|')}))` : `(?:${all.join('|')})`
}

const reference = /\{([a-z][a-z0-9-]*)\}/gu

function expand(concepts: Concepts, pattern: string, tongue: Tongue, depth: number): string {
  return pattern
    .replace(reference, (_whole, name: string) => group(concepts, name, tongue, depth))
    .replaceAll('…', gap.sentence(tongue))
    .replaceAll('~', gap.clause(tongue))
}

/** One expression for several ways to say the same; undefined when there is none. */
export function compile(concepts: Concepts, patterns: readonly string[], tongue: Tongue): RegExp | undefined {
  if (patterns.length === 0) return undefined
  const sources = patterns
    .map(pattern => expand(concepts, pattern, tongue, 0))
    .map(text => (tongue === 'en' ? word(text) : text))
  return new RegExp(sources.map(text => `(?:${text})`).join('|'), 'gu')
}

/** A way to say something, and the ideas without which it need not be tried. */
export interface Way {
  readonly pattern: RegExp
  readonly needs: readonly string[]
}

/** Top-level alternatives of a pattern. */
function alternatives(pattern: string): readonly string[] {
  const out: string[] = []
  let depth = 0
  let inClass = false
  let current = ''
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at)
    if (char === '\\') {
      current += char + pattern.charAt(at + 1)
      at += 1
      continue
    }
    if (inClass) inClass = char !== ']'
    else if (char === '[') inClass = true
    else if (char === '(') depth += 1
    else if (char === ')') depth -= 1
    if (char === '|' && depth === 0 && !inClass) {
      out.push(current)
      current = ''
    } else current += char
  }
  return [...out, current]
}

/** Ideas that stand outside every group and are not optional: without them the pattern cannot match. */
function needsOf(alternative: string): readonly string[] {
  const plain = alternative.replace(/\[[^\]]*\]/gu, '.')
  return [...plain.matchAll(reference)]
    .filter(match => {
      const before = plain.slice(0, match.index)
      const open = (before.match(/\(/gu)?.length ?? 0) - (before.match(/\)/gu)?.length ?? 0)
      return open === 0 && plain.charAt(match.index + match[0].length) !== '?'
    })
    .map(match => match[1] ?? '')
}

/** The ways of a frame: those that need an idea stand alone, the rest is one expression. */
export function compileWays(concepts: Concepts, patterns: readonly string[], tongue: Tongue): readonly Way[] {
  const all = patterns.flatMap(alternatives).map(pattern => ({ pattern, needs: needsOf(pattern) }))
  const free = compile(
    concepts,
    all.filter(({ needs }) => needs.length === 0).map(({ pattern }) => pattern),
    tongue,
  )
  return [
    ...all.flatMap(({ pattern, needs }) => {
      const compiled = needs.length > 0 ? compile(concepts, [pattern], tongue) : undefined
      return compiled ? [{ pattern: compiled, needs }] : []
    }),
    ...(free ? [{ pattern: free, needs: [] }] : []),
  ]
}

/** Which ideas stand in a text, each looked for once; a denied one counts here. */
export function makeIdeas(concepts: Concepts, tongue: Tongue): (text: string) => (name: string) => boolean {
  const plain: Concepts = Object.fromEntries(
    Object.entries(concepts).map(([name, concept]) => [name, { ...concept, affirmed: false }]),
  )
  const patterns = new Map(
    Object.keys(concepts).map(name => [name, new RegExp(group(plain, name, tongue, 0), 'u')] as const),
  )
  return text => {
    const known = new Map<string, boolean>()
    return name => {
      const cached = known.get(name)
      if (cached !== undefined) return cached
      const present = patterns.get(name)?.test(text) ?? false
      known.set(name, present)
      return present
    }
  }
}
