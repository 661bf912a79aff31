// An answer in words, as a lawyer's memo: facts, ground, dates, then each line with formula and article, the total, what is open.
import type { Json, LawAnswer, LawFinding, LawLine, LawStep, Locale } from './answer.ts'
import type { LawPack, LawPacks } from './pack.ts'
import { placeName } from './place-name.ts'
import { isRecord } from './request.ts'
import { engineText } from './texts.ts'

/** The name of a fact or result for people; the code name where the catalogue has none. */
export const termName = (pack: LawPack, locale: Locale, name: string): string => pack.texts[locale].terms[name] ?? name

/** Article ids as a lawyer cites them. */
export const citations = (pack: LawPack, locale: Locale, basis: readonly string[]): readonly string[] =>
  basis.map(id => pack.articles.find(article => article.id === id)?.ref[locale] ?? id)

const findPack = (packs: LawPacks, jurisdiction: string): LawPack | undefined =>
  packs.packs.find((pack): pack is LawPack => pack.jurisdiction === jurisdiction && !('incomplete' in pack))

type Say = (code: string, words?: Readonly<Record<string, string>>) => string

/** What the parts of a memo are written with. */
interface Pen {
  readonly pack: LawPack
  readonly locale: Locale
  readonly say: Say
  readonly list: (texts: readonly string[]) => string
}

function plain(value: unknown, pen: Pen): string {
  if (value === true) return pen.say('yes')
  if (value === false) return pen.say('no')
  if (Array.isArray(value)) return pen.list(value.map(one => plain(one, pen)))
  if (isRecord(value))
    return Object.values(value)
      .map(one => plain(one, pen))
      .join(' ')
  return pen.pack.texts[pen.locale].values[String(value)] ?? String(value)
}

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** The facts as they were told, in the order of the pack; what is sensitive was used and is not repeated. */
function toldFacts(request: unknown, pen: Pen): readonly (readonly [string, Json])[] {
  const facts = isRecord(request) && isRecord(request.facts) ? request.facts : {}
  return Object.keys(pen.pack.facts).flatMap(name =>
    Object.hasOwn(facts, name) && !pen.pack.sensitive.includes(name) ? [[name, facts[name] as Json] as const] : [],
  )
}

const factLines = (facts: readonly (readonly [string, Json])[], pen: Pen) =>
  facts.map(([name, value]) => `${termName(pen.pack, pen.locale, name)}: ${plain(value, pen)}`)

/** Where, as of when, and what is known besides the ground and the days. */
function partFacts(request: unknown, facts: readonly (readonly [string, Json])[], pen: Pen): readonly string[] {
  const { region, asOf, facts: told } = isRecord(request) ? request : {}
  const sensitive = isRecord(told) && pen.pack.sensitive.some(name => Object.hasOwn(told, name))
  return [
    ...(typeof region === 'string' ? [pen.say('place', { region: placeName(pen.pack, pen.locale, region) })] : []),
    ...(typeof asOf === 'string' ? [pen.say('as-of', { day: asOf })] : []),
    ...factLines(
      facts.filter(([name, value]) => name !== pen.pack.ground && !isDay(value)),
      pen,
    ),
    ...(sensitive ? [pen.say('sensitive')] : []),
  ]
}

function partGround(facts: readonly (readonly [string, Json])[], pen: Pen): readonly string[] {
  const ground = facts.find(([name]) => name === pen.pack.ground)?.[1]
  if (typeof ground !== 'string') return []
  const basis = pen.pack.groundBasis?.[ground] ?? []
  return [
    plain(ground, pen),
    ...(basis.length > 0 ? [`    ${pen.say('basis')}: ${pen.list(citations(pen.pack, pen.locale, basis))}`] : []),
  ]
}

function explained(item: LawLine | LawStep, pen: Pen): readonly string[] {
  const value = 'amount' in item ? `${item.amount.value} ${item.amount.currency}` : plain(item.value, pen)
  const formula = item.formula && item.formula !== value ? ` = ${item.formula}` : ''
  const doubt = item.needsReview ? ` [${pen.say('review')}]` : ''
  const basis = pen.list(citations(pen.pack, pen.locale, item.basis))
  return [
    `${termName(pen.pack, pen.locale, item.name)}: ${value}${formula}${doubt}`,
    `    ${pen.say('basis')}: ${basis} (${pen.say(`confidence.${item.confidence}`)})`,
  ]
}

/** What is still missing, and what a reader has to know. */
const partOpen = ({ missing, warnings }: LawFinding, pen: Pen): readonly string[] => [
  ...(missing.length > 0
    ? [pen.say('missing', { facts: pen.list(missing.map(name => termName(pen.pack, pen.locale, name))) })]
    : []),
  ...warnings.map(warning => pen.say('warning', { text: warning.text })),
]

function partReview({ law, lines, steps }: LawFinding, pen: Pen): readonly string[] {
  const doubtful = [...lines, ...steps].filter(item => item.needsReview)
  const names = pen.list(doubtful.map(item => termName(pen.pack, pen.locale, item.name)))
  return [
    pen.say(law.reviewed ? 'reviewed' : 'not-reviewed'),
    ...(doubtful.length > 0 ? [pen.say('to-review', { names })] : []),
  ]
}

/** The memo of one answer, line by line; the request is what its facts are taken from. */
export function explain(packs: LawPacks, request: unknown, answer: LawAnswer, locale: Locale): readonly string[] {
  const say: Say = (code, words) => engineText(packs.texts, locale, `explain.${code}`, words)
  if (answer.status === 'error') return [say('error', { text: answer.error.text })]
  const pack = findPack(packs, answer.law.jurisdiction)
  if (!pack) return []
  const pen: Pen = { pack, locale, say, list: texts => texts.join(say('separator')) }

  const facts = toldFacts(request, pen)
  // Lines and steps are told in the order of the pack's results, each after what it is built on; the total comes last.
  const items = new Map([...answer.steps, ...answer.lines].map(item => [item.name, item] as const))
  const inOrder = Object.keys(pack.results).flatMap(name => items.get(name) ?? [])
  const dated = (item: LawLine | LawStep) => 'value' in item && isDay(item.value)
  const told = (some: readonly (LawLine | LawStep)[]) => some.flatMap(item => explained(item, pen))
  const parts = {
    facts: partFacts(request, facts, pen),
    ground: partGround(facts, pen),
    dates: [
      ...factLines(
        facts.filter(([, value]) => isDay(value)),
        pen,
      ),
      ...told(inOrder.filter(dated)),
    ],
    lines: told(inOrder.filter(item => !dated(item) && item.name !== pack.goal)),
    total: told(inOrder.filter(item => item.name === pack.goal)),
    open: partOpen(answer, pen),
    [answer.law.reviewed ? 'reviewed' : 'review']: partReview(answer, pen),
  }
  return [
    say('title', { jurisdiction: answer.law.jurisdiction, version: answer.law.version }),
    ...Object.entries(parts).flatMap(([part, lines]) => (lines.length > 0 ? ['', say(`part.${part}`), ...lines] : [])),
  ]
}
