// Turns a frame like `{unsigned}…{no-pay}` into one regular expression over the plain text.
import type { Concepts, Tongue } from './rulebook.ts'

/** How far `…` (the sentence) and `~` (the clause) reach, in units of the plain text. */
const reach = { zh: { sentence: 26, clause: 9 }, en: { sentence: 90, clause: 40 } } as const

const gap = {
  sentence: (tongue: Tongue) => `[^。!;]{0,${reach[tongue].sentence}}?`,
  clause: (tongue: Tongue) => `[^。!;,?]{0,${reach[tongue].clause}}?`,
}

/** Right before an idea, this denies it: 不会扣工资, will never withhold. */
const denied = {
  zh: '(?<!(?:不会|不能|不得|不可以?|不再?|没有?|没人|未|别|勿|不是|不允许|不应该?|不用|不必|不准|不许|不要|绝不|从不|不可能|避免|禁止)(?:因[^,。]{1,8})?(?:被|去|给|让|把|对|再|会|有|随意|随便|擅自|任意|单方面?|提前|故意|任何|以任何|方式|您|你|他|她|们|的|来|就|而|此|要求){0,4})',
  en: "(?<!(?:\\b(?:not|never|no|nobody|without|cannot|nor)|n't) (?:be |to |going to |have |has |get |ever |any |in any way |do |will |also |we |that |a |the |your ){0,4})",
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

function expand(concepts: Concepts, pattern: string, tongue: Tongue, depth: number): string {
  return pattern
    .replace(/\{([a-z][a-z0-9-]*)\}/gu, (_whole, name: string) => group(concepts, name, tongue, depth))
    .replaceAll('…', gap.sentence(tongue))
    .replaceAll('~', gap.clause(tongue))
}

/** One expression for several ways to say the same; undefined when there is none. */
export function compile(concepts: Concepts, patterns: readonly string[], tongue: Tongue): RegExp | undefined {
  if (patterns.length === 0) return undefined
  const source = patterns
    .map(pattern => expand(concepts, pattern, tongue, 0))
    .map(text => (tongue === 'en' ? word(text) : text))
  return new RegExp(source.map(text => `(?:${text})`).join('|'), 'gu')
}
