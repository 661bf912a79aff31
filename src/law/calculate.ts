// One request in, one answer out. Never throws on bad input: a fault is an answer with a code and a sentence.
import { Temporal } from '../model/dates.ts'
import type { Json, LawAnswer, LawFinding, LawLine, LawStep, LawWarning, Locale } from './answer.ts'
import type { Warned } from './node.ts'
import type { LawPacks } from './pack.ts'
import { findRegion, indexOf, regionChain, worthTrying } from './pack-index.ts'
import { placeName } from './place-name.ts'
import { type ReadRequest, readRequest, refusal } from './request.ts'
import { Resolution } from './resolve.ts'
import { engineText, fill } from './texts.ts'

/** Whether the answer tells how results that are no amounts came about; amounts always do. */
export type Told = 'with steps' | 'lines only'

/** Answers one request against the packs. `today` (`YYYY-MM-DD`) stands in for an absent `asOf`. */
export function calculate(packs: LawPacks, request: unknown, today: string, told: Told = 'with steps'): LawAnswer {
  const reading = readRequest(packs, request, today)
  if (!reading.ok) return refusal(reading.id, reading.fault)
  return answer(packs, reading.request, told)
}

function answer(packs: LawPacks, request: ReadRequest, told: Told): LawAnswer {
  const { pack, facts } = request
  const index = indexOf(pack)
  const region = request.region === undefined ? undefined : findRegion(index, request.region)
  const end = pack.decidingDates.map(name => facts.get(name)).find(day => day !== undefined)
  const on = end instanceof Temporal.PlainDate ? end : request.asOf
  const onText = on.toString()
  const resolution = new Resolution(pack, facts, {
    on,
    onText,
    asOfText: request.asOf.toString(),
    region: region?.id,
    regions: regionChain(index, region),
  })
  if (request.region !== undefined && !region) resolution.warn({ code: 'unknown_region', basis: [], words: {} })
  const since = pack.since ?? ''
  const inForce = since <= onText
  if (!inForce) resolution.warn({ code: 'before_the_law', basis: [], words: { day: since } })

  const { results, lines, steps } = inForce ? reachedIn(packs, request, resolution, told) : nothing
  const missing = inForce ? missingOf(request, resolution, Object.keys(results).length === 0) : []
  return {
    ...(request.id === undefined ? {} : { id: request.id }),
    status: missing.length > 0 ? 'needs_input' : 'ok',
    law: { jurisdiction: pack.jurisdiction, version: pack.version, reviewed: pack.reviewed },
    results,
    lines,
    steps,
    missing,
    warnings: [...resolution.warnings.values()].map(warned => sayWarning(packs, request, warned)),
  }
}

type Found = Pick<LawFinding, 'results' | 'lines' | 'steps'>
const nothing: Found = { results: {}, lines: [], steps: [] }

/** Every result that these facts reach: amounts as lines, everything else as steps. */
function reachedIn(packs: LawPacks, request: ReadRequest, resolution: Resolution, told: Told): Found {
  const { pack, facts } = request
  const results: Record<string, Json> = {}
  const lines: LawLine[] = []
  const steps: LawStep[] = []
  for (const entry of resolution.index.results) {
    if (!worthTrying(entry, facts)) continue
    const { name, kind } = entry
    const node = resolution.resolve(name)
    if (node.state !== 'reached' || !node.rule) continue
    if (!node.anchored && !request.want.includes(name)) continue
    const value = kind.write(node.value, pack.currency)
    results[name] = value
    const amounts = kind.shape === 'amount' && value !== null
    if (!amounts && told === 'lines only') continue
    const { basis, review: needsReview } = node
    const formula = withUnits(packs, request.locale, node.formula)
    const { confidence } = node.rule
    const uses = visibleUses(resolution, node.uses)
    const explained = { formula, uses, basis, confidence, needsReview }
    if (amounts) lines.push({ name, amount: { value: String(value), currency: pack.currency }, ...explained })
    else steps.push({ name, value, ...explained })
  }
  return { results, lines, steps }
}

/** Formulas name units as `{y}`, `{m}`, `{d}`, `{h}`; the words are the reader's. */
function withUnits(packs: LawPacks, locale: Locale, formula: string): string {
  if (!formula.includes('{')) return formula
  const said = formula.replace(/\{([ymdh])\}/g, (_, unit: string) => packs.texts[locale][`unit.${unit}`] ?? unit)
  return said.replace(/ {2,}/g, ' ').trim()
}

/** Names that a person knows: inner steps are replaced by what they use, sensitive facts are left out. */
function visibleUses(resolution: Resolution, uses: readonly string[]): readonly string[] {
  const visible: string[] = []
  for (const name of uses) {
    const visibility = resolution.index.visibility.get(name)
    if (visibility === 'hidden') continue
    if (visibility === 'shown') {
      if (!visible.includes(name)) visible.push(name)
      continue
    }
    const inner = resolution.resolve(name)
    if (inner.state !== 'reached') continue
    for (const one of visibleUses(resolution, inner.uses)) if (!visible.includes(one)) visible.push(one)
  }
  return visible
}

/** What stands between these facts and the ground's total, or a wanted result; a block ends the search. */
function missingOf(request: ReadRequest, resolution: Resolution, reachedNothing: boolean): readonly string[] {
  const { pack, facts, want } = request
  const blocked = resolution.resolve('blocked')
  if (blocked.state === 'reached' && blocked.value === true) return []
  const goals = [...(facts.has(pack.ground) ? [pack.goal] : []), ...want]
  if (goals.length > 0) {
    const missing = goals.flatMap(goal => {
      const node = resolution.resolve(goal)
      return node.state === 'missing' ? node.facts : []
    })
    const all = new Set(missing)
    // What follows from the other missing facts is not asked for besides them.
    return [...all].filter(name => !resolution.standIns.get(name)?.every(fact => all.has(fact)))
  }
  return reachedNothing ? nearestMiss(request, resolution) : []
}

/** Without a ground: the smallest set of facts that would make the given ones count for something. */
function nearestMiss(request: ReadRequest, resolution: Resolution): readonly string[] {
  const { pack, facts } = request
  let best: readonly string[] = [pack.ground]
  let bestSize = Number.POSITIVE_INFINITY
  for (const name of Object.keys(pack.results)) {
    const node = resolution.resolve(name)
    if (node.state !== 'missing' || node.facts.length >= bestSize) continue
    const needs = indexOf(pack).rules.get(name)?.[0]?.needs ?? []
    if (!needs.some(need => facts.has(need))) continue
    best = node.facts
    bestSize = node.facts.length
  }
  return best
}

function sayWarning(packs: LawPacks, request: ReadRequest, warned: Warned): LawWarning {
  const { facts, region } = warned.words
  const words = {
    ...warned.words,
    ...(region === undefined ? {} : { region: placeName(request.pack, request.locale, region) }),
    ...(facts === undefined
      ? {}
      : {
          facts: facts
            .split(',')
            .map(name => request.pack.texts[request.locale].terms[name] ?? name)
            .join(engineText(packs.texts, request.locale, 'explain.separator')),
        }),
  }
  const own = request.pack.texts[request.locale].warnings[warned.code]
  const text = own ? fill(own, words) : engineText(packs.texts, request.locale, `warning.${warned.code}`, words)
  return { code: warned.code, text, basis: warned.basis }
}
