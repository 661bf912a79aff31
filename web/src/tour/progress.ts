// How far a visitor is: hints that the phones show to be done are passed by themselves, and the place is kept.
import type { CardView } from '../../../src/model/card.ts'
import type { Line } from '../api/wire.ts'
import { isOf, sees } from './sight.ts'
import { endings, type Hint } from './steps.ts'

/** The visitor's place: the hint to look at, and which lines were already there when the tour began. */
export interface Place {
  readonly hint: number
  /** The last hint that the phones showed to be done; going back from there is up to the visitor. */
  readonly done: number
  readonly shown: boolean
  /** Person → cursor at the start of this round. */
  readonly since: Readonly<Record<string, number>>
}

export const startingPlace: Place = { hint: 0, done: -1, shown: true, since: {} }

export interface Phones {
  readonly person: string
  readonly lines: readonly Line[]
}

/** What came since this round began. */
export const freshOn = (phones: readonly Phones[], since: Place['since']): readonly Phones[] =>
  phones.map(({ person, lines }) => {
    // A sandbox that was emptied counts its lines anew.
    const last = lines.reduce((most, line) => Math.max(most, line.cursor), 0)
    const begun = since[person] ?? 0
    return { person, lines: begun > last ? lines : lines.filter(line => line.cursor > begun) }
  })

/** A later hint that is done takes those before it along: the visitor may know the way. */
export function advance(place: Place, hints: readonly Hint[], fresh: readonly Phones[]): Place {
  const lines = fresh.flatMap(phone => phone.lines)
  const done = hints.findLastIndex(hint => hint.until.some(sight => lines.some(line => sees(sight, line))))
  return done > place.done ? { ...place, done, hint: Math.max(place.hint, done + 1) } : place
}

const caseOf = (card: CardView): string => card.key.split('/')[0] ?? ''

/** How the case of this round ended before the tour did; undefined while it goes on. */
export function endingOf(fresh: readonly Phones[]): (typeof endings)[keyof typeof endings] | undefined {
  const cards = fresh.flatMap(({ lines }) => lines.flatMap(({ card }) => card ?? []))
  const begun = cards.findLast(card => isOf(card, 'checks'))
  for (const [step, text] of Object.entries(endings)) {
    if (begun && cards.some(card => isOf(card, step) && caseOf(card) === caseOf(begun))) return text
  }
  return undefined
}

const kept = 'haosan.tour'

export function rememberedPlace(): Place {
  try {
    const place: unknown = JSON.parse(localStorage.getItem(kept) ?? 'null')
    return isPlace(place) ? place : startingPlace
  } catch {
    return startingPlace
  }
}

export const remember = (place: Place): void => localStorage.setItem(kept, JSON.stringify(place))

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' &&
  value !== null &&
  'hint' in value &&
  Number.isInteger(value.hint) &&
  'done' in value &&
  Number.isInteger(value.done) &&
  'shown' in value &&
  typeof value.shown === 'boolean' &&
  'since' in value &&
  typeof value.since === 'object' &&
  value.since !== null
