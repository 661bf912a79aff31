// The simulated employee: a small dialogue machine. What one says is recognised by the coach and by key words; no model, no chance.
import type { Locale, PersonId } from '../../model/person.ts'
import type {
  Rehearsal,
  RehearsalBeat,
  RehearsalFinding,
  RehearsalSaid,
  RehearsalTurn,
  Temperament,
} from '../../model/rehearsal.ts'
import type { ScriptLine } from '../../model/script.ts'
import type { ReviewSentence } from '../../model/talk.ts'
import { hears } from './hears.ts'

export interface RehearsalKit {
  readonly temperament: Temperament
  /** Lines of the first talk that the offers name. */
  readonly lines: readonly ScriptLine[]
  readonly review: ReviewSentence
}

export type Move =
  | { readonly kind: 'choose'; readonly place: number }
  | { readonly kind: 'own'; readonly text: string }
  | { readonly kind: 'stop' }
  | { readonly kind: 'leave' }

export const begin = (id: string, person: PersonId, temperament: string, startedAt: string): Rehearsal => ({
  id,
  person,
  temperament,
  startedAt,
  turns: [],
})

/** The moment in hand; undefined when the talk is over. */
export const beatNow = (rehearsal: Rehearsal, temperament: Temperament): RehearsalBeat | undefined =>
  rehearsal.ended === undefined ? temperament.beats[rehearsal.turns.length] : undefined

/** Two good things and one slip in an order that changes from moment to moment, the same for the same rehearsal. */
export function offersOf(rehearsal: Rehearsal, temperament: Temperament): readonly RehearsalSaid[] {
  const beat = beatNow(rehearsal, temperament)
  if (!beat) return []
  const all: readonly RehearsalSaid[] = [
    ...beat.offers.map(lines => ({ kind: 'lines' as const, lines })),
    { kind: 'slip' as const },
  ]
  const turn = [...rehearsal.id].reduce((sum, char) => sum + char.charCodeAt(0), rehearsal.turns.length)
  return all.map((_, i) => all[(i + turn) % all.length] ?? { kind: 'slip' as const })
}

/** Carries a move out. A move that does not fit (an offer that is not there, no words) changes nothing. */
export function move(rehearsal: Rehearsal, kit: RehearsalKit, made: Move): Rehearsal {
  const beat = beatNow(rehearsal, kit.temperament)
  if (!beat) return rehearsal
  if (made.kind === 'leave') return { ...rehearsal, ended: 'left' }
  const said = saidBy(made, rehearsal, kit.temperament)
  if (!said) return rehearsal
  const turn = turnOf(said, beat, kit)
  const turns = [...rehearsal.turns, turn]
  if (stops(turn, beat)) return { ...rehearsal, turns, ended: 'stopped' }
  return turns.length >= kit.temperament.beats.length
    ? { ...rehearsal, turns, ended: 'through' }
    : { ...rehearsal, turns }
}

function saidBy(made: Move, rehearsal: Rehearsal, temperament: Temperament): RehearsalSaid | undefined {
  switch (made.kind) {
    case 'choose':
      return offersOf(rehearsal, temperament)[made.place]
    case 'own':
      return made.text.trim() === '' ? undefined : { kind: 'own', text: made.text.trim() }
    default:
      return { kind: 'stop' }
  }
}

/** Calling HR ends the talk; where a protected circumstance came up, so does saying that one stops. */
const stops = (turn: RehearsalTurn, beat: RehearsalBeat): boolean =>
  turn.said.kind === 'stop' || (beat.stop && turn.went === 'well')

function turnOf(said: RehearsalSaid, beat: RehearsalBeat, kit: RehearsalKit): RehearsalTurn {
  if (said.kind === 'stop') return { said, points: [], went: 'well', findings: [] }
  if (said.kind === 'slip') return { said, points: [], went: 'badly', findings: [] }
  const must = (id: string): boolean => kit.lines.some(line => line.id === id && line.must)
  if (said.kind === 'lines') {
    const met = said.lines.some(id => beat.meets.includes(id))
    // Where everything must stop, going on with anything else is a mistake however well it is put.
    const went = met ? 'well' : beat.stop ? 'badly' : 'plain'
    return { said, points: said.lines.filter(must), went, findings: [] }
  }
  const findings = findingsIn(said.text, kit.review)
  const heard = hears(said.text, kit.lines)
  const blocked = findings.some(finding => finding.severity === 'block')
  const met = heard.some(id => beat.meets.includes(id))
  const went = blocked ? 'badly' : met ? 'well' : beat.stop ? 'badly' : 'plain'
  return { said, points: blocked ? [] : heard.filter(must), went, findings }
}

function findingsIn(text: string, review: ReviewSentence): readonly RehearsalFinding[] {
  return review({ text, scene: '36', speaker: 'manager' }).findings.flatMap(({ severity, why, safer }) =>
    severity === 'info' ? [] : [{ severity, why, safer }],
  )
}

/** The words of what was said, in one language; a person's own words as they are. */
export function wordsOf(said: RehearsalSaid, beat: RehearsalBeat, kit: RehearsalKit, locale: Locale): string {
  switch (said.kind) {
    case 'own':
      return said.text
    case 'slip':
      return beat.slip.text[locale]
    case 'stop':
      return ''
    case 'lines': {
      const lines = said.lines.flatMap(id => kit.lines.find(line => line.id === id) ?? [])
      const space = locale === 'en' ? ' ' : ''
      return [lines[0]?.feel[locale] ?? '', ...lines.map(line => line.rule[locale])].join(space)
    }
  }
}
