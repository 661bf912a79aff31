// Reads one request strictly: the envelope, then every fact by its kind. The first fault is the answer; nothing is guessed.
import type { Temporal } from '../model/dates.ts'
import type { LawErrorCode, LawFault, LawRefusal, Locale } from './answer.ts'
import { closestOf } from './closest.ts'
import { date } from './kind.ts'
import type { EngineTexts, LawPack, LawPacks } from './pack.ts'
import { indexOf } from './pack-index.ts'
import { engineText } from './texts.ts'

export interface ReadRequest {
  readonly id: string | undefined
  readonly pack: LawPack
  readonly region: string | undefined
  readonly asOf: Temporal.PlainDate
  readonly want: readonly string[]
  readonly locale: Locale
  readonly facts: ReadonlyMap<string, unknown>
}

type RequestReading =
  | { readonly ok: true; readonly request: ReadRequest }
  | { readonly ok: false; readonly id: string | undefined; readonly fault: LawFault }

/** A request may have at most this many bytes. */
const largest = 100_000
const envelope = ['id', 'jurisdiction', 'region', 'asOf', 'facts', 'want', 'locale'] as const

/** An object of JSON; no list, not null. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function sizeOf(raw: unknown): number | undefined {
  try {
    const text = JSON.stringify(raw) ?? ''
    return text.length * 3 > largest ? new TextEncoder().encode(text).length : text.length
  } catch {
    return undefined
  }
}

const faultMaker =
  (texts: EngineTexts, locale: Locale) =>
  (code: LawErrorCode, sentence: string, at: { fact?: string; closest?: string | undefined } = {}): LawFault => ({
    code,
    text: engineText(texts, locale, `error.${sentence}`, { fact: at.fact ?? '', closest: at.closest ?? '—' }),
    ...(at.fact === undefined ? {} : { fact: at.fact }),
    ...(at.closest === undefined ? {} : { closest: at.closest }),
  })

const localeOf = (raw: unknown): Locale => (isRecord(raw) && raw.locale === 'en' ? 'en' : 'zh-CN')

const idOf = (raw: unknown): string | undefined =>
  isRecord(raw) && typeof raw.id === 'string' && raw.id.length <= 200 ? raw.id : undefined

/** The refusal of a request in whose text a name stands twice: which of the two values was meant, nobody knows. */
export function refuseRepeated(packs: LawPacks, raw: unknown, name: string): LawRefusal {
  const fault = faultMaker(packs.texts, localeOf(raw))('invalid_request', 'repeated', { fact: name.slice(0, 100) })
  return refusal(idOf(raw), fault)
}

/** The answer to a request that cannot be read; `id` only where there was one. */
export const refusal = (id: string | undefined, error: LawFault): LawRefusal => ({
  ...(id === undefined ? {} : { id }),
  status: 'error',
  error,
})

/** Why a request, or a part of it, cannot be read. */
type Fail = (...fault: Parameters<ReturnType<typeof faultMaker>>) => Extract<RequestReading, { readonly ok: false }>

/** Reads the envelope, then the facts; `today` stands in for an absent `asOf`. */
export function readRequest(packs: LawPacks, raw: unknown, today: string): RequestReading {
  const locale = localeOf(raw)
  const id = idOf(raw)
  const faultOf = faultMaker(packs.texts, locale)
  const fail: Fail = (...fault) => ({ ok: false, id, fault: faultOf(...fault) })

  if (!isRecord(raw)) return fail('invalid_request', 'not-an-object')
  const size = sizeOf(raw)
  if (size === undefined) return fail('invalid_request', 'not-an-object')
  if (size > largest) return fail('too_large', 'too-large')
  const odd = unreadable(raw, id, fail)
  if (odd) return odd

  const { jurisdiction, region, want = [], facts = {} } = raw
  if (typeof jurisdiction !== 'string') return fail('invalid_request', 'field', { fact: 'jurisdiction' })
  const pack = packs.packs.find(one => one.jurisdiction === jurisdiction)
  if (!pack) {
    const names = packs.packs.map(one => one.jurisdiction)
    return fail('unknown_jurisdiction', 'unknown-jurisdiction', { closest: closestOf(jurisdiction, names) })
  }
  if ('incomplete' in pack) return fail('pack_incomplete', 'pack-incomplete')
  if (region !== undefined && (typeof region !== 'string' || region.length > 100)) {
    return fail('invalid_request', 'field', { fact: 'region' })
  }
  const asOf = date.read(raw.asOf ?? today)
  if (!asOf.ok) return fail('invalid_dates', 'date', { fact: 'asOf' })
  if (!Array.isArray(want) || want.length > 200) return fail('invalid_request', 'field', { fact: 'want' })
  for (const name of want) {
    if (typeof name !== 'string' || !Object.hasOwn(pack.results, name)) {
      const closest = closestOf(String(name), Object.keys(pack.results))
      return fail('invalid_request', 'unknown-result', { fact: String(name).slice(0, 100), closest })
    }
  }
  if (!isRecord(facts)) return fail('invalid_request', 'field', { fact: 'facts' })
  const read = readFacts(pack, facts, fail)
  return 'ok' in read
    ? read
    : { ok: true, request: { id, pack, region, asOf: asOf.value, want: want.map(String), locale, facts: read } }
}

/** A name that no envelope has, or an id or a language that is none. */
function unreadable(raw: Record<string, unknown>, id: string | undefined, fail: Fail): ReturnType<Fail> | undefined {
  for (const name of Object.keys(raw)) {
    if (!envelope.some(known => known === name)) {
      return fail('invalid_request', 'unknown-field', { fact: name.slice(0, 100), closest: closestOf(name, envelope) })
    }
  }
  if (raw.id !== undefined && id === undefined) return fail('invalid_request', 'field', { fact: 'id' })
  if (raw.locale === undefined || raw.locale === 'en' || raw.locale === 'zh-CN') return undefined
  return fail('invalid_request', 'field', { fact: 'locale', closest: closestOf(String(raw.locale), ['zh-CN', 'en']) })
}

/** Every fact by its kind, none that contradicts another. */
function readFacts(
  pack: LawPack,
  facts: Record<string, unknown>,
  fail: Fail,
): ReadonlyMap<string, unknown> | ReturnType<Fail> {
  for (const name of Object.keys(facts)) {
    if (!Object.hasOwn(pack.facts, name)) {
      const closest = closestOf(name, Object.keys(pack.facts))
      return fail('unknown_fact', 'unknown-fact', { fact: name.slice(0, 100), closest })
    }
  }
  const values = new Map<string, unknown>()
  // Facts are read in the vocabulary's order, so that neither answer nor error depends on the order they came in.
  for (const [name, kind] of indexOf(pack).facts) {
    if (!Object.hasOwn(facts, name)) continue
    const reading = kind.read(facts[name])
    if (!reading.ok) {
      const typed = typeof facts[name] === 'string' ? facts[name] : ''
      const closest =
        reading.closestTo && !pack.sensitive.includes(name) ? closestOf(typed, reading.closestTo) : undefined
      return fail(reading.code, sentences[reading.code] ?? reading.wants, { fact: name, closest })
    }
    values.set(name, reading.value)
  }
  const at = pack.contradiction(values)
  return at === undefined ? values : fail('invalid_dates', 'dates-reversed', { fact: at })
}

/** Faults of a fact that have a sentence of their own, whatever kind was expected. */
const sentences: Readonly<Partial<Record<LawErrorCode, string>>> = {
  negative_amount: 'negative',
  unknown_ground: 'unknown-ground',
}
