// An answer in words: each line with its name, amount, formula and article, the way a lawyer writes a calculation down.
import type { Json, LawAnswer, LawLine, LawStep, Locale } from './answer.ts'
import type { LawPack, LawPacks } from './pack.ts'
import { engineText } from './texts.ts'

/** The name of a fact or result for people; the code name where the catalogue has none. */
export const termName = (pack: LawPack, locale: Locale, name: string): string => pack.texts[locale].terms[name] ?? name

/** Article ids as a lawyer cites them. */
export const citations = (pack: LawPack, locale: Locale, basis: readonly string[]): readonly string[] =>
  basis.map(id => pack.articles.find(article => article.id === id)?.ref[locale] ?? id)

const findPack = (packs: LawPacks, jurisdiction: string): LawPack | undefined =>
  packs.packs.find((pack): pack is LawPack => pack.jurisdiction === jurisdiction && !('incomplete' in pack))

export function explain(packs: LawPacks, answer: LawAnswer, locale: Locale): readonly string[] {
  const say = (code: string, words: Readonly<Record<string, string>> = {}) =>
    engineText(packs.texts, locale, `explain.${code}`, words)
  if (answer.status === 'error') return [say('error', { text: answer.error.text })]
  const pack = findPack(packs, answer.law.jurisdiction)
  if (!pack) return []

  const plain = (value: Json): string => {
    if (value === true) return say('yes')
    if (value === false) return say('no')
    if (Array.isArray(value)) return value.map(plain).join(say('separator'))
    return pack.texts[locale].values[String(value)] ?? String(value)
  }
  const explained = (item: LawLine | LawStep) => {
    const value = 'amount' in item ? `${item.amount.value} ${item.amount.currency}` : plain(item.value)
    const formula = item.formula && item.formula !== value ? ` = ${item.formula}` : ''
    const doubt = item.needsReview ? ` [${say('review')}]` : ''
    const basis = citations(pack, locale, item.basis).join(say('separator'))
    return [
      `${termName(pack, locale, item.name)}: ${value}${formula}${doubt}`,
      `    ${say('basis')}: ${basis} (${say(`confidence.${item.confidence}`)})`,
    ]
  }

  // Lines and steps are told in the order of the pack's results, each after what it is built on.
  const items = new Map([...answer.steps, ...answer.lines].map(item => [item.name, item] as const))
  const told = Object.keys(pack.results).flatMap(name => {
    const item = items.get(name)
    return item ? explained(item) : []
  })
  return [
    say('title', { jurisdiction: answer.law.jurisdiction, version: answer.law.version }),
    say(answer.law.reviewed ? 'reviewed' : 'not-reviewed'),
    '',
    ...told,
    ...(answer.missing.length > 0
      ? [say('missing', { facts: answer.missing.map(name => termName(pack, locale, name)).join(say('separator')) })]
      : []),
    ...answer.warnings.map(warning => say('warning', { text: warning.text })),
  ]
}
